package org.intake.programme.rules;

import java.math.BigDecimal;
import java.math.RoundingMode;

/// A decimal of the expressions: exact, with its own digits after the point, equal by value. There
/// is no way from or to binary numbers.
record Decimal(BigDecimal value) implements Comparable<Decimal> {
  private static final BigDecimal HALF = new BigDecimal("0.5");
  private static final BigDecimal ONE_PERCENT = new BigDecimal("0.01");

  /// Unit slips go from one power of ten to this one, in both directions.
  private static final int FURTHEST_POWER = 6;

  static Decimal of(String text) {
    return new Decimal(new BigDecimal(text));
  }

  Decimal plus(Decimal other) {
    return new Decimal(value.add(other.value));
  }

  Decimal minus(Decimal other) {
    return new Decimal(value.subtract(other.value));
  }

  Decimal times(Decimal other) {
    return new Decimal(value.multiply(other.value));
  }

  Decimal apart(Decimal other) {
    return new Decimal(value.subtract(other.value).abs());
  }

  /// Half a unit of the last digit as written: 0.05 for 48.4, 0.005 for 48.40, 0.5 for 48.
  Decimal halfUnit() {
    return new Decimal(HALF.scaleByPowerOfTen(-Math.max(0, value.scale())));
  }

  boolean isWhole() {
    return value.stripTrailingZeros().scale() <= 0;
  }

  /// For messages only: comparisons multiply instead, so that nothing is ever rounded.
  Decimal quotient(Decimal divisor, int digits) {
    return new Decimal(value.divide(divisor.value, digits, RoundingMode.HALF_UP));
  }

  /// Whether one is about (within 1 %) ten, a hundred, … times the other: a slip of units.
  boolean isTenfold(Decimal other) {
    if (value.signum() <= 0 || other.value.signum() <= 0) {
      return false;
    }
    for (int power = 1; power <= FURTHEST_POWER; power++) {
      if (near(value, other.value.scaleByPowerOfTen(power))
          || near(other.value, value.scaleByPowerOfTen(power))) {
        return true;
      }
    }
    return false;
  }

  private static boolean near(BigDecimal one, BigDecimal other) {
    return one.subtract(other).abs().compareTo(other.multiply(ONE_PERCENT)) <= 0;
  }

  @Override
  public int compareTo(Decimal other) {
    return value.compareTo(other.value);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Decimal decimal && value.compareTo(decimal.value) == 0;
  }

  @Override
  public int hashCode() {
    return value.stripTrailingZeros().hashCode();
  }

  @Override
  public String toString() {
    return value.toPlainString();
  }
}
