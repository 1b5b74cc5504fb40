package org.intake.documents.office;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.poi.ss.usermodel.BuiltinFormats;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.jspecify.annotations.Nullable;

/// How a cell shows its number: a format may round it, and may hold its unit (0.0"万人").
record NumberFormat(Kind kind, int id, String code) {
  private enum Kind {
    PLAIN,
    DATE,
    NUMBER
  }

  private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

  /// Powers of ten and fractions show a number, but not so that a form could be read.
  private static final Pattern NOT_AS_WRITTEN = Pattern.compile("(?i).*(?:E[+-]|\\?/|general|@).*");

  static NumberFormat of(int id, @Nullable String own) {
    String code = own == null ? builtIn(id) : own;
    String plain = QUOTED.matcher(code).replaceAll("");
    if (own == null ? isDate(id) : plain.matches("(?i).*[yd].*")) {
      return new NumberFormat(Kind.DATE, id, plain.toLowerCase(Locale.ROOT));
    }
    // Behind the first semicolon stand the formats of negative numbers, noughts and texts.
    String positive = plain.split(";", 2)[0];
    boolean number = positive.matches(".*[0#].*") && !NOT_AS_WRITTEN.matcher(positive).matches();
    return new NumberFormat(number ? Kind.NUMBER : Kind.PLAIN, id, code);
  }

  private static String builtIn(int id) {
    String code = BuiltinFormats.getBuiltinFormat(id);
    return code == null ? "General" : code;
  }

  /// The numbers of built-in date formats are fixed by ECMA-376 18.8.30; 27 to 36 and 50 to 58 are
  /// those of Chinese Excel.
  private static boolean isDate(int id) {
    return switch (id) {
      case 14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> true;
      default -> false;
    };
  }

  /// A stored double as Excel shows it. What was typed and is shown rounded is told both ways, so
  /// that a person says which counts; the result of a formula is always rounded.
  String shown(String value, boolean isFormula) {
    BigDecimal number;
    try {
      number = new BigDecimal(value.strip()).round(new MathContext(15)).stripTrailingZeros();
    } catch (NumberFormatException e) {
      return value;
    }
    return switch (kind) {
      case DATE -> SheetCells.date(number.intValue(), code);
      case PLAIN -> number.toPlainString();
      case NUMBER -> {
        String shown =
            new DataFormatter(Locale.ROOT)
                .formatRawCellContents(number.doubleValue(), id, code)
                .strip();
        if (shown.chars().noneMatch(Character::isDigit)) {
          yield number.toPlainString();
        }
        yield isFormula || !isRounded(shown, number)
            ? shown
            : shown + "（表中存储为" + number.toPlainString() + "）";
      }
    };
  }

  private static boolean isRounded(String shown, BigDecimal number) {
    String digits = shown.replaceAll("[^\\d.]", "");
    try {
      BigDecimal told = new BigDecimal(digits);
      BigDecimal stored = number.abs();
      return told.compareTo(stored) != 0
          && told.movePointLeft(2).compareTo(stored) != 0
          && told.movePointLeft(3).compareTo(stored) != 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }
}
