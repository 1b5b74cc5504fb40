package org.intake.domain.programme;

import java.time.MonthDay;
import java.util.List;
import org.intake.domain.Texts;
import org.intake.domain.reading.DocumentType;

/// A report that approved cities owe each year from `firstYear` to `lastYear`, by the end of the
/// day `due`. Reminders go so many days before, the escalation so many days after. With the report
/// of a duty that `concludes` the case is ready to be completed.
public record Duty(
    String id,
    DocumentType report,
    Texts title,
    int firstYear,
    int lastYear,
    MonthDay due,
    List<Integer> remindDaysBefore,
    int escalateDaysAfter,
    boolean concludes) {
  public Duty {
    remindDaysBefore = List.copyOf(remindDaysBefore);
  }
}
