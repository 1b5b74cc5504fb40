package org.intake.domain;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One sentence in the three languages that users may choose.
public record Texts(String zhHans, String zhHant, String en) {
  private static final Pattern HOLE = Pattern.compile("\\{([A-Za-z][A-Za-z0-9.]*)}");

  public String in(Language language) {
    return switch (language) {
      case ZH_HANS -> zhHans;
      case ZH_HANT -> zhHant;
      case EN -> en;
    };
  }

  /// Puts values into the `{name}` holes; a hole without a value keeps its name, so that the gap is
  /// seen.
  public Texts with(Map<String, String> values) {
    return new Texts(fill(zhHans, values), fill(zhHant, values), fill(en, values));
  }

  /// The same with values that have their own words in each language.
  public Texts withTexts(Map<String, Texts> values) {
    return new Texts(
        fill(zhHans, in(Language.ZH_HANS, values)),
        fill(zhHant, in(Language.ZH_HANT, values)),
        fill(en, in(Language.EN, values)));
  }

  private static Map<String, String> in(Language language, Map<String, Texts> values) {
    return values.entrySet().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue().in(language)));
  }

  private static String fill(String template, Map<String, String> values) {
    return HOLE.matcher(template)
        .replaceAll(
            hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), hole.group())));
  }
}
