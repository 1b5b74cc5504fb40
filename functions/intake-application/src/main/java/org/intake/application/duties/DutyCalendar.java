package org.intake.application.duties;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseRecord.Report;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;

/// The duties of one case, year by year.
public final class DutyCalendar {
  private DutyCalendar() {}

  /// One duty of one year; `lastDay` still counts.
  public record Due(Duty duty, int year, LocalDate lastDay, Optional<Report> report) {
    /// Names it in marks, events and notices.
    public String key() {
      return duty.id() + ":" + year;
    }

    public boolean isFulfilled() {
      return report.isPresent();
    }

    public boolean isOverdue(LocalDate today) {
      return !isFulfilled() && today.isAfter(lastDay);
    }
  }

  /// Empty for a case without a pilot; ordered by day.
  public static List<Due> of(Programme programme, CaseRecord record) {
    Pilot pilot = record.pilot();
    if (pilot == null) {
      return List.of();
    }
    LocalDate approved = programme.calendar().dateOf(pilot.approvedAt());
    List<Due> dues = new ArrayList<>();
    for (Duty duty : programme.duties()) {
      for (int year = duty.firstYear(); year <= duty.lastYear(); year++) {
        LocalDate lastDay = duty.due().atYear(year);
        if (lastDay.isAfter(approved)) {
          dues.add(new Due(duty, year, lastDay, report(pilot, duty, year)));
        }
      }
    }
    dues.sort(Comparator.comparing(Due::lastDay).thenComparing(due -> due.duty().id()));
    return dues;
  }

  private static Optional<Report> report(Pilot pilot, Duty duty, int year) {
    return pilot.reports().stream()
        .filter(report -> report.kind().equals(duty.report().code()) && report.year() == year)
        .findFirst();
  }
}
