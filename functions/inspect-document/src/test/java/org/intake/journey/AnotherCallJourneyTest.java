package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.JourneyOnFakes.done;
import static org.intake.journey.JourneyOnFakes.province;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.audit.ExportBundle;
import org.intake.application.audit.VerifyBundle;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.application.decide.Withdraw;
import org.intake.application.duties.SweepProcedure;
import org.intake.application.duties.WatchDuties;
import org.intake.application.notify.TellProvince;
import org.intake.application.publish.Approve;
import org.intake.application.publish.FollowPublication;
import org.intake.application.publish.Objections;
import org.intake.application.publish.PublicList;
import org.intake.application.publish.Publish;
import org.intake.application.query.ReadTexts;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.CloseRound;
import org.intake.application.review.Conflicts;
import org.intake.application.review.HoldReview;
import org.intake.application.review.RankCases;
import org.intake.application.review.ReleaseExpiredReviews;
import org.intake.application.review.Scoring;
import org.intake.application.review.Seats;
import org.intake.application.screen.CaseScreening;
import org.intake.application.submit.Opening;
import org.intake.domain.Language;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.SubmissionKind;
import org.intake.json.JsonBundleCodec;
import org.intake.programme.BuiltInProgrammes;
import org.intake.programme.BundledProgrammes;
import org.intake.programme.ProgrammeFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An invented call of another kind, counties and their village libraries, through the whole
/// product: other papers, fields, rules, places, criteria, agencies, reports; the same code.
class AnotherCallJourneyTest {
  private static final String CALL = "county-libraries-2031";
  private static final String PROVINCE = "150000";
  private static final String SOUND = "托克托县";
  private static final String POOR = "和林格尔县";
  private static final String BANNER = "达尔罕茂明安联合旗";
  private static final List<String> LIBRARIES = List.of("双河书屋", "新营子书屋", "五申书屋");
  private static final Actor CULTURE = new Actor(Role.OFFICER, "officer-a", null, "CULTURE", null);
  private static final Actor FINANCE = new Actor(Role.OFFICER, "officer-b", null, "FINANCE", null);

  private final JourneyOnFakes journey =
      new JourneyOnFakes(BuiltInProgrammes.with(Map.of(CALL, files())), CALL);
  private final Programme programme = journey.programmes.programme(CALL).orElseThrow();
  private final Seats seats = new Seats(journey.ledger);
  private final TellProvince tell = new TellProvince(journey.notices);
  private final Conflicts conflicts =
      new Conflicts(new ReadTexts(journey.ledger, journey.programmes, journey.contents));
  private final ClaimReview claims =
      new ClaimReview(journey.ledger, journey.programmes, conflicts, journey.clock);
  private final HoldReview reviews =
      new HoldReview(journey.ledger, journey.programmes, seats, journey.clock);
  private final DecideCase decide =
      new DecideCase(
          journey.ledger,
          journey.programmes,
          new DecideCase.Effects(journey.accept, seats, journey.notices, tell),
          journey.clock);
  private final FollowPublication follow =
      new FollowPublication(journey.ledger, journey.programmes, tell, journey.clock);
  private final SweepProcedure sweep =
      new SweepProcedure(
          new ReleaseExpiredReviews(journey.ledger, reviews, journey.clock),
          journey.accept,
          follow,
          new WatchDuties(journey.ledger, journey.programmes, tell, journey.clock));

  @TempDir Path folder;

