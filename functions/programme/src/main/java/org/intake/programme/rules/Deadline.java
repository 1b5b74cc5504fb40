package org.intake.programme.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.intake.domain.programme.Calendar;

/// When the case came in and when it had to.
record Deadline(Calendar calendar, Instant received) {
  boolean late() {
    return calendar.isLate(received);
  }

  String lateness() {
    return calendar.lateness() == Calendar.Lateness.PERSON ? "person" : "refuse";
  }

  LocalDate lastDay() {
    return calendar.dateOf(calendar.deadline().minusNanos(1));
  }

  LocalDate noticeDay() {
    return calendar.noticeDate();
  }

  LocalDate receivedDay() {
    return calendar.dateOf(received);
  }

  String receivedAt() {
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
        .format(received.atZone(calendar.zone()));
  }
}
