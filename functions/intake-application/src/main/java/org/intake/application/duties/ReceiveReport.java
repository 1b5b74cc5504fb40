package org.intake.application.duties;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Transitions;
import org.intake.application.assemble.Assembler;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.port.Ledger;
import org.intake.application.screen.ReportIntake;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseRecord.Report;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Material;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;

/// Matches a report that was handed in and read with the approved case and the duty that it
/// fulfils. What cannot be matched is parsed all the same and belongs to no case: a person looks.
public final class ReceiveReport implements ReportIntake {
  private final Ledger ledger;
  private final NoticeWriter notices;

  public ReceiveReport(Ledger ledger, NoticeWriter notices) {
    this.ledger = ledger;
    this.notices = notices;
  }

  @Override
  public void receive(
      Change.Builder change,
      Stored<Submission> submission,
      Programme programme,
      Map<String, List<FileReading>> readings,
      Instant now) {
    Submission report = submission.value();
    boolean readable =
        readings.values().stream().flatMap(List::stream).anyMatch(file -> !file.isRefused());
    if (!readable) {
      change.save(submission, report.failed(now), happened(EventType.SUBMISSION_FAILED));
      notices.unreadable(change, programme, report);
      return;
    }
    Matching matching = match(report, programme);
    switch (matching) {
      case Matching.Fulfils(Stored<CaseRecord> record, Pilot pilot, Duty duty, int year) -> {
        change.save(
            submission,
            report.parsed(List.of(record.value().id()), now),
            happened(EventType.SUBMISSION_PARSED, Map.of("duty", duty.id() + ":" + year)));
        Report received =
            new Report(report.kind().code(), year, report.id(), receivedAt(report, now));
        Material material =
            new Assembler(programme).reported(record.value().material(), report, readings);
        fulfil(change, record, material, pilot.with(received), received, duty, programme, now);
      }
      case Matching.Unmatched(String reason) ->
          change.save(
              submission,
              report.parsed(List.of(), now),
              happened(EventType.SUBMISSION_PARSED, Map.of("unmatched", reason)));
    }
  }

  /// Which duty of which case a report fulfils.
  private sealed interface Matching {
    record Fulfils(Stored<CaseRecord> record, Pilot pilot, Duty duty, int year)
        implements Matching {}

    record Unmatched(String reason) implements Matching {}
  }

  private Matching match(Submission report, Programme programme) {
    String caseId = report.reportFor();
    if (caseId == null) {
      return new Matching.Unmatched("no-case-named");
    }
    Optional<Stored<CaseRecord>> record =
        ledger
            .load(CaseRecord.class, caseId)
            .filter(stored -> stored.value().province().equals(report.province()));
    if (record.isEmpty()) {
      return new Matching.Unmatched("no-such-case");
    }
    Pilot pilot = record.get().value().pilot();
    if (pilot == null || !isInPilot(record.get().value().status())) {
      return new Matching.Unmatched("not-in-pilot");
    }
    for (Duty duty : programme.duties()) {
      int year = year(report, duty);
      if (report.kind().fulfils(duty) && duty.firstYear() <= year && year <= duty.lastYear()) {
        return new Matching.Fulfils(record.get(), pilot, duty, year);
      }
    }
    return new Matching.Unmatched("no-such-duty");
  }

  private static void fulfil(
      Change.Builder change,
      Stored<CaseRecord> stored,
      Material material,
      Pilot pilot,
      Report report,
      Duty duty,
      Programme programme,
      Instant now) {
    CaseRecord before = stored.value();
    CaseRecord with = before.reported(material).piloting(before.status(), pilot);
    CaseStatus next = next(with, duty, programme, programme.calendar().dateOf(now));
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
    change.save(stored, with.piloting(next, pilot), happened.toArray(Change.What[]::new));
  }

  private static CaseStatus next(CaseRecord with, Duty duty, Programme programme, LocalDate today) {
    if (duty.concludes()) {
      return CaseStatus.FINAL_SUBMITTED;
    }
    boolean overdue =
        DutyCalendar.of(programme, with).stream().anyMatch(due -> due.isOverdue(today));
    return with.status() == CaseStatus.REPORT_OVERDUE && !overdue
        ? CaseStatus.PILOT
        : with.status();
  }

  private static Instant receivedAt(Submission report, Instant now) {
    return report.receipt().map(Receipt::receivedAt).orElse(now);
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
}
