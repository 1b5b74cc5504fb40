package org.intake.domain.programme;

import java.util.List;

/// An open point of the notice that a person has decided: the value, what else it could be, and
/// why.
public record PolicySwitch(String name, String value, List<String> allowed, String comment) {
  public PolicySwitch {
    allowed = List.copyOf(allowed);
  }
}
