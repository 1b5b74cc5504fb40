package org.intake.application;

import static org.intake.domain.ledger.Change.What.happened;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intake.application.accept.AcceptCase;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Withdraw;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.CloseRound;
import org.intake.application.review.Conflicts;
import org.intake.application.review.HoldReview;
import org.intake.application.review.RankCases;
import org.intake.application.review.ReadReviews;
import org.intake.application.review.ReleaseExpiredReviews;
import org.intake.application.review.Scoring;
import org.intake.application.review.Seats;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Calendar;
import org.intake.domain.programme.CorroborationPolicy;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.intake.domain.programme.PolicySwitch;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.programme.QuotaPolicy.OverQuota;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.intake.testkit.fakes.CountingIds;
import org.intake.testkit.fakes.InMemoryLedger;

/// A small call with everything that decides about its cases, on a ledger in memory. Time stands
/// until a test moves it.
public final class Bench {
  public static final String CALL = "small-call";
  public static final String JIANGSU = "320000";
  public static final String ZHEJIANG = "330000";
  public static final Actor OFFICE_OF_JIANGSU =
      new Actor(Role.PROVINCE, "jiangsu-office", JIANGSU, null, null);
  public static final Actor CNIPA = new Actor(Role.OFFICER, "officer-a", null, "CNIPA", null);
  public static final Actor MIIT = new Actor(Role.OFFICER, "officer-b", null, "MIIT", null);

  public Instant now = Instant.parse("2017-07-20T01:00:00Z");
  public Programme programme;
  public final InMemoryLedger ledger = new InMemoryLedger();
  public final CountingIds ids = new CountingIds();
  public final Programmes programmes = new OneCall();
  public final Seats seats = new Seats(ledger);
  public final NoticeWriter writer = new NoticeWriter(ledger, "https://intake.example", () -> now);
  public final TellProvince tell = new TellProvince(writer);
  public final AcceptCase accept = new AcceptCase(ledger, programmes, seats, tell, () -> now);
  public final DecideCase.Effects effects = new DecideCase.Effects(accept, seats, writer, tell);
  public final DecideCase decide = new DecideCase(ledger, programmes, effects, () -> now);
  public final Withdraw withdraw = new Withdraw(ledger, programmes, effects, () -> now);
  public final Conflicts conflicts = new Conflicts(_ -> Stream.of("公开材料"));
  public final ClaimReview claims = new ClaimReview(ledger, programmes, conflicts, () -> now);
  public final HoldReview reviews = new HoldReview(ledger, programmes, seats, () -> now);
  public final ReadReviews reading = new ReadReviews(ledger, programmes, conflicts, () -> now);
  public final CloseRound rounds = new CloseRound(ledger, programmes, seats, () -> now);
  public final RankCases ranking = new RankCases(ledger, programmes);
  public final ReleaseExpiredReviews expired =
      new ReleaseExpiredReviews(ledger, reviews, () -> now);

  public Bench() {
    this(OverQuota.HOLD, true, Programme.Acceptance.AUTOMATIC);
  }

  public Bench(OverQuota policy, boolean withdrawalFrees, Programme.Acceptance acceptance) {
    programme = programme(policy, withdrawalFrees, acceptance);
  }

