package org.intake.programme.rules;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Figures that running text states behind a label: 有效发明专利拥有量12345件.
final class StatedFigures {
  private static final Map<String, BigDecimal> MULTIPLIERS =
      Map.of("万", BigDecimal.valueOf(10_000), "亿", BigDecimal.valueOf(100_000_000));

  private StatedFigures() {}

  /// Whether the text states figures behind the label and none of them is this one. A text that
  /// states none says nothing.
  static boolean differ(String text, String label, BigDecimal number) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("\\s", "");
    Matcher stated =
        Pattern.compile(Pattern.quote(label) + "[^\\d。;,]{0,6}(\\d[\\d,]*(?:\\.\\d+)?)([万亿]?)")
            .matcher(plain);
    boolean any = false;
    while (stated.find()) {
      any = true;
      BigDecimal figure = new BigDecimal(stated.group(1).replace(",", ""));
      BigDecimal times = MULTIPLIERS.getOrDefault(stated.group(2), BigDecimal.ONE);
      if (figure.multiply(times).compareTo(number) == 0) {
        return false;
      }
    }
    return any;
  }
}
