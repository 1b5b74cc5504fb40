package org.intake.documents.text;

import java.math.BigDecimal;
import java.util.Optional;

/// Numbers in Chinese numerals, everyday and financial: 二十, 一百零五, 壹仟伍佰, 三点五, 二〇一七.
public final class ChineseNumerals {
  /// Every character that may stand in such a number.
  public static final String CHARACTERS = "〇零○一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟萬億两廿卅半点";

  private static final String DIGITS = "〇一二三四五六七八九";
  private static final String FINANCIAL = "零壹贰叁肆伍陆柒捌玖";

  private ChineseNumerals() {}

  static int digit(char c) {
    if (c == '两') {
      return 2;
    }
    if (c == '○' || c == '◯' || c == 'Ｏ' || c == 'O' || c == 'o') {
      return 0;
    }
    int at = DIGITS.indexOf(c);
    return at >= 0 ? at : FINANCIAL.indexOf(c);
  }

  private static long unit(char c) {
    return switch (c) {
      case '十', '拾' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1_000;
      case '万', '萬' -> 10_000;
      case '亿', '億' -> 100_000_000;
      default -> 0;
    };
  }

  public static Optional<BigDecimal> parse(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    int point = text.indexOf('点');
    if (point > 0) {
      int end = text.length();
      long multiplier = 1;
      while (end > point + 1 && unit(text.charAt(end - 1)) > 0) {
        end--;
        multiplier *= unit(text.charAt(end));
      }
      BigDecimal times = BigDecimal.valueOf(multiplier);
      String tail = text.substring(point + 1, end);
      return parseInteger(text.substring(0, point))
          .flatMap(whole ->
              digits(tail)
                  .map(part -> new BigDecimal(whole.toPlainString() + "." + part).multiply(times)));
    }
    return parseInteger(text);
  }

  /// Digits one by one, such as a year: 二〇一七 is 2017.
  public static Optional<String> digits(String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      int digit = digit(text.charAt(i));
      if (digit < 0) {
        return Optional.empty();
      }
      digits.append(digit);
    }
    return digits.isEmpty() ? Optional.empty() : Optional.of(digits.toString());
  }

  /// A year digit by digit, 二〇一七.
  public static String year(int year) {
    StringBuilder text = new StringBuilder();
    Integer.toString(year).chars().forEach(digit -> text.append(DIGITS.charAt(digit - '0')));
    return text.toString();
  }

  /// A number below a hundred as it is spoken, 二十一.
  public static String spoken(int number) {
    int tens = number / 10;
    int ones = number % 10;
    String front = tens == 0 ? "" : tens == 1 ? "十" : DIGITS.charAt(tens) + "十";
    return front + (ones == 0 && tens > 0 ? "" : DIGITS.substring(ones, ones + 1));
  }

  private static Optional<BigDecimal> parseInteger(String text) {
    boolean hasUnit = text.chars().anyMatch(c -> unit((char) c) > 0 || c == '廿' || c == '卅');
    if (!hasUnit) {
      return text.equals("半")
          ? Optional.of(new BigDecimal("0.5"))
          : digits(text).map(BigDecimal::new);
    }
    long total = 0;
    long section = 0;
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      long unit = unit(c);
      if (c == '廿' || c == '卅') {
        section += c == '廿' ? 20 : 30;
        number = 0;
      } else if (unit >= 10_000) {
        total = (total + section + number) * unit;
        section = 0;
        number = 0;
      } else if (unit > 0) {
        section += Math.max(number, number == 0 && section == 0 ? 1 : number) * unit;
        number = 0;
      } else {
        int digit = digit(c);
        if (digit < 0) {
          return Optional.empty();
        }
        number = digit;
      }
    }
    return Optional.of(BigDecimal.valueOf(total + section + number));
  }
}
