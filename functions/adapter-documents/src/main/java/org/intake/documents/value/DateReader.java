package org.intake.documents.value;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.text.ChineseNumerals;
import org.intake.documents.text.Key;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;

/// Dates as documents.md 3.3 lists them, and where in a text they stand.
public final class DateReader {
  private static final String ZEROS = "〇○◯零OoＯ0口";

  /// What 〇 is read as between the numerals of a year.
  private static final String MISREAD_ZEROS = "CGDQ";

  private static final String NUMERAL = "[一二三四五六七八九十廿卅" + ZEROS + "]";
  private static final Pattern ARABIC =
      Pattern.compile(
          "(?<!\\d)((?:19|20)\\d{2})\\s*(?:年|[-./])\\s*(\\d{1,2})\\s*(?:月|[-./])\\s*(\\d{1,2})(?:\\s*日|(?!\\d))");
  private static final Pattern CHINESE =
      Pattern.compile(
          "([一二](?:\\s?[一二三四五六七八九"
              + ZEROS
              + MISREAD_ZEROS
              + "@\\-]){3,6})\\s?年\\s?("
              + NUMERAL
              + "{1,3})\\s?月\\s?("
              + NUMERAL
              + "{1,4})\\s?日");

  /// Characters of a date that a stamp may hide before it could be any date.
  private static final int MOST_MISREAD = 4;

  private static final Pattern YEAR_END =
      Pattern.compile("((?:19|20)\\d{2})\\s*年?\\s*(?:度|底|末|年底|年末|12\\s*月\\s*(?:底|末)?)?\\s*");
  private static final Pattern YEAR_CLEARLY_ENDED = Pattern.compile(".*(?:底|末).*");
  private static final Pattern BLANK = Pattern.compile("[ _]*年[ _]*月[ _]*日?[ _]*");

  private DateReader() {}

  /// A date and where it stands in the text; `repaired` when characters had to be left out.
  public record Found(LocalDate date, int start, int end, boolean repaired) {}

  /// The template's own text, `年 月 日` with nothing written in.
  public static boolean isBlankTemplate(String raw) {
    return BLANK.matcher(sameLength(raw)).matches();
  }

  /// All dates of a text, in order; positions are those of the raw text.
  public static List<Found> all(String raw) {
    String text = sameLength(raw);
    List<Found> found = new ArrayList<>();
    Matcher arabic = ARABIC.matcher(text);
    while (arabic.find()) {
      date(arabic.group(1), arabic.group(2), arabic.group(3))
          .ifPresent(d -> found.add(new Found(d, arabic.start(), arabic.end(), false)));
    }
    Matcher chinese = CHINESE.matcher(text);
    while (chinese.find()) {
      chinese(chinese).ifPresent(found::add);
    }
    found.sort(java.util.Comparator.comparingInt(Found::start));
    return found;
  }

  private static Optional<Found> chinese(Matcher match) {
    String read =
        match.group(1).replaceAll("[@\\s]", "").replaceAll("[" + ZEROS + MISREAD_ZEROS + "]", "〇");
    String year = year(read);
    boolean repaired =
        !year.equals(read) || match.group(1).matches(".*[@\\-口" + MISREAD_ZEROS + "].*");
    Optional<String> digits = ChineseNumerals.digits(year);
    if (digits.isEmpty() || digits.get().length() != 4) {
      return Optional.empty();
    }
    return date(digits.get(), number(match.group(2)), number(match.group(3)))
        .map(d -> new Found(d, match.start(), match.end(), repaired));
  }

  /// 二@〇一七, 二O〇一七, 二GO〇一七: recognition reads one zero as several. A dash is 一, or nothing where 一
  /// stands beside it.
  private static String year(String read) {
    String plain = read.replace("-", "");
    if (plain.length() == 4 && plain.equals(read)) {
      return read;
    }
    String single = read.replaceAll("〇{2,}", "〇");
    String dashed = single.replace('-', '一');
    return dashed.length() == 4 ? dashed : single.replace("-", "");
  }

  /// The one day of a year whose written form, in figures or in numerals, a partly hidden date is
  /// nearest to; nothing where two days are as near, or none is near.
  public static Optional<LocalDate> nearest(String raw, int year) {
    String text =
        sameLength(raw).replaceAll("\\s", "").replaceAll("[" + ZEROS + MISREAD_ZEROS + "@]+", "〇");
    LocalDate best = null;
    int least = MOST_MISREAD + 1;
    boolean alone = true;
    for (LocalDate day = LocalDate.of(year, 1, 1); day.getYear() == year; day = day.plusDays(1)) {
      int distance = distance(text, day);
      alone = distance == least ? false : distance < least || alone;
      best = distance < least ? day : best;
      least = Math.min(least, distance);
    }
    return alone && least <= MOST_MISREAD && least * 2 < text.length()
        ? Optional.ofNullable(best)
        : Optional.empty();
  }

  private static int distance(String text, LocalDate day) {
    String figures = day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
    String numerals =
        ChineseNumerals.year(day.getYear())
            + "年"
            + ChineseNumerals.spoken(day.getMonthValue())
            + "月"
            + ChineseNumerals.spoken(day.getDayOfMonth())
            + "日";
    return Math.min(
        Likeness.distance(text, figures.replace('0', '〇'), MOST_MISREAD),
        Likeness.distance(text, numerals, MOST_MISREAD));
  }

  private static String number(String numeral) {
    return ChineseNumerals.parse(numeral.replaceAll("[" + ZEROS + "]", "〇"))
        .map(n -> n.toBigInteger().toString())
        .orElse("0");
  }

  /// Full-width digits, blanks and a PDF's radicals become plain ones, character by character.
  private static String sameLength(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    String plainer = Script.withoutRadicals(raw);
    for (int i = 0; i < plainer.length(); i++) {
      char c = plainer.charAt(i);
      if (c < 0x80) {
        text.append(Character.isWhitespace(c) ? ' ' : c);
      } else if (Script.isHan(c)) {
        text.append(Script.simple(c));
      } else {
        String plain = Normalizer.normalize(String.valueOf(c), Normalizer.Form.NFKC);
        char one = plain.length() == 1 ? plain.charAt(0) : c;
        text.append(Script.simple(Key.isSpace(c) ? ' ' : one));
      }
    }
    return text.toString();
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    try {
      return Optional.of(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// `2016年`, `2016年度`, `2016年底` for a field whose date is the end of the year.
  static Optional<LocalDate> endOfYear(String raw) {
    Matcher year = YEAR_END.matcher(Normalizer.normalize(raw, Normalizer.Form.NFKC).strip());
    return year.matches()
        ? Optional.of(LocalDate.of(Integer.parseInt(year.group(1)), 12, 31))
        : Optional.empty();
  }

  static boolean saysEnd(String raw) {
    return YEAR_CLEARLY_ENDED.matcher(raw).matches();
  }
}
