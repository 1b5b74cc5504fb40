package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.journey.JourneyOnFakes.PROGRAMMES;
import static org.intake.journey.JourneyOnFakes.done;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.application.audit.ExportBundle;
import org.intake.application.audit.VerifyBundle;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.application.duties.SweepProcedure;
import org.intake.application.duties.WatchDuties;
import org.intake.application.notify.TellProvince;
import org.intake.application.publish.Approve;
import org.intake.application.publish.FollowPublication;
import org.intake.application.publish.Objections;
import org.intake.application.publish.PersonalData;
import org.intake.application.publish.PublicList;
import org.intake.application.publish.Publish;
import org.intake.application.query.ProcedureState;
import org.intake.application.query.ReadTexts;
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
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.SubmissionKind;
import org.intake.json.JsonBundleCodec;
import org.intake.programme.BundledProgrammes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clean city of the sample package from the review to the archive, under the real programme.
class AfterTheReviewTest {
  private static final String CALL = "sme-ip-pilot-2017";
  private static final Actor CNIPA = new Actor(Role.OFFICER, "officer-a", null, "CNIPA", null);
  private static final Actor MIIT = new Actor(Role.OFFICER, "officer-b", null, "MIIT", null);

  private final JourneyOnFakes journey = new JourneyOnFakes();
  private final Programme programme = PROGRAMMES.programme(CALL).orElseThrow();
  private final Seats seats = new Seats(journey.ledger);
  private final TellProvince tell = new TellProvince(journey.notices);
  private final Conflicts conflicts =
      new Conflicts(new ReadTexts(journey.ledger, PROGRAMMES, journey.contents));
  private final ClaimReview claims =
      new ClaimReview(journey.ledger, PROGRAMMES, conflicts, journey.clock);
  private final HoldReview reviews =
      new HoldReview(journey.ledger, PROGRAMMES, seats, journey.clock);
  private final ReadReviews reading =
      new ReadReviews(journey.ledger, PROGRAMMES, conflicts, journey.clock);
  private final CloseRound rounds =
      new CloseRound(journey.ledger, PROGRAMMES, seats, journey.clock);
  private final DecideCase decide =
      new DecideCase(
          journey.ledger,
          PROGRAMMES,
          new DecideCase.Effects(journey.accept, seats, journey.notices, tell),
          journey.clock);
  private final FollowPublication follow =
      new FollowPublication(journey.ledger, PROGRAMMES, tell, journey.clock);
  private final SweepProcedure sweep =
      new SweepProcedure(
          new ReleaseExpiredReviews(journey.ledger, reviews, journey.clock),
          journey.accept,
          follow,
          new WatchDuties(journey.ledger, PROGRAMMES, tell, journey.clock));

  @TempDir Path folder;

  @AfterEach
  void everyInvariantHolds() {
    journey.checkInvariants();
  }

  @Test
  void goesFromTheQueueToTheArchiveWithEveryNoticeInWords() throws IOException {
    String submission = journey.open("320000");
    journey.addFolder("320000", submission, SamplePackageTest.FOLDER);
    journey.settle();
    done(journey.submit.submit(JourneyOnFakes.province("320000"), submission));
    journey.settle();
    String suzhou = journey.caseOf("苏州市").id();

    review(suzhou);
    done(rounds.close(CNIPA, CALL));
    assertThat(done(new RankCases(journey.ledger, PROGRAMMES).rank(CALL)))
        .extracting(RankCases.Ranked::caseId)
        .containsExactly(suzhou);

    assertThat(said(suzhou))
        .containsEntry("R-REV-01", Outcome.PASS)
        .containsEntry("R-REV-02", Outcome.NOT_APPLICABLE);
    for (Actor officer : List.of(CNIPA, MIIT)) {
      done(decide.decide(officer, suzhou, Decision.of(DecisionAction.PROPOSE, "")));
    }
    assertThat(said(suzhou))
        .containsEntry("R-REV-02", Outcome.PASS)
        .containsEntry("R-REV-03", Outcome.NOT_APPLICABLE);
    journey.now = Instant.parse("2017-11-06T01:00:00Z");
    publishAndApprove(suzhou);
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.PILOT);
    assertThat(said(suzhou))
        .containsEntry("R-REV-03", Outcome.PASS)
        .containsEntry("R-REV-04", Outcome.PASS)
        .containsEntry("R-REV-05", Outcome.PASS)
        .containsEntry("R-REV-06", Outcome.PASS)
        .containsEntry("R-DUT-01", Outcome.NOT_APPLICABLE);

