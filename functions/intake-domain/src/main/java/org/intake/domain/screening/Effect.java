package org.intake.domain.screening;

/// What follows from a FAIL. None of them is final by itself: a person confirms every refusal.
public enum Effect {
  /// The province may cure it (补正).
  FIX,
  /// Leads to 不予受理 once a person has confirmed it.
  BLOCK,
  /// Holds every case of the province.
  BATCH,
  /// A duty of the calendar that is not fulfilled.
  DUTY
}
