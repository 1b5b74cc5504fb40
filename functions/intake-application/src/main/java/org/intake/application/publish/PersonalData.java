package org.intake.application.publish;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds what may identify a private person in a text that is to be published: several cities
/// published identity card and telephone numbers because nobody looked.
public final class PersonalData {
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)1[3-9]\\d{9}(?!\\d)");
  private static final Pattern LAND_LINE = Pattern.compile("(?<!\\d)0\\d{2,3}-\\d{7,8}(?!\\d)");
  private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+\\.[\\w.-]+");
  private static final Pattern IDENTITY =
      Pattern.compile("(?<![0-9A-Za-z])\\d{17}[0-9Xx](?![0-9A-Za-z])");

  /// GB 11643: weights of the first 17 digits, and the check digit by remainder.
  private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

  private static final String CHECK_DIGITS = "10X98765432";

  private PersonalData() {}

  public static boolean isIn(String text) {
    return MOBILE.matcher(text).find()
        || LAND_LINE.matcher(text).find()
        || MAIL.matcher(text).find()
        || holdsIdentityNumber(text);
  }

  private static boolean holdsIdentityNumber(String text) {
    Matcher matcher = IDENTITY.matcher(text);
    while (matcher.find()) {
      if (hasCheckDigit(matcher.group())) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasCheckDigit(String number) {
    int sum = 0;
    for (int i = 0; i < WEIGHTS.length; i++) {
      sum += (number.charAt(i) - '0') * WEIGHTS[i];
    }
    return CHECK_DIGITS.charAt(sum % 11) == Character.toUpperCase(number.charAt(17));
  }
}
