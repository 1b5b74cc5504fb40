package org.intake.application.sweep;

import org.intake.domain.programme.Programme;

/// What else falls due by the clock: leases that ran out, reminders, overdue reports.
@FunctionalInterface
public interface SweepDuties {
  /// Does what is due in one call; how much it was.
  int sweep(Programme programme);
}
