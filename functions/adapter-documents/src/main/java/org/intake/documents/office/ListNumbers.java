package org.intake.documents.office;

/// How a list's numbers are written.
final class ListNumbers {
  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String LEGAL = "零壹贰叁肆伍陆柒捌玖";
  private static final String STEMS = "甲乙丙丁戊己庚辛壬癸";
  private static final int CIRCLES = 20;
  private static final int LETTERS = 26;
  private static final int[] ROMAN = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMANS = {
    "m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"
  };

  private ListNumbers() {}

  /// By the names of ECMA-376 17.18.59; what is not known is written in Arabic digits, as Word
  /// does.
  static String shown(int number, String format) {
    return switch (format) {
      case "chineseCounting",
          "chineseCountingThousand",
          "japaneseCounting",
          "taiwaneseCounting",
          "taiwaneseCountingThousand" ->
          counted(number);
      case "ideographDigital", "japaneseDigitalTenThousand" -> digits(number, DIGITS);
      case "chineseLegalSimplified", "ideographLegalTraditional" -> legal(number);
      case "ideographTraditional" ->
          number >= 1 && number <= STEMS.length()
              ? STEMS.substring(number - 1, number)
              : Integer.toString(number);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" ->
          number >= 1 && number <= CIRCLES
              ? String.valueOf((char) ('①' + number - 1))
              : Integer.toString(number);
      case "upperLetter" -> letter(number, 'A');
      case "lowerLetter" -> letter(number, 'a');
      case "upperRoman" -> roman(number).toUpperCase(java.util.Locale.ROOT);
      case "lowerRoman" -> roman(number);
      case "decimalZero" -> number < 10 ? "0" + number : Integer.toString(number);
      case "none" -> "";
      default -> Integer.toString(number);
    };
  }

  private static String counted(int number) {
    if (number < 1 || number > 99) {
      return Integer.toString(number);
    }
    String tens = number >= 20 ? DIGITS.substring(number / 10, number / 10 + 1) : "";
    String ones = number % 10 == 0 ? "" : DIGITS.substring(number % 10, number % 10 + 1);
    return number < 10 ? ones : tens + "十" + ones;
  }

  private static String legal(int number) {
    if (number < 1 || number > 99) {
      return Integer.toString(number);
    }
    String tens = number >= 10 ? LEGAL.charAt(number / 10) + "拾" : "";
    return number % 10 == 0 ? tens : tens + LEGAL.charAt(number % 10);
  }

  private static String digits(int number, String digits) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(number).toCharArray()) {
      text.append(c >= '0' && c <= '9' ? digits.charAt(c - '0') : c);
    }
    return text.toString();
  }

  private static String letter(int number, char first) {
    return number >= 1 && number <= LETTERS
        ? String.valueOf((char) (first + number - 1))
        : Integer.toString(number);
  }

  private static String roman(int number) {
    StringBuilder text = new StringBuilder();
    int left = Math.clamp(number, 0, 3_999);
    for (int i = 0; i < ROMAN.length; i++) {
      while (left >= ROMAN[i]) {
        text.append(ROMANS[i]);
        left -= ROMAN[i];
      }
    }
    return text.toString();
  }
}