    journey.now = Instant.parse("2018-12-25T01:00:00Z");
    sweep.sweep(programme);
    journey.now = Instant.parse("2019-02-01T01:00:00Z");
    sweep.sweep(programme);
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.REPORT_OVERDUE);
    assertThat(said(suzhou)).containsEntry("R-DUT-01", Outcome.FAIL);
    handIn(suzhou, new SubmissionKind("ANNUAL_REPORT"), 2018, Reports.annual(2018));
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.PILOT);
    assertThat(said(suzhou))
        .containsEntry("R-DUT-01", Outcome.PASS)
        .containsEntry("R-DUT-02", Outcome.PASS)
        .containsEntry("R-DUT-05", Outcome.PASS);
    journey.now = Instant.parse("2020-12-20T01:00:00Z");
    handIn(suzhou, new SubmissionKind("FINAL_REPORT"), 2020, Reports.last());
    assertThat(said(suzhou))
        .containsEntry("R-DUT-01", Outcome.FAIL)
        .containsEntry("R-DUT-03", Outcome.PASS)
        .containsEntry("R-DUT-04", Outcome.PASS);
    done(decide.decide(CNIPA, suzhou, Decision.of(DecisionAction.COMPLETE, "")));
    done(decide.decide(CNIPA, suzhou, Decision.of(DecisionAction.ARCHIVE, "")));

    checkNotices(suzhou);
    checkBundle(suzhou);
  }

  /// What the findings of review and duties say when somebody looks now.
  private Map<String, Outcome> said(String caseId) {
    Map<String, Outcome> said = new TreeMap<>();
    CaseRecord shown =
        new ProcedureState(journey.ledger, PROGRAMMES, journey.clock)
            .shown(journey.stored(caseId).value());
    shown.findings().stream()
        .filter(finding -> finding.park() == null)
        .forEach(finding -> said.put(finding.check(), finding.outcome()));
    return said;
  }

  private void handIn(String caseId, SubmissionKind kind, int year, byte[] report) {
    String submission = journey.open("320000", kind, caseId, year);
    journey.add("320000", submission, year + "年度报告.docx", report);
    journey.settle();
    done(journey.submit.submit(JourneyOnFakes.province("320000"), submission));
    journey.settle();
    assertThat(journey.submission(submission).cases()).containsExactly(caseId);
  }

  private void review(String suzhou) {
    for (String name : List.of("expert-1", "expert-2", "expert-3")) {
      Actor expert = new Actor(Role.EXPERT, name, "330000", null, "某理工大学");
      Review seat = done(claims.claim(expert, CALL)).orElseThrow().review().value();
      CaseRecord blind = done(reading.blindCase(expert, suzhou));
      assertThat(blind.fields())
          .as("what an expert sees holds no personal data")
          .noneMatch(field -> PersonalData.isIn(field.read().raw()));
      SortedMap<String, BigDecimal> scores = new TreeMap<>();
      for (ReviewPolicy.Criterion criterion : programme.review().criteria()) {
        scores.put(criterion.id(), new BigDecimal("85.5"));
      }
      List<Review.ParkOpinion> parks =
          blind.parks().stream()
              .map(park -> new Review.ParkOpinion(park.name(), true, ""))
              .toList();
      done(reviews.save(expert, seat.id(), new Scoring(seat.fence(), scores, parks, "工作扎实", true)));
    }
    Actor colleague = new Actor(Role.EXPERT, "expert-4", "330000", null, "苏州市知识产权局");
    assertThat(done(claims.claim(colleague, CALL))).isEmpty();
    assertThat(journey.caseOf("苏州市").status()).isEqualTo(CaseStatus.REVIEWED);
  }

  private void publishAndApprove(String suzhou) {
    Objections objections = new Objections(journey.ledger, PROGRAMMES, journey.clock);
    done(
        new Publish(journey.ledger, PROGRAMMES, follow, journey.clock)
            .publish(CNIPA, CALL, LocalDate.parse("2017-11-06"), LocalDate.parse("2017-11-10")));
    PublicList.PublicNotice notice =
        done(new PublicList(journey.ledger, PROGRAMMES).read(CALL, Language.ZH_HANS));
    assertThat(notice.text()).contains("苏州市", "2017-11-10").doesNotContainPattern("\\{[a-zA-Z]+}");
    assertThat(PersonalData.isIn(notice.text())).isFalse();
    String objection =
        done(objections.file(
                CNIPA, CALL, new Objections.Filing(suzhou, "某公司", true, "0571-1", "数据存疑")))
            .id();
    done(objections.close(CNIPA, objection, Objections.Outcome.DISMISSED, "查无实据"));
    journey.now = Instant.parse("2017-12-07T01:00:00Z");
    done(
        new Approve(journey.ledger, PROGRAMMES, objections, follow, journey.clock)
            .approve(
                CNIPA,
                CALL,
                "国知发管字〔2017〕81号",
                LocalDate.parse("2017-12-07"),
                List.of("国家知识产权局", "工业和信息化部")));
  }

  private void checkNotices(String caseId) {
    List<Notice> notices =
        journey.ledger.all(Notice.class).stream()
            .filter(notice -> caseId.equals(notice.caseId()))
            .toList();
    assertThat(notices)
        .extracting(Notice::type)
        .contains("ACCEPTED", "QUEUED_FOR_REVIEW", "DECISION", "REMINDER", "ESCALATION");
    assertThat(notices)
        .allSatisfy(notice ->
            assertThat(notice.subject() + notice.text())
                .as(notice.type())
                .doesNotContainPattern("\\{[a-zA-Z]+}"));
  }

  private void checkBundle(String caseId) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    done(
        new ExportBundle(journey.ledger, journey.contents, PROGRAMMES, new JsonBundleCodec())
            .export(caseId, out));
    Path file = Files.write(folder.resolve("bundle.zip"), out.toByteArray());
    assertThat(
            new VerifyBundle(new JsonBundleCodec(), new BundledProgrammes()).verify(file).checks())
        .allSatisfy(check -> assertThat(check.difference()).as(check.name()).isEmpty());
  }
}
