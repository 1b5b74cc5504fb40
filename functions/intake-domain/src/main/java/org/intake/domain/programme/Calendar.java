package org.intake.domain.programme;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Set;

/// The dates of a call. `deadline` is the first instant that is late. Days are counted in `zone`,
/// never in the machine's own.
///
/// `supplementsAfterDeadline` tells whether a supplement may come when the deadline is over;
/// `supplementDays` counts from the day after the notice; with `workingDays` Saturdays, Sundays and
/// `holidays` do not count, `workdays` (Saturdays made up for a holiday) do.
public record Calendar(
    ZoneId zone,
    LocalDate noticeDate,
    Instant deadline,
    Lateness lateness,
    Duration quietPeriod,
    boolean supplementsAfterDeadline,
    int supplementDays,
    boolean workingDays,
    Set<LocalDate> holidays,
    Set<LocalDate> workdays) {
  public Calendar {
    holidays = Set.copyOf(holidays);
    workdays = Set.copyOf(workdays);
  }

  /// What happens to what comes after the deadline.
  public enum Lateness {
    /// The rule fails; a person confirms the refusal.
    REFUSE,
    /// A person decides each one.
    PERSON
  }

  public boolean isLate(Instant receivedAt) {
    return !receivedAt.isBefore(deadline);
  }

  public LocalDate dateOf(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }

  /// The first instant at which a supplement that was asked for at `asked` is too late.
  public Instant supplementDeadline(Instant asked) {
    Instant end =
        daysAfter(dateOf(asked), supplementDays).plusDays(1).atStartOfDay(zone).toInstant();
    return supplementsAfterDeadline || end.isBefore(deadline) ? end : deadline;
  }

  /// The day that is so many days after another, by working days where the call counts those.
  public LocalDate daysAfter(LocalDate start, int days) {
    LocalDate day = start;
    int counted = 0;
    while (counted < days) {
      day = day.plusDays(1);
      if (!workingDays || isWorkingDay(day)) {
        counted++;
      }
    }
    return day;
  }

  /// Working days from `start` to `end`, both included, as 公示 counts them.
  public int workingDaysWithin(LocalDate start, LocalDate end) {
    return (int) start.datesUntil(end.plusDays(1)).filter(this::isWorkingDay).count();
  }

  public boolean isWorkingDay(LocalDate day) {
    if (workdays.contains(day)) {
      return true;
    }
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    return !weekend && !holidays.contains(day);
  }
}
