package org.intake.domain.reading;

/// Why a value that was read may not decide anything by itself. Any doubt sends a threshold to a
/// person.
public enum Doubt {
  /// 约, 近, 余, a range: not one number.
  APPROXIMATE,
  /// 以上, 不低于: a bound, inclusive.
  BOUND_INCLUSIVE,
  /// 超过, 高于: a bound, exclusive.
  BOUND_EXCLUSIVE,
  /// No unit in the cell, the label or the header where the field's unit is not the only possible
  /// one.
  UNIT_MISSING,
  /// A unit that belongs to another kind of quantity.
  UNIT_UNEXPECTED,
  /// A character was repaired to make the value well-formed.
  REPAIRED,
  /// Two readings of the same cell differ.
  READINGS_DISAGREE,
  /// The form of the value is not that of its type.
  MALFORMED,
  /// A name that fits several entries of a table, or none.
  UNRESOLVED,
  /// The cell holds more than one value.
  SEVERAL_VALUES,
  /// Recognition was less certain than the programme file trusts.
  LOW_CONFIDENCE,
  /// The text layer was left by a scanner's own recognition.
  HIDDEN_TEXT_LAYER
}
