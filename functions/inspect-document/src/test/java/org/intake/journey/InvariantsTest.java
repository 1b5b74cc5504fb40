package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.TamperedState.of;
import static org.intake.journey.TamperedState.saying;
import static org.intake.journey.TamperedState.to;
import static org.intake.journey.TamperedState.with;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.intake.application.invariant.CheckInvariants;
import org.intake.application.invariant.Invariant;
import org.intake.application.port.Census;
import org.intake.domain.Sha256;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.casefile.Settlement;
import org.intake.domain.ledger.AccessLog;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Once;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.RuleRun;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;
import org.intake.json.JsonBundleCodec;
import org.intake.testkit.simulation.PointCampaign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Each invariant, on a state that holds and on the same state with one thing broken.
class InvariantsTest {
  private static final JsonBundleCodec CODEC = new JsonBundleCodec();
  private static final PointCampaign.Undisturbed STATE =
      new PointCampaign(JourneyOnFakes.PROGRAMMES, CODEC).undisturbed();
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");
  private static final Sha256 OTHER = Sha256.ofText("another");

  private static CheckInvariants.Report check(Census census) {
    return new CheckInvariants(census, STATE.contents(), STATE.programmes(), CODEC).check(() -> {});
  }

  static List<String> ids() {
    return CheckInvariants.all().stream().map(Invariant::id).toList();
  }

  @Test
  void holdOnWhatAJourneyLeaves() {
    CheckInvariants.Report report = check(STATE.ledger());
    assertThat(report.breaks()).isEmpty();
    assertThat(report.holds()).isTrue();
  }

