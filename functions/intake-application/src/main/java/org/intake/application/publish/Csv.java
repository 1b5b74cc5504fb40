package org.intake.application.publish;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A table as comma-separated values (RFC 4180) that no spreadsheet takes for formulas.
public final class Csv {
  /// Without it the usual spreadsheet programs take UTF-8 for the machine's own character set.
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\n]]");
  private static final String FORMULA_STARTS = "=+-@＝＋－＠|%";

  private Csv() {}

  public static String of(List<List<String>> rows) {
    return BYTE_ORDER_MARK
        + rows.stream()
            .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
            .collect(Collectors.joining("\r\n"))
        + "\r\n";
  }

  private static String cell(String text) {
    return '"' + harmless(text).replace("\"", "\"\"") + '"';
  }

  /// A text that a spreadsheet would run gets an apostrophe in front: it is then shown as text.
  /// Numbers stay numbers.
  public static String harmless(String text) {
    String clean = CONTROLS.matcher(text).replaceAll(" ");
    String start = clean.stripLeading();
    boolean runs = !start.isEmpty() && FORMULA_STARTS.indexOf(start.charAt(0)) >= 0;
    return runs && !NUMBER.matcher(clean).matches() ? "'" + clean : clean;
  }
}
