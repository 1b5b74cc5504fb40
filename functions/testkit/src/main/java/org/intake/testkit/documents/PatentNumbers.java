package org.intake.testkit.documents;

/// The check digit of a Chinese patent number of twelve digits.
public final class PatentNumbers {
  private static final int[] WEIGHTS = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};

  private PatentNumbers() {}

  public static char checkDigit(String twelveDigits) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += WEIGHTS[i] * (twelveDigits.charAt(i) - '0');
    }
    int rest = sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest);
  }
}
