package org.intake.application.decide;

import java.util.List;
import org.intake.domain.casefile.CaseRecord.ParkResult;

/// What an officer sends. `parks` is for joint decisions; without any, all parks share the city's
/// fate.
public record Decision(DecisionAction action, String reason, List<ParkResult> parks) {
  public Decision {
    parks = List.copyOf(parks);
  }

  public static Decision of(DecisionAction action, String reason) {
    return new Decision(action, reason, List.of());
  }
}