  private static ProgrammeFiles files() {
    try {
      return ProgrammeFiles.at(
          Path.of("../programme/src/test/resources/programmes/county-libraries-2031"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void everyInvariantHolds() {
    journey.checkInvariants();
  }

  @Test
  void goesFromTheFirstPaperToTheArchive() throws IOException {
    journey.now = Instant.parse("2031-02-03T02:00:00Z");
    String submission = journey.open(PROVINCE);
    journey.add(PROVINCE, submission, "同意函.docx", LibraryPapers.endorsement(SOUND, POOR));
    handInCounty(submission, SOUND, "200000", "250000", LIBRARIES);
    handInCounty(submission, POOR, "200000", "249999", LIBRARIES.subList(0, 2));
    handIn(submission);

    assertThat(journey.submission(submission).cases()).hasSize(2);
    CaseRecord sound = journey.caseOf(SOUND);
    assertThat(sound.documents())
        .extracting(document -> document.type().code())
        .contains("COUNTY_FORM", "LIBRARY_FORM", "PROOF")
        .doesNotContain("UNKNOWN");
    assertThat(sound.parks()).extracting(park -> park.name()).hasSameElementsAs(LIBRARIES);
    assertThat(sound.findings()).filteredOn(finding -> finding.outcome() != Outcome.PASS).isEmpty();
    assertThat(sound.status()).isEqualTo(CaseStatus.READY);
    supplement(submission);

    for (String county : List.of(SOUND, POOR)) {
      String id = journey.caseOf(county).id();
      done(decide.decide(CULTURE, id, Decision.of(DecisionAction.ACCEPT, "")));
      journey.settle();
      review(id, county.equals(SOUND) ? "4.5" : "2");
    }
    done(
        new CloseRound(journey.ledger, journey.programmes, seats, journey.clock)
            .close(CULTURE, CALL));
    assertThat(done(new RankCases(journey.ledger, journey.programmes).rank(CALL)))
        .extracting(RankCases.Ranked::caseId)
        .containsExactly(sound.id(), journey.caseOf(POOR).id());

    decideTogether();
    publishAndApprove();
    report(sound.id());
    checkBundles();
    assertThat(journey.mailer.sent())
        .allSatisfy(mail ->
            assertThat(mail.subject() + mail.text())
                .doesNotContain("知识产权", "中小企业", "试点城市")
                .doesNotContainPattern("\\{[a-zA-Z]+}"));
  }

  /// Five places, none for a banner, and a place once taken stays taken: its own quota file.
  @Test
  void givesItsOwnPlaces() {
    journey.now = Instant.parse("2031-02-03T02:00:00Z");
    List<String> counties = List.of(SOUND, POOR, "清水河县", "武川县", "固阳县", "五原县");
    String submission = journey.open(PROVINCE);
    journey.add(
        PROVINCE,
        submission,
        "同意函.docx",
        LibraryPapers.endorsement(
            java.util.stream.Stream.concat(counties.stream(), java.util.stream.Stream.of(BANNER))
                .toArray(String[]::new)));
    for (String county : counties) {
      handInCounty(submission, county, "200000", "250000", LIBRARIES);
    }
    handInCounty(submission, BANNER, "200000", "250000", LIBRARIES);
    handIn(submission);
    assertThat(journey.cases())
        .hasSize(7)
        .allSatisfy(one ->
            assertThat(one.findings())
                .filteredOn(finding -> finding.check().equals("LIB-05"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.outcome()).isEqualTo(Outcome.FAIL)));

    for (String county : counties.subList(0, 5)) {
      done(accept(county));
    }
    assertThat(accept("五原县"))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.why().code()).isEqualTo(Refusal.Code.QUOTA_EXHAUSTED));
    done(accept(BANNER));
    done(
        new Withdraw(
                journey.ledger,
                journey.programmes,
                new DecideCase.Effects(journey.accept, seats, journey.notices, tell),
                journey.clock)
            .city(province(PROVINCE), journey.caseOf(SOUND).id(), "不再申报"));
    journey.settle();

    assertThat(accept("五原县")).isInstanceOf(Answer.Refused.class);
    assertThat(
            journey.cases().stream()
                .filter(one -> one.status() == CaseStatus.REVIEW_QUEUED)
                .map(one -> one.city().name()))
        .containsExactlyInAnyOrder(POOR, "清水河县", "武川县", "固阳县", BANNER);
  }

  private Answer<?> accept(String county) {
    Answer<?> answer =
        decide.decide(CULTURE, journey.caseOf(county).id(), Decision.of(DecisionAction.ACCEPT, ""));
    journey.settle();
    return answer;
  }

  /// `shown` are the libraries of which there are photographs.
  private void handInCounty(
      String submission, String county, String inhabitants, String books, List<String> shown) {
    journey.add(
        PROVINCE,
        submission,
        county + "/申报表.docx",
        LibraryPapers.county(county, inhabitants, books));
    for (String library : LIBRARIES) {
      journey.add(
          PROVINCE,
          submission,
          county + "/登记表_" + library + ".docx",
          LibraryPapers.library(library, "1200"));
      if (shown.contains(library)) {
        journey.add(
            PROVINCE,
            submission,
            county + "/V1_" + library + "_开放照片.docx",
            LibraryPapers.photographs(county + library));
      }
    }
  }

  private void handIn(String submission) {
    journey.settle();
    done(journey.submit.submit(province(PROVINCE), submission));
    journey.settle();
  }

  /// Too few books by one, and no photographs of a library.
  private void supplement(String submission) {
    CaseRecord poor = journey.caseOf(POOR);
    assertThat(poor.status()).isEqualTo(CaseStatus.DEFICIENT);
    assertThat(CaseScreening.defects(poor.findings()))
        .extracting(Finding::check)
        .containsExactly("LIB-02", "LIB-04");
    assertThat(poor.supplementDue()).isEqualTo(Instant.parse("2031-02-10T16:00:00Z"));
    assertThat(journey.mailer.sent())
        .filteredOn(mail -> mail.subject().contains("书屋补正"))
        .singleElement()
        .satisfies(mail -> assertThat(mail.text()).contains(POOR, "人均藏书不足", "1.25册"));
    journey.add(
        PROVINCE,
        submission,
        POOR + "/申报表（补正）.docx",
        LibraryPapers.county(POOR, "200000", "250000"));
    String library = LIBRARIES.getLast();
    journey.add(
        PROVINCE,
        submission,
        POOR + "/V1_" + library + "_开放照片.docx",
        LibraryPapers.photographs(POOR + library));
    handIn(submission);
    assertThat(journey.caseOf(POOR).documents()).noneMatch(PlacedDocument::isAside);
    assertThat(journey.caseOf(POOR).status()).isEqualTo(CaseStatus.READY);
  }

  private void review(String caseId, String score) {
    for (String name : List.of("expert-1", "expert-2")) {
      Actor expert = new Actor(Role.EXPERT, name + score, "330000", null, "某师范大学");
      Review seat = done(claims.claim(expert, CALL)).orElseThrow().review().value();
      SortedMap<String, BigDecimal> scores = new TreeMap<>();
      for (ReviewPolicy.Criterion criterion : programme.review().criteria()) {
        scores.put(criterion.id(), new BigDecimal(score));
      }
      assertThat(scores).containsOnlyKeys("reach", "upkeep");
      List<Review.ParkOpinion> parts =
          journey.stored(caseId).value().parks().stream()
              .map(park -> new Review.ParkOpinion(park.name(), true, ""))
              .toList();
      done(reviews.save(expert, seat.id(), new Scoring(seat.fence(), scores, parts, "", true)));
    }
    assertThat(journey.stored(caseId).value().status()).isEqualTo(CaseStatus.REVIEWED);
  }

  private void decideTogether() {
    String sound = journey.caseOf(SOUND).id();
    String poor = journey.caseOf(POOR).id();
    Actor stranger = new Actor(Role.OFFICER, "officer-c", null, "CNIPA", null);
    assertThat(decide.decide(stranger, sound, Decision.of(DecisionAction.PROPOSE, "")))
        .isInstanceOf(Answer.Refused.class);
    done(decide.decide(CULTURE, sound, Decision.of(DecisionAction.PROPOSE, "")));
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.REVIEWED);
    done(decide.decide(FINANCE, sound, Decision.of(DecisionAction.PROPOSE, "")));
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.PROPOSED);
    for (Actor officer : List.of(CULTURE, FINANCE)) {
      done(decide.decide(officer, poor, Decision.of(DecisionAction.NOT_SELECT, "得分较低")));
    }
    assertThat(journey.caseOf(POOR).status()).isEqualTo(CaseStatus.NOT_SELECTED);
  }