  private static Programme programme(
      OverQuota policy, boolean withdrawalFrees, Programme.Acceptance acceptance) {
    ReadingGuide reading =
        new ReadingGuide(
            List.of(),
            List.of(),
            new DivisionTable(List.of()),
            new OrganRegistry(
                List.of(
                    organ("cnipa", "ADDRESSEE_CNIPA", "国家知识产权局"),
                    organ("miit", "ADDRESSEE_MIIT", "工业和信息化部"))),
            List.of(),
            0.6);
    Calendar calendar =
        new Calendar(
            ZoneId.of("Asia/Shanghai"),
            LocalDate.parse("2017-06-27"),
            Instant.parse("2017-07-31T16:00:00Z"),
            Calendar.Lateness.REFUSE,
            Duration.ofMinutes(15),
            true,
            10,
            true,
            Set.of(LocalDate.parse("2018-01-01")),
            Set.of());
    return new Programme(
        CALL,
        text("试点城市申报"),
        "国知办发管字〔2017〕30号",
        Sha256.ofText("small call"),
        reading,
        calendar,
        acceptance,
        new QuotaPolicy(2, new TreeMap<>(), Set.of(), policy, withdrawalFrees),
        new ReviewPolicy(
            3,
            List.of(
                new ReviewPolicy.Criterion("task1", text("机制"), 60),
                new ReviewPolicy.Criterion("task2", text("人才"), 40)),
            BigDecimal.ZERO,
            new BigDecimal(100),
            Duration.ofHours(72),
            5),
        new CorroborationPolicy(true, true, true, 0.9, true, List.of()),
        List.of(),
        notices(),
        policies(),
        List.of(
            duty("annual-report", DocumentType.ANNUAL_REPORT, 2018, List.of(30, 7)),
            duty("final-report", DocumentType.FINAL_REPORT, 2020, List.of(60))),
        List.of("FORM_PART_1.cityName"),
        List.of());
  }

  private static Organ organ(String id, String kind, String name) {
    return new Organ(id, kind, null, name, List.of(), null, null);
  }

  private static Duty duty(String id, DocumentType report, int first, List<Integer> remind) {
    return new Duty(
        id,
        report,
        text(id),
        first,
        2020,
        MonthDay.of(12, 31),
        remind,
        15,
        report.equals(DocumentType.FINAL_REPORT));
  }

  private static SortedMap<String, PolicySwitch> policies() {
    SortedMap<String, PolicySwitch> policies = new TreeMap<>();
    policies.put(
        "deciding-agencies",
        new PolicySwitch("deciding-agencies", "CNIPA,MIIT", List.of("CNIPA,MIIT"), ""));
    policies.put("publicity-days", new PolicySwitch("publicity-days", "5", List.of("5"), ""));
    return policies;
  }

  private static SortedMap<String, NoticeDefinition> notices() {
    SortedMap<String, NoticeDefinition> notices = new TreeMap<>();
    for (String type :
        List.of(
            "ACCEPTED",
            "QUEUED_FOR_REVIEW",
            "HELD",
            "REJECTED",
            "WITHDRAWN",
            "DECISION",
            "REMINDER",
            "ESCALATION")) {
      Texts body = text(type + " {city} {result} {parks} {duty} {year} {due} {reason}");
      notices.put(
          type, new NoticeDefinition(type, text(type + "（{number}）"), body, new TreeMap<>()));
    }
    return notices;
  }

  /// The same call with one switch set.
  public void set(String policy, String value) {
    SortedMap<String, PolicySwitch> policies = new TreeMap<>(programme.policies());
    policies.put(policy, new PolicySwitch(policy, value, List.of(value), ""));
    programme =
        new Programme(
            programme.id(),
            programme.title(),
            programme.documentNumber(),
            programme.hash(),
            programme.reading(),
            programme.calendar(),
            programme.acceptance(),
            programme.quota(),
            programme.review(),
            programme.corroboration(),
            programme.dropContacts(),
            programme.notices(),
            policies,
            programme.duties(),
            programme.publicFields(),
            programme.rules());
  }

  public static Texts text(String text) {
    return new Texts(text, text, text);
  }

  /// A case of Jiangsu, READY and in the book.
  public String ready(String caseId) {
    return ready(caseId, JIANGSU, true, 0);
  }

  public String ready(String caseId, String province, boolean counted, int rank) {
    return at(CaseStatus.READY, caseId, province, counted, rank);
  }

