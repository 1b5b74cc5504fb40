package org.intake.application.duties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CALL;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.JIANGSU;
import static org.intake.application.Bench.done;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.intake.application.Bench;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.junit.jupiter.api.Test;

class DutiesTest {
  private final Bench bench = new Bench();
  private final WatchDuties duties =
      new WatchDuties(bench.ledger, bench.programmes, bench.tell, () -> bench.now);
  private final ReceiveReport reports = new ReceiveReport(bench.ledger, bench.writer);

  private void piloting() {
    bench.at(CaseStatus.APPROVED, "c1", JIANGSU, true, 0);
    var stored = bench.ledger.load(CaseRecord.class, "c1").orElseThrow();
    CaseRecord.Pilot pilot =
        new CaseRecord.Pilot(
            "国知发管字〔2017〕81号",
            Instant.parse("2017-12-07T00:00:00Z"),
            2017,
            2020,
            List.of(),
            Set.of());
    bench.ledger.commit(
        Change.by(Actor.SYSTEM, bench.now)
            .save(stored, stored.value().piloting(CaseStatus.PILOT, pilot))
            .build());
  }

  /// Hands in a report that can be read, and lets it be received.
  private Submission report(SubmissionKind kind, Integer year, String province) {
    String id = bench.ids.next();
    Submission submission =
        Submission.open(
                id,
                CALL,
                province,
                kind,
                "c1",
                year,
                null,
                new Contact("联络处", "office@province.example", Language.ZH_HANS),
                bench.now)
            .submitted(new Receipt("R-" + id, 1, bench.now));
    bench.ledger.commit(Change.by(Actor.SYSTEM, bench.now).create(submission).build());
    FileReading reading =
        new FileReading(
            "总结.docx", Sha256.ofText(id), 1, "text/plain", List.of(), List.of(), List.of());
    Change.Builder change = Change.by(Actor.SYSTEM, bench.now);
    reports.receive(
        change,
        bench.ledger.load(Submission.class, id).orElseThrow(),
        bench.programme,
        Map.of("f1", List.of(reading)),
        bench.now);
    bench.ledger.commit(change.build());
    return bench.ledger.load(Submission.class, id).orElseThrow().value();
  }

  private void at(String instant) {
    bench.now = Instant.parse(instant);
  }

  @Test
  void remindersGoOnceEachAndOnlyTheLatestAfterAPause() {
    piloting();
    at("2018-11-30T16:00:00Z");
    assertThat(duties.sweep(CALL)).isEqualTo(1);
    assertThat(duties.sweep(CALL)).isZero();
    assertThat(bench.noticesOf("c1")).containsExactly("REMINDER");

    at("2018-12-30T00:00:00Z");
    duties.sweep(CALL);
    assertThat(bench.noticesOf("c1")).containsExactly("REMINDER", "REMINDER");

    fulfilled2018();
  }

  private void fulfilled2018() {
    report(new SubmissionKind("ANNUAL_REPORT"), 2018, JIANGSU);
    at("2019-12-30T00:00:00Z");
    duties.sweep(CALL);
    assertThat(bench.noticesOf("c1")).hasSize(3);
    assertThat(bench.record("c1").pilot().told())
        .contains("annual-report:2019:remind-30", "annual-report:2019:remind-7");
  }

  @Test
  void theLastDayCountsInShanghaiAndThenTheReportIsOverdue() {
    piloting();
    at("2018-12-31T15:59:59Z");
    duties.sweep(CALL);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.PILOT);
    at("2018-12-31T16:00:00Z");
    duties.sweep(CALL);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REPORT_OVERDUE);
    assertThat(duties.overdue(CALL)).isEmpty();

    at("2019-01-15T16:00:00Z");
    duties.sweep(CALL);
    duties.sweep(CALL);
    assertThat(duties.overdue(CALL)).singleElement();
    assertThat(bench.noticesOf("c1")).containsExactly("ESCALATION", "REMINDER");

    assertThat(report(new SubmissionKind("ANNUAL_REPORT"), 2018, JIANGSU).cases())
        .containsExactly("c1");
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.PILOT);
    assertThat(duties.overdue(CALL)).isEmpty();
  }

  @Test
  void aReportIsMatchedOnlyWithItsOwnCityAndAYearThatIsDue() {
    piloting();

    assertThat(report(new SubmissionKind("ANNUAL_REPORT"), 2018, JIANGSU).cases())
        .containsExactly("c1");
    assertThat(report(new SubmissionKind("ANNUAL_REPORT"), 2018, "330000").cases()).isEmpty();
    assertThat(report(new SubmissionKind("ANNUAL_REPORT"), 2016, JIANGSU).cases()).isEmpty();
    assertThat(bench.record("c1").pilot().reports())
        .extracting(CaseRecord.Report::year)
        .containsExactly(2018);
  }

  @Test
  void theFinalReportEndsThePilotWhenAnOfficerSaysSo() {
    piloting();
    at("2020-12-01T00:00:00Z");
    report(new SubmissionKind("FINAL_REPORT"), null, JIANGSU);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.FINAL_SUBMITTED);

    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.COMPLETE, "")));
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ARCHIVE, "")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.ARCHIVED);
  }
}