  private void publishAndApprove() {
    journey.now = Instant.parse("2031-05-05T01:00:00Z");
    Objections objections = new Objections(journey.ledger, journey.programmes, journey.clock);
    done(
        new Publish(journey.ledger, journey.programmes, follow, journey.clock)
            .publish(CULTURE, CALL, LocalDate.parse("2031-05-05"), LocalDate.parse("2031-05-09")));
    assertThat(
            done(new PublicList(journey.ledger, journey.programmes).read(CALL, Language.ZH_HANS))
                .text())
        .contains("乡村书屋示范县公示", SOUND, LIBRARIES.getFirst())
        .doesNotContain(POOR);
    journey.now = Instant.parse("2031-05-20T01:00:00Z");
    done(
        new Approve(journey.ledger, journey.programmes, objections, follow, journey.clock)
            .approve(
                CULTURE,
                CALL,
                "示例函〔2031〕20号",
                LocalDate.parse("2031-05-20"),
                List.of("CULTURE", "FINANCE")));
    journey.settle();
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.PILOT);
  }

  private void report(String caseId) {
    journey.now = Instant.parse("2032-06-25T01:00:00Z");
    sweep.sweep(programme);
    journey.now = Instant.parse("2032-07-10T01:00:00Z");
    sweep.sweep(programme);
    journey.settle();
    assertThat(journey.mailer.sent())
        .extracting(mail -> mail.subject())
        .contains("书屋提醒 开放情况报告", "书屋逾期 开放情况报告");
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.REPORT_OVERDUE);
    assertThat(openReport("ANNUAL_REPORT", caseId))
        .isInstanceOfSatisfying(
            Answer.Refused.class,
            refused -> assertThat(refused.why().toString()).contains("/kind", "OPENING_REPORT"));
    handInReport(caseId, "OPENING_REPORT", "开放情况报告", 2032);
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.PILOT);
    journey.now = Instant.parse("2033-06-20T01:00:00Z");
    handInReport(caseId, "OPENING_REPORT", "开放情况报告", 2033);
    handInReport(caseId, "CLOSING_REPORT", "建设情况总结", 2033);
    assertThat(journey.caseOf(SOUND).status()).isEqualTo(CaseStatus.FINAL_SUBMITTED);
    done(decide.decide(CULTURE, caseId, Decision.of(DecisionAction.COMPLETE, "")));
    done(decide.decide(CULTURE, caseId, Decision.of(DecisionAction.ARCHIVE, "")));
  }

  /// A report of another call.
  private Answer<?> openReport(String kind, String caseId) {
    Contact contact = new Contact("某人", "office@province.example", Language.ZH_HANS);
    return journey.prepare.open(
        province(PROVINCE), new Opening(CALL, new SubmissionKind(kind), contact, caseId, 2032));
  }

  private void handInReport(String caseId, String kind, String title, int year) {
    String submission = journey.open(PROVINCE, new SubmissionKind(kind), caseId, year);
    journey.add(PROVINCE, submission, title + ".docx", LibraryPapers.report(title, year));
    handIn(submission);
    assertThat(journey.submission(submission).cases()).containsExactly(caseId);
    assertThat(journey.stored(caseId).value().documents())
        .extracting(document -> document.type().code())
        .contains(kind);
  }

  private void checkBundles() throws IOException {
    for (CaseRecord record : journey.cases()) {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      done(
          new ExportBundle(
                  journey.ledger, journey.contents, journey.programmes, new JsonBundleCodec())
              .export(record.id(), out));
      Path file = Files.write(folder.resolve(record.id() + ".zip"), out.toByteArray());
      assertThat(
              new VerifyBundle(new JsonBundleCodec(), new BundledProgrammes())
                  .verify(file)
                  .checks())
          .allSatisfy(check -> assertThat(check.difference()).as(check.name()).isEmpty());
    }
  }
}
