package org.intake.documents.value;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Chinese patent numbers in a text: `ZL201310699744.2`, before October 2003 `ZL02123456.6`.
public final class PatentNumbers {
  /// Without ZL only the long form is taken for one: nine digits may be anything.
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?:(?<![A-Za-z])(?:ZL|CN)\\s*|(?<![\\dA-Za-z.]))"
              + "((?:19|20)\\d{2}\\s*[12389]\\s*\\d{7}|(?<=ZL|ZL )\\d{2}\\s*[12389]\\s*\\d{5})"
              + "\\s*\\.?\\s*([\\dX])(?![\\dA-Za-z])",
          Pattern.CASE_INSENSITIVE);

  private PatentNumbers() {}

  /// `isInvention` tells an invention, by this country's filing or the international one, from a
  /// utility model or a design; `isSound` whether the check digit is right.
  public record Found(String number, boolean isInvention, boolean isSound) {}

  public static List<Found> in(String raw) {
    String text = Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("[\\s\\u00A0]+", " ");
    List<Found> found = new ArrayList<>();
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      String digits = number.group(1).replace(" ", "");
      char type = digits.charAt(digits.length() == 12 ? 4 : 2);
      boolean sound = checkDigit(digits) == Character.toUpperCase(number.group(2).charAt(0));
      found.add(new Found(digits, type == '1' || type == '8', sound));
    }
    return found;
  }

  /// The digits times 2 to 9 and again from 2, added up, modulo 11; ten is written X.
  private static char checkDigit(String digits) {
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      sum += (digits.charAt(i) - '0') * (2 + i % 8);
    }
    int rest = sum % 11;
    return rest == 10 ? 'X' : (char) ('0' + rest);
  }
}
