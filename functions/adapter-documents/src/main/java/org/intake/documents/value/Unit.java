package org.intake.documents.value;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Script;
import org.jspecify.annotations.Nullable;

/// A unit of measure: what kind of quantity, and how many of the kind's base unit.
record Unit(String kind, BigDecimal factor) {
  private static final Map<String, Unit> BASES = new LinkedHashMap<>();
  private static final Map<Character, BigDecimal> MULTIPLIERS =
      Map.of(
          '百', BigDecimal.valueOf(100),
          '千', BigDecimal.valueOf(1_000),
          '万', BigDecimal.valueOf(10_000),
          '亿', BigDecimal.valueOf(100_000_000));
  private static final BigDecimal SQUARE_METRES = new BigDecimal("1000000");

  /// 1 亩 = 2000/3 m².
  private static final BigDecimal MU =
      new BigDecimal("2000").divide(new BigDecimal("3"), java.math.MathContext.DECIMAL64);

  private static final Pattern IN_BRACKETS =
      Pattern.compile("[(（\\[【]([^()（）\\[\\]【】]{1,12})[)）\\]】]");
  private static final Pattern SAID = Pattern.compile("单位[:：]?\\s*([^\\s,，;；)）]{1,8})");

  static {
    base("money", "1", "元", "人民币元", "元人民币", "rmb");
    base("people", "1", "人", "人次", "名", "口");
    base("area", "1", "平方米", "m2", "㎡", "m²");
    base("area", SQUARE_METRES.toPlainString(), "平方公里", "平方千米", "km2", "km²", "方公里");
    base("area", "10000", "公顷", "ha", "hm2");
    BASES.put("亩", new Unit("area", MU));
    base("items", "1", "家", "户", "个", "件", "项", "所", "座", "处", "条", "宗");
    base("rate", "1", "件/万人", "项/万人", "件每万人", "件/每万人", "件·万人", "件／万人", "件/万");
    base("year", "1", "年", "年份");
    base("percent", "1", "%", "个百分点", "百分点");
    base("percent", "0.1", "‰");
  }

  private static void base(String kind, String factor, String... names) {
    for (String name : names) {
      BASES.put(name, new Unit(kind, new BigDecimal(factor)));
    }
  }

  /// A whole text as a unit: `万元`, `千万元`, `件/万人`. `元` in the field's unit decides what a bare
  /// multiplier means.
  static Optional<Unit> of(String text, @Nullable Unit expected) {
    String plain =
        Script.simplified(text.strip()).replace(" ", "").toLowerCase(java.util.Locale.ROOT);
    BigDecimal multiplier = BigDecimal.ONE;
    while (!plain.isEmpty()) {
      Unit base = BASES.get(plain);
      if (base != null) {
        return Optional.of(new Unit(base.kind, base.factor.multiply(multiplier)));
      }
      BigDecimal next = MULTIPLIERS.get(plain.charAt(0));
      if (next == null) {
        return Optional.empty();
      }
      multiplier = multiplier.multiply(next);
      plain = plain.substring(1);
    }
    if (multiplier.compareTo(BigDecimal.ONE) == 0 || expected == null) {
      return Optional.empty();
    }
    return Optional.of(new Unit(expected.kind, baseFactor(expected).multiply(multiplier)));
  }

  /// What `万` multiplies for a kind: yuan, a person, a piece.
  private static BigDecimal baseFactor(Unit unit) {
    return unit.kind.equals("area") ? unit.factor : BigDecimal.ONE;
  }

  /// The unit that a label or a table's header gives in brackets: `常住人口（万人）`, `单位：万元`.
  static Optional<Unit> inLabel(String label) {
    String plain = Flow.joined(label);
    Matcher brackets = IN_BRACKETS.matcher(plain);
    while (brackets.find()) {
      String inside = brackets.group(1).replaceFirst("^单位[:：]?", "");
      Optional<Unit> unit = of(inside, null);
      if (unit.isPresent()) {
        return unit;
      }
    }
    Matcher said = SAID.matcher(plain);
    return said.find() ? of(said.group(1), null) : Optional.empty();
  }

  /// Whether the kind is written in more than one size, so that a bare number says little.
  boolean isAmbiguous() {
    return switch (kind) {
      case "money", "people", "area" -> true;
      default -> false;
    };
  }

  boolean isLike(Unit other) {
    return kind.equals(other.kind)
        || (kind.equals("items") && other.kind.equals("rate"))
        || (kind.equals("rate") && other.kind.equals("items"))
        || (kind.equals("people") && other.kind.equals("items"))
        || (kind.equals("items") && other.kind.equals("people"));
  }
}
