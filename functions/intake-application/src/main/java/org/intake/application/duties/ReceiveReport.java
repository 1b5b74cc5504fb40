package org.intake.application.duties;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.accept.Transitions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseRecord.Report;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;

/// Matches a submitted report with the approved case and the duty that it fulfils.
public final class ReceiveReport {
  private final Ledger ledger;
  private final Programmes programmes;
  private final InstantSource clock;

  public ReceiveReport(Ledger ledger, Programmes programmes, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.clock = clock;
  }

  public sealed interface Matched {
    record Fulfils(String caseId, String duty, int year) implements Matched {}

    /// Nothing was changed; an officer finds the submission among those without a case.
    record NotMatched(String reason) implements Matched {}
  }

  /// For a report that has been submitted and read. Once or often is the same.
  public Matched received(String submissionId) {
    return Attempts.run(ledger, () -> match(submissionId));
  }

  private Step<Matched> match(String submissionId) {
    Submission submission =
        ledger
            .load(Submission.class, submissionId)
            .orElseThrow(() -> new PermanentFault("no submission " + submissionId))
            .value();
    Optional<Receipt> receipt = submission.receipt();
    String caseId = submission.reportFor();
    if (submission.kind() == SubmissionKind.APPLICATION || caseId == null || receipt.isEmpty()) {
      return notMatched("not-a-submitted-report");
    }
    Optional<Stored<CaseRecord>> found =
        ledger
            .load(CaseRecord.class, caseId)
            .filter(stored -> stored.value().province().equals(submission.province()));
    if (found.isEmpty()) {
      return notMatched("no-such-case");
    }
    CaseRecord before = found.get().value();
    Pilot pilot = before.pilot();
    if (pilot == null || !isInPilot(before.status())) {
      return notMatched("not-in-pilot");
    }
    Programme programme =
        programmes
            .programme(before.call())
            .orElseThrow(() -> new PermanentFault("the call has no programme file here"));
    Optional<Duty> duty = duty(programme, submission);
    if (duty.isEmpty()) {
      return notMatched("no-such-duty");
    }
    int year = year(submission, duty.get());
    Matched matched = new Matched.Fulfils(caseId, duty.get().id(), year);
    Report report =
        new Report(submission.kind().name(), year, submissionId, receipt.get().receivedAt());
    Pilot after = pilot.with(report);
    return after.equals(pilot)
        ? new Step.Nothing<>(matched)
        : new Step.Commit<>(change(found.get(), after, report, programme), matched);
  }

  private Change change(
      Stored<CaseRecord> stored, Pilot pilot, Report report, Programme programme) {
    Instant now = clock.instant();
    CaseRecord before = stored.value();
    CaseRecord with = before.piloting(before.status(), pilot);
    CaseStatus next = next(with, report, programme, programme.calendar().dateOf(now));
    List<Change.What> happened = new ArrayList<>();
    happened.add(
        happened(
            EventType.REPORT_RECEIVED,
            Map.of(
                "kind", report.kind(),
                "year", Integer.toString(report.year()),
                "submission", report.submission())));
    if (next != before.status()) {
      happened.add(
          happened(EventType.STATUS_CHANGED, Transitions.of(before.status(), next, Map.of())));
    }
    return Change.by(Actor.SYSTEM, now)
        .save(stored, with.piloting(next, pilot), happened.toArray(Change.What[]::new))
        .build();
  }

  private static CaseStatus next(
      CaseRecord with, Report report, Programme programme, LocalDate today) {
    if (report.kind().equals(SubmissionKind.FINAL_REPORT.name())) {
      return CaseStatus.FINAL_SUBMITTED;
    }
    boolean overdue =
        DutyCalendar.of(programme, with).stream().anyMatch(due -> due.isOverdue(today));
    return with.status() == CaseStatus.REPORT_OVERDUE && !overdue
        ? CaseStatus.PILOT
        : with.status();
  }

  private static Optional<Duty> duty(Programme programme, Submission submission) {
    return programme.duties().stream()
        .filter(duty -> duty.report().code().equals(submission.kind().name()))
        .filter(duty -> {
          int year = year(submission, duty);
          return duty.firstYear() <= year && year <= duty.lastYear();
        })
        .findFirst();
  }

  /// A final report needs no year.
  private static int year(Submission submission, Duty duty) {
    Integer year = submission.reportYear();
    return year == null ? duty.lastYear() : year;
  }

  private static boolean isInPilot(CaseStatus status) {
    return status == CaseStatus.PILOT
        || status == CaseStatus.REPORT_OVERDUE
        || status == CaseStatus.FINAL_SUBMITTED;
  }

  private static Step<Matched> notMatched(String reason) {
    return new Step.Nothing<>(new Matched.NotMatched(reason));
  }
}