  @Test
  void areAtLeastFortyAndNoTwoBearOneId() {
    assertThat(ids()).hasSizeGreaterThanOrEqualTo(40).doesNotHaveDuplicates();
    assertThat(CheckInvariants.all()).extracting(Invariant::holds).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void failsOnAStateInWhichItIsBroken(String id) {
    TamperedState tampered = new TamperedState(STATE.ledger());
    Consumer<TamperedState> breaking = breaking().get(id);
    assertThat(breaking).as("a way to break it").isNotNull();

    breaking.accept(tampered);

    assertThat(check(tampered).lines())
        .filteredOn(line -> line.invariant().id().equals(id))
        .singleElement()
        .satisfies(line -> assertThat(line.breaks()).isNotEmpty());
  }

  /// Found by the simulator: a city was withdrawn when its supplement had come and the rules had
  /// not run on it; its findings are about the paper before, and nobody is wrong.
  @Test
  void askNothingOfFindingsThatAreOlderThanTheirPaper() {
    TamperedState state = new TamperedState(STATE.ledger());
    String id = state.first(CaseRecord.class, record -> !record.findings().isEmpty()).id();
    state.change(
        CaseRecord.class,
        record -> record.id().equals(id),
        record -> with(record, "material", new Material(2, List.of(), List.of(), List.of())));
    state.repeat(
        event -> event.type() == EventType.CASE_SCREENED && event.stream().equals("case/" + id),
        EventType.CASE_SUPPLEMENTED);

    assertThat(check(state).lines())
        .filteredOn(line -> List.of("V-02", "V-03").contains(line.invariant().id()))
        .allSatisfy(line -> assertThat(line.breaks()).isEmpty());
  }

  private static UnaryOperator<CaseRecord> at(CaseStatus status) {
    return record -> with(record, "status", status);
  }

  private static boolean isReviewed(CaseRecord record) {
    return record.status() == CaseStatus.REVIEWED;
  }

  private static boolean isRead(Submission submission) {
    return submission.status() == SubmissionStatus.PARSED;
  }

  private static UnaryOperator<SubmissionFile> file(String component, Object value) {
    return file -> with(file, component, value);
  }

  private static Consumer<TamperedState> files(UnaryOperator<SubmissionFile> how) {
    return state ->
        state.change(
            Submission.class,
            submission -> {
              List<SubmissionFile> files = new ArrayList<>(submission.files());
              files.set(0, how.apply(files.getFirst()));
              return with(submission, "files", files);
            });
  }

  private static Consumer<TamperedState> entries(UnaryOperator<Province.Entry> how) {
    return state ->
        state.change(
            Province.class,
            book -> book.entries().values().stream().anyMatch(Province.Entry::holdsPlace),
            book -> {
              Map<String, Province.Entry> entries = new TreeMap<>();
              book.entries().forEach((id, entry) -> entries.put(id, how.apply(entry)));
              return with(book, "entries", entries);
            });
  }

  private static UnaryOperator<CaseRecord> findings(UnaryOperator<Finding> how) {
    return record -> with(record, "findings", record.findings().stream().map(how).toList());
  }

  private static UnaryOperator<CaseRecord> material(String component, Object value) {
    return record -> with(record, "material", with(record.material(), component, value));
  }

  private static boolean isFinished(Review seat) {
    return seat.state() == Review.State.COMPLETED;
  }

  private static void seat(TamperedState state, String component, Object value) {
    state.change(Review.class, InvariantsTest::isFinished, seat -> with(seat, component, value));
  }

  /// A finding of a threshold's rule that was decided on one recognised value.
  private static void recognised(TamperedState state, Set<Doubt> doubts) {
    RuleDefinition rule =
        STATE.programmes().programme(JourneyOnFakes.CALL).orElseThrow().rules().stream()
            .filter(RuleDefinition::threshold)
            .findFirst()
            .orElseThrow();
    String name =
        rule.reads().stream()
            .filter(read -> read.required() && !read.presence())
            .findFirst()
            .orElseThrow()
            .field();
    state.change(
        CaseRecord.class,
        InvariantsTest::isReviewed,
        record -> {
          String document = record.documents().getFirst().id();
          Place place = Place.ofPage(1, "48.4");
          ReadField read =
              new ReadField(
                  name,
                  name,
                  new FieldValue.Text("48.4"),
                  "48.4",
                  null,
                  Method.OCR,
                  0.5,
                  1,
                  doubts,
                  place);
          CaseField field = new CaseField(CaseField.idOf(document, name), document, read, null);
          List<CaseField> fields = new ArrayList<>(record.fields());
          fields.add(field);
          Material material = with(record.material(), "fields", fields);
          return findings(finding ->
                  finding.check().equals(rule.check())
                      ? with(
                          finding, "evidence", List.of(new Evidence(document, field.id(), place)))
                      : finding)
              .apply(with(record, "material", material));
        });
  }

  private static void removeNotice(TamperedState state, String type) {
    Notice notice = state.first(Notice.class, each -> each.type().equals(type));
    state.aggregates.remove(notice.stream());
  }

  private static Map<String, Consumer<TamperedState>> breaking() {
    Map<String, Consumer<TamperedState>> breaking = new TreeMap<>();
    histories(breaking);
    submissions(breaking);
    cases(breaking);
    verdicts(breaking);
    places(breaking);
    reviews(breaking);
    notices(breaking);
    procedure(breaking);
    contents(breaking);
    return breaking;
  }

  private static void histories(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put("H-01", state -> state.unreadable.put("case/x NOTE", "neither"));
    breaking.put(
        "H-02",
        state ->
            state.aggregates.put(
                "case/other", state.stored(state.first(CaseRecord.class, _ -> true))));
    breaking.put("H-03", state -> state.event(of(EventType.SUBMITTED), saying("files", "9")));
    breaking.put(
        "H-04",
        state -> {
          CaseRecord record = state.first(CaseRecord.class, _ -> true);
          Stored<?> stored = state.stored(record);
          state.aggregates.put(
              record.stream(),
              new Stored<>(record, stored.revision(), stored.events() + 1, stored.head()));
        });
    breaking.put(
        "H-05",
        state -> state.aggregates.remove(state.first(CaseRecord.class, _ -> true).stream()));
    breaking.put(
        "H-06",
        state -> {
          CaseRecord record = state.first(CaseRecord.class, _ -> true);
          Stored<?> stored = state.stored(record);
          state.aggregates.put(
              record.stream(), new Stored<>(record, 99, stored.events(), stored.head()));
        });
    breaking.put("H-07", state -> state.events.removeIf(of(EventType.REVIEW_OPENED)));
    breaking.put(
        "H-08", state -> state.event(_ -> true, saying("note", "office@province.example")));
  }

  private static void submissions(Map<String, Consumer<TamperedState>> breaking) {
    UnaryOperator<Submission> withdrawn = s -> with(s, "status", SubmissionStatus.WITHDRAWN);
    breaking.put(
        "S-01", state -> state.change(Submission.class, InvariantsTest::isRead, withdrawn));
    breaking.put("S-02", state -> state.events.removeIf(of(EventType.SUBMITTED)));
    breaking.put(
        "S-03", state -> state.change(Submission.class, s -> with(s, "receipts", List.of())));
    breaking.put(
        "S-04", state -> state.change(Submission.class, s -> with(s, "version", s.version() + 1)));
    breaking.put(
        "S-05", state -> state.change(Submission.class, s -> with(s, "cases", List.of("none"))));
    breaking.put(
        "S-06",
        state ->
            state.change(
                Submission.class, InvariantsTest::isRead, s -> with(s, "cases", List.of())));
    breaking.put(
        "S-07",
        state ->
            state.change(
                Submission.class,
                s ->
                    with(
                        s, "receipts", List.of(s.receipts().getFirst(), s.receipts().getFirst()))));
    breaking.put(
        "S-08",
        state ->
            state.change(
                Submission.class,
                s -> s.id().startsWith("id-") && !s.cases().isEmpty(),
                withdrawn));
    breaking.put(
        "S-09",
        state ->
            state.change(
                Submission.class, InvariantsTest::isRead, s -> with(s, "files", List.of())));
    breaking.put("F-01", files(file("status", FileStatus.RECEIVED)));
    breaking.put(
        "F-02",
        state ->
            state.change(
                Submission.class,
                s -> with(s, "files", List.of(s.files().getFirst(), s.files().getFirst()))));
    breaking.put("F-03", files(file -> with(file, "superseded", !file.superseded())));
    breaking.put("F-04", files(file("sha256", OTHER)));
    breaking.put("F-05", files(file -> with(file, "malwareScan", null)));
    breaking.put("F-06", files(file("status", FileStatus.REFUSED)));
    breaking.put("F-07", files(file("version", 9)));
    breaking.put(
        "F-08", state -> state.repeat(of(EventType.FILE_INSPECTED), EventType.FILE_INSPECTED));
  }

  private static void cases(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put(
        "C-01", state -> state.change(CaseRecord.class, c -> with(c, "submission", "none")));
    breaking.put(
        "C-02",
        state ->
            state.change(CaseRecord.class, c -> with(c, "city", new City("110000", "他市", null))));
    breaking.put(
        "C-03",
        state -> state.change(CaseRecord.class, InvariantsTest::isReviewed, at(CaseStatus.PILOT)));
    breaking.put("C-04", state -> state.event(to("ACCEPTED"), saying("to", "PILOT")));
    breaking.put(
        "C-05",
        state ->
            state.event(
                event -> event.stream().startsWith("case/") && to("WITHDRAWN").test(event),
                event -> with(event, "actor", Actor.SYSTEM)));
    breaking.put("C-06", state -> state.change(CaseRecord.class, material("version", 7)));
    breaking.put(
        "C-07",
        state ->
            state.change(
                CaseRecord.class,
                c ->
                    material(
                            "documents",
                            c.documents().stream().map(d -> with(d, "fileId", "none")).toList())
                        .apply(c)));
    breaking.put(
        "C-08",
        state ->
            state.change(
                CaseRecord.class,
                c ->
                    material(
                            "fields",
                            c.fields().stream().map(f -> with(f, "documentId", "none")).toList())
                        .apply(c)));
    breaking.put(
        "C-09",
        state ->
            state.change(
                CaseRecord.class,
                c ->
                    with(
                        c,
                        "settlements",
                        List.of(
                            new Settlement(
                                c.findings().getFirst().check(),
                                null,
                                Outcome.PASS,
                                "理由",
                                "nobody",
                                NOW,
                                "")))));
    breaking.put("C-10", state -> state.change(CaseRecord.class, at(CaseStatus.DEFICIENT)));
  }

  private static void verdicts(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put("V-01", state -> state.change(CaseRecord.class, c -> with(c, "programme", OTHER)));
    breaking.put(
        "V-02",
        state ->
            state.change(
                CaseRecord.class,
                c -> with(c, "findings", c.findings().subList(1, c.findings().size()))));
    breaking.put(
        "V-03",
        state ->
            state.change(
                CaseRecord.class,
                findings(f ->
                    with(
                        f, "evidence", List.of(new Evidence("none", null, Place.ofPage(1, "")))))));
    breaking.put("V-04", state -> recognised(state, Set.of()));
    breaking.put("V-05", state -> recognised(state, Set.of(Doubt.values())));
    breaking.put(
        "V-06",
        state ->
            state.change(
                CaseRecord.class, InvariantsTest::isReviewed, at(CaseStatus.MANUAL_CHECK)));
    breaking.put(
        "V-07",
        state ->
            state.change(
                CaseRecord.class,
                InvariantsTest::isReviewed,
                findings(f -> with(f, "outcome", Outcome.NEEDS_HUMAN))));
    breaking.put(
        "V-08",
        state ->
            state.change(CaseRecord.class, InvariantsTest::isReviewed, at(CaseStatus.DEFICIENT)));
    breaking.put(
        "V-09",
        state -> state.change(CaseRecord.class, findings(f -> with(f, "decidedBy", "somebody"))));
    breaking.put(
        "V-10",
        state ->
            state.change(
                CaseRecord.class,
                InvariantsTest::isReviewed,
                c ->
                    with(
                        at(CaseStatus.READY).apply(c),
                        "parks",
                        List.of(new Park("东园", ParkStatus.FAIL)))));
    breaking.put(
        "V-11",
        state -> state.event(of(EventType.CASE_SCREENED), saying("programme", OTHER.hex())));
  }

  private static void places(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put(
        "Q-01",
        state ->
            state.change(
                Province.class,
                book -> {
                  Map<String, Province.Entry> entries = new TreeMap<>(book.entries());
                  for (int i = 1; i <= 3; i++) {
                    String id = "extra-" + i;
                    entries.put(id, new Province.Entry(id, null, "", true, true, true, 0));
                  }
                  return with(book, "entries", entries);
                }));
    breaking.put("Q-02", entries(entry -> with(entry, "holdsPlace", false)));
    breaking.put("Q-03", state -> state.events.removeIf(to("ACCEPTED")));
    breaking.put("Q-04", state -> state.events.removeIf(of(EventType.QUOTA_RESERVED)));
    breaking.put("Q-05", entries(entry -> with(entry, "caseId", "none")));
    breaking.put("Q-06", entries(entry -> with(entry, "live", false)));
    breaking.put("Q-07", entries(entry -> with(entry, "counted", false)));
    breaking.put(
        "Q-08",
        state ->
            state.event(
                event ->
                    event.stream().startsWith("case/") && event.type() == EventType.CASE_OPENED,
                event -> saying("action", "HOLD").apply(with(event, "type", EventType.DECIDED))));
    breaking.put("Q-09", state -> state.change(Province.class, book -> with(book, "nextCase", 1)));
  }

  private static void reviews(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put(
        "R-01",
        state ->
            state.aggregates.remove(
                state.first(Review.class, InvariantsTest::isFinished).stream()));
    breaking.put("R-02", state -> seat(state, "caseId", "none"));
    breaking.put("R-03", state -> seat(state, "completedBy", null));
    breaking.put("R-04", state -> seat(state, "fence", 99L));
    breaking.put(
        "R-05",
        state ->
            state.repeat(
                event ->
                    event.stream().startsWith("review/")
                        && event.type() == EventType.REVIEW_CLAIMED,
                EventType.REVIEW_CLAIMED));
    breaking.put(
        "R-06",
        state ->
            state.repeat(
                event ->
                    event.stream().startsWith("review/")
                        && event.type() == EventType.REVIEW_COMPLETED,
                EventType.REVIEW_SAVED));
    breaking.put("R-07", state -> seat(state, "completedBy", "nobody"));
    breaking.put(
        "R-08",
        state ->
            state.event(
                event ->
                    event.stream().startsWith("review/")
                        && event.type() == EventType.REVIEW_CLAIMED,
                event -> {
                  Review seat = state.first(Review.class, r -> r.stream().equals(event.stream()));
                  return with(
                      event,
                      "actor",
                      new Actor(Role.EXPERT, event.actor().subject(), seat.province(), null, null));
                }));
    breaking.put("R-09", state -> seat(state, "scores", new TreeMap<>()));
    breaking.put(
        "R-10",
        state ->
            state.change(
                CaseRecord.class, InvariantsTest::isReviewed, at(CaseStatus.REVIEW_QUEUED)));
    breaking.put(
        "R-11",
        state -> state.change(ExpertDesk.class, desk -> with(desk, "finished", Set.of("none"))));
    breaking.put("R-12", state -> seat(state, "state", Review.State.OPEN));
  }

  private static void notices(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put("N-01", state -> state.change(Notice.class, n -> with(n, "submission", "none")));
    breaking.put("N-02", state -> removeNotice(state, "RECEIPT"));
    breaking.put(
        "N-03",
        state -> state.change(Notice.class, n -> with(n, "delivery", Notice.Delivery.PENDING)));
    breaking.put("N-04", state -> state.change(Notice.class, n -> with(n, "sentAt", null)));
    breaking.put(
        "N-05", state -> state.repeat(of(EventType.NOTICE_SENT), EventType.NOTICE_SENDING));
    breaking.put("N-06", state -> state.change(CaseRecord.class, CaseRecord::notified));
    breaking.put("N-07", state -> state.change(Notice.class, n -> with(n, "version", 77)));
    breaking.put("N-08", state -> state.change(Notice.class, n -> with(n, "subject", "a\nBcc: b")));
    breaking.put("N-09", state -> removeNotice(state, "ACCEPTED"));
  }

  private static void procedure(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put(
        "P-01",
        state ->
            state.event(
                to("REVIEWED"),
                event ->
                    saying("by", "joint-decision").apply(saying("to", "PROPOSED").apply(event))));
    breaking.put("P-02", state -> state.change(CaseRecord.class, at(CaseStatus.PUBLICIZED)));
    breaking.put("P-03", state -> state.change(CaseRecord.class, at(CaseStatus.OBJECTED)));
    breaking.put(
        "P-04",
        state ->
            state.add(
                new Objection(
                    "o-1", JourneyOnFakes.CALL, "none", "某", true, "", "", NOW, null, null, null)));
    breaking.put("P-05", state -> state.change(CaseRecord.class, at(CaseStatus.PILOT)));
    breaking.put(
        "P-06",
        state ->
            state.change(
                CaseRecord.class,
                c ->
                    with(
                        c,
                        "pilot",
                        new CaseRecord.Pilot(
                            "81",
                            NOW,
                            2018,
                            2020,
                            List.of(new CaseRecord.Report("ANNUAL_REPORT", 2018, "none", NOW)),
                            Set.of()))));
    LocalDate day = LocalDate.parse("2017-11-06");
    breaking.put(
        "P-07",
        state ->
            state.add(
                CallRecord.of("c")
                    .with(new CallRecord.Publicity(day, day.minusDays(1), List.of()))));
    breaking.put(
        "P-08", state -> state.add(CallRecord.of(JourneyOnFakes.CALL).roundClosed(Instant.EPOCH)));
    breaking.put("P-09", state -> state.add(new AccessLog("none", 3)));
    breaking.put("P-10", state -> state.add(new Once("o", "r", 500, Map.of(), "")));
  }

  private static void contents(Map<String, Consumer<TamperedState>> breaking) {
    breaking.put("K-01", files(file("sha256", OTHER)));
    breaking.put("K-02", files(file("name", "别名.txt")));
    breaking.put(
        "K-03", state -> state.event(of(EventType.CASE_SCREENED), saying("run", OTHER.hex())));
    breaking.put(
        "K-04",
        state ->
            state.change(
                CaseRecord.class, findings(f -> with(f, "outcome", Outcome.NOT_APPLICABLE))));
    breaking.put("K-05", InvariantsTest::pointToARunThatSaidNothing);
  }

  private static void pointToARunThatSaidNothing(TamperedState state) {
    CaseRecord record = state.first(CaseRecord.class, InvariantsTest::isReviewed);
    for (int i = 0; i < state.events.size(); i++) {
      var event = state.events.get(i);
      String run = event.data().get("run");
      if (event.stream().equals(record.stream()) && run != null) {
        RuleRun said =
            CODEC.read(STATE.contents().run(new Sha256(run)).orElseThrow(), RuleRun.class);
        byte[] other = CODEC.write(new RuleRun(said.programme(), said.facts(), List.of()));
        STATE.contents().putRun(Sha256.of(other), other);
        state.events.set(i, saying("run", Sha256.of(other).hex()).apply(event));
      }
    }
  }
}
