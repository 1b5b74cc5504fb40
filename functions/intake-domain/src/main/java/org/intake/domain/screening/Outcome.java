package org.intake.domain.screening;

/// What a rule says. `NEEDS_HUMAN` is the answer whenever the machine may not decide.
public enum Outcome {
  PASS,
  FAIL,
  NEEDS_HUMAN,
  NOT_APPLICABLE
}