  public String at(CaseStatus status, String caseId, String province, boolean counted, int rank) {
    String city = "city-" + caseId;
    Submission submission =
        Submission.open(
            "s-" + caseId,
            CALL,
            province,
            SubmissionKind.APPLICATION,
            null,
            null,
            null,
            new Contact("联络处", "office@province.example", Language.ZH_HANS),
            now);
    CaseRecord record =
        new CaseRecord(
            caseId,
            CALL,
            province,
            new City(city, "城市" + caseId, "地级城市"),
            status,
            submission.id(),
            programme.hash(),
            0,
            new Material(1, List.of(), List.of(), List.of()),
            List.of(new Park("东园", ParkStatus.PASS), new Park("西园", ParkStatus.PASS)),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            now,
            now,
            null,
            null);
    return Attempts.<String>run(
        ledger,
        () -> {
          Stored<Province> book =
              ledger
                  .load(Province.class, Province.idOf(CALL, province))
                  .orElseGet(() -> Stored.unborn(Province.empty(CALL, province)));
          Province.Entry entry =
              new Province.Entry(caseId, city, record.city().name(), true, counted, false, rank);
          Change change =
              Change.by(Actor.SYSTEM, now)
                  .create(submission.parsed(List.of(caseId), now))
                  .create(record, happened(EventType.CASE_OPENED))
                  .save(book, book.value().with(entry))
                  .build();
          return new Attempts.Step.Commit<>(change, caseId);
        });
  }

  public CaseRecord record(String caseId) {
    return ledger.load(CaseRecord.class, caseId).orElseThrow().value();
  }

  public CaseStatus status(String caseId) {
    return record(caseId).status();
  }

  public Province book() {
    return ledger.load(Province.class, Province.idOf(CALL, JIANGSU)).orElseThrow().value();
  }

  public List<String> noticesOf(String caseId) {
    return ledger.all(Notice.class).stream()
        .filter(notice -> caseId.equals(notice.caseId()))
        .map(Notice::type)
        .sorted()
        .toList();
  }

  public static Actor expert(String name) {
    return new Actor(Role.EXPERT, name, ZHEJIANG, null, "某大学");
  }

  /// Claims the next seat; fails where there is none.
  public Review claim(Actor expert) {
    return switch (claims.claim(expert, CALL)) {
      case Answer.Done<Optional<ClaimReview.Claimed>>(var claimed) ->
          claimed.orElseThrow().review().value();
      case Answer.Refused<Optional<ClaimReview.Claimed>>(var why) ->
          throw new AssertionError(why.detail());
    };
  }

  public static Scoring scoring(long fence, String first, String second, boolean complete) {
    SortedMap<String, BigDecimal> scores = new TreeMap<>();
    scores.put("task1", new BigDecimal(first));
    scores.put("task2", new BigDecimal(second));
    return new Scoring(
        fence,
        scores,
        List.of(new Review.ParkOpinion("东园", true, ""), new Review.ParkOpinion("西园", false, "")),
        "意见",
        complete);
  }

  /// Lets three experts finish the reviews that are queued, whosever they are.
  public void reviewEverything() {
    for (String name : List.of("expert-1", "expert-2", "expert-3")) {
      Actor expert = expert(name);
      while (claims.claim(expert, CALL)
              instanceof Answer.Done<Optional<ClaimReview.Claimed>>(var claimed)
          && claimed.isPresent()) {
        Review review = claimed.get().review().value();
        reviews.save(expert, review.id(), scoring(review.fence(), "80", "70", true));
      }
    }
  }

  public static <T> T done(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> value;
      case Answer.Refused<T>(Refusal why) ->
          throw new AssertionError(why.code() + ": " + why.detail());
    };
  }

  public static <T> Refusal.Code refused(Answer<T> answer) {
    return switch (answer) {
      case Answer.Done<T>(T value) -> throw new AssertionError("was done: " + value);
      case Answer.Refused<T>(Refusal why) -> why.code();
    };
  }

  private final class OneCall implements Programmes {
    @Override
    public List<String> calls() {
      return List.of(CALL);
    }

    @Override
    public Optional<Programme> programme(String call) {
      return call.equals(CALL) ? Optional.of(programme) : Optional.empty();
    }

    @Override
    public Optional<RuleBook> rules(String call) {
      return call.equals(CALL) ? Optional.of(_ -> List.of()) : Optional.empty();
    }

    @Override
    public SortedMap<String, byte[]> files(String call) {
      return new TreeMap<>();
    }
  }
}
