package org.intake.documents.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.text.ChineseNumerals;
import org.intake.documents.text.Script;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// Numbers with units, as documents.md 3.4 lists them. Only decimals; no binary fraction ever
/// touches a threshold.
final class NumberReader {
  private static final String UNIT =
      "件/每?万人?|项/万人|件每万人|个?百分点|[百千万亿]*(?:元人民币|人民币元|平方公里|平方千米|平方米|公顷|人次|年份|亩|元|人|名|口|家|户|个|件|项|所|座|处|条|宗|年|km2|m2|hm2|ha)|[百千万亿]+|[%‰]";
  private static final Pattern NUMBER =
      Pattern.compile("(?<digits>\\d[\\d,.]*\\d|\\d)\\s*(?<unit>" + UNIT + ")?");
  private static final Pattern CHINESE =
      Pattern.compile(
          "(?<digits>[" + ChineseNumerals.CHARACTERS + "]+)\\s*(?<unit>" + UNIT + ")?整?");
  private static final Pattern YEAR_NEARBY =
      Pattern.compile(
          "(?:截至|截止|到)?(?:19|20)\\d{2}年(?:度|末|底|年底|年末)?(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:底|末)?");
  private static final Pattern RANGE =
      Pattern.compile("\\d[\\d.,]*\\D{0,3}\\s*(?:[-~—–至]|到)+\\s*\\d[\\d.,]*");
  private static final Pattern TOTAL = Pattern.compile("(?:合计|共计|总计|总额|总数)[:为约]?(.+)");
  private static final Pattern PERCENT_WORDS =
      Pattern.compile("百分之([" + ChineseNumerals.CHARACTERS + "\\d.]+)");
  private static final Pattern APPROXIMATE =
      Pattern.compile(
          "约|大概|左右|上下|余|几|将近|接近|近(?=\\d)|近(?=[一二三四五六七八九十百千万])|\\d\\s*多|不足|不到|以下|以内|不超过|低于|少于|小于|<|≤|±|≈");
  private static final Pattern INCLUSIVE = Pattern.compile("以上|不低于|不少于|不小于|至少|≥|>=");
  private static final Pattern EXCLUSIVE =
      Pattern.compile("(?<!不)超过|(?<!不)高于|(?<!不)大于|(?<!不)多于|突破|逾|(?<![≥])>(?!=)");

  /// The mark of a footnote would become a digit of the figure: 48① is not 481.
  private static final Pattern FOOTNOTE = Pattern.compile("(?<=[\\d０-９])[①-⑳⑴-⒇¹²³⁰-⁹]");

  /// Signs beside a figure that make it another: 48.4?, 48.4*, 48.4+, ~48.4, an empty box.
  private static final Pattern MARKED = Pattern.compile("[?*+□☐◻▢]|(?<![\\d\\s])\\s*~\\s*(?=\\d)");

  /// What is counted one by one is no rate, and who came several times is no member of staff.
  private static final Pattern NO_RATE = Pattern.compile("户|家|口|人|名|人次|亩|座|处|条|宗|所");

  /// One point and three digits behind it, as in 2.452 for 2,452.
  private static final Pattern GROUPED_BY_POINTS =
      Pattern.compile("(?<![\\d.,])[1-9]\\d{0,2}\\.\\d{3}(?![\\d.,])");

  private static final Pattern NEGATIVE = Pattern.compile("^[-−–—]\\s*[\\d一二三四五六七八九十]");

  /// What may stand beside a figure without changing it.
  private static final Pattern HARMLESS =
      Pattern.compile(
          "年末|年底|截至|截止|目前|现有|现在|共有|共计|合计|总计|总额|总数|共|拥有|为|是|达到|达|有|约|整|人民币"
              + "|有效|发明|专利|拥有量|数量|园区|常住人口|人口|专职|工作人员|人员|配备|财政|资金|投入|安排|累计|其中");

  /// What may stand beside a rate: its own unit, however it is set.
  private static final Pattern PER_TEN_THOUSAND = Pattern.compile("/?(?:每|一)?万人?口?|件|项");

  private static final Pattern ONLY_A_UNIT = Pattern.compile("[百千万亿]+");

  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u3000]+");
  private static final Pattern ROUND_POINT = Pattern.compile("(?<=\\d)[。·•](?=\\d)");
  private static final Pattern LOST_IN_FRONT = Pattern.compile("^[,.、](?=\\d)");
  private static final Pattern SPACED_POINT =
      Pattern.compile("(?<=\\d)\\s*\\.\\s+(?=\\d)|(?<=\\d)\\s+\\.\\s*(?=\\d)");
  private static final Pattern COMMA_FOR_POINT =
      Pattern.compile("(?<=\\d),\\s+(?=\\d{1,2}(?!\\d))");
  private static final Pattern LETTER_FOR_ZERO =
      Pattern.compile("(?<=\\d)[Oo](?=[\\d.,]|$)|(?<=\\d\\.)[Oo]");
  private static final Pattern LETTER_FOR_ONE =
      Pattern.compile("(?<=[\\d.,])[lI|](?=[\\d.,]|$)|(?<![\\w.])[lI|](?=\\d)");

  private static final Pattern GAP_BEFORE_THREE = Pattern.compile("(?<=\\d) (?=\\d{3})");
  private static final Pattern GAP_BETWEEN_THREES = Pattern.compile("(?<=\\d) (?=\\d{3}(?:\\D|$))");
  private static final Pattern MULTIPLIED = Pattern.compile("[百千万亿].*");

  private NumberReader() {}

  /// One number found in a text, before it is put into the field's unit.
  private record Found(BigDecimal number, @Nullable String unit, boolean repaired) {}

  static ReadValue read(String raw, @Nullable String fieldUnit, boolean whole, List<String> hints) {
    Unit wanted = fieldUnit == null ? null : Unit.of(fieldUnit, null).orElse(null);
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    String text = plain(raw, wanted);
    if (RANGE.matcher(text).find()) {
      return ReadValue.none(Doubt.APPROXIMATE);
    }
    if (APPROXIMATE.matcher(text).find()) {
      doubts.add(Doubt.APPROXIMATE);
    }
    if (INCLUSIVE.matcher(text).find()) {
      doubts.add(Doubt.BOUND_INCLUSIVE);
    } else if (EXCLUSIVE.matcher(text).find()) {
      doubts.add(Doubt.BOUND_EXCLUSIVE);
    }
    String repaired = repaired(text);
    boolean changed = !repaired.equals(text);
    Matcher total = TOTAL.matcher(repaired);
    List<Found> found = find(total.find() ? total.group(1) : repaired);
    if (found.isEmpty()) {
      return text.isBlank() ? ReadValue.none() : ReadValue.none(Doubt.MALFORMED);
    }
    Found first = best(found, wanted);
    if (differing(found, first, wanted) && !total.reset().find()) {
      doubts.add(Doubt.SEVERAL_VALUES);
    }
    if (first.repaired() || changed) {
      doubts.add(Doubt.REPAIRED);
    }
    String unit = first.unit() == null ? "" : first.unit();
    boolean rate = wanted != null && wanted.kind().equals("rate");
    if ((rate && NO_RATE.matcher(unit).matches()) || (whole && unit.endsWith("人次"))) {
      doubts.add(Doubt.UNIT_UNEXPECTED);
    }
    if (MARKED.matcher(text).find()) {
      doubts.add(Doubt.MALFORMED);
    }
    boolean more = !total.reset().find() && saysMore(repaired, doubts, wanted);
    if (more || NEGATIVE.matcher(repaired.strip()).find()) {
      doubts.add(Doubt.MALFORMED);
    }
    BigDecimal number = scaled(first, wanted, hints, doubts);
    if (whole && wanted != null && wanted.kind().equals("people")) {
      // Heads are counted one by one; only measured populations come in 万人.
      doubts.remove(Doubt.UNIT_MISSING);
    }
    if (whole) {
      BigDecimal stripped = number.stripTrailingZeros();
      if (stripped.scale() > 0 && isGroupedByPoints(first, repaired)) {
        // Things that are counted have no fraction: a comma between thousands lost its tail.
        number = first.number().movePointRight(first.number().scale()).setScale(0);
        doubts.add(Doubt.REPAIRED);
        doubts.add(Doubt.MALFORMED);
      } else if (stripped.scale() > 0) {
        doubts.add(Doubt.MALFORMED);
      } else {
        number = stripped.setScale(0);
      }
    }
    return new ReadValue(new FieldValue.Decimal(number), first.unit(), doubts);
  }

  /// Whether something stands beside the figures that may change what they mean: 未达到, 全市, 兼职, /千人.
  /// Words that are a doubt of their own kind already are one doubt only.
  private static boolean saysMore(String text, Set<Doubt> doubts, @Nullable Unit wanted) {
    if (doubts.contains(Doubt.APPROXIMATE)
        || doubts.contains(Doubt.BOUND_INCLUSIVE)
        || doubts.contains(Doubt.BOUND_EXCLUSIVE)
        || doubts.contains(Doubt.SEVERAL_VALUES)) {
      return false;
    }
    String rest = PERCENT_WORDS.matcher(text).replaceAll(" ");
    boolean chinese = rest.chars().noneMatch(Character::isDigit);
    Matcher figure =
        (chinese ? CHINESE : NUMBER).matcher(GAP_BEFORE_THREE.matcher(rest).replaceAll(""));
    rest =
        figure.replaceAll(match -> {
          String unit = match.group(2);
          boolean own =
              unit == null
                  || wanted == null
                  || (Unit.of(unit, wanted).filter(wanted::isLike).isPresent()
                      && !(wanted.kind().equals("rate") && MULTIPLIED.matcher(unit).matches()));
          return own ? " " : Matcher.quoteReplacement(match.group());
        });
    rest = BLANKS.matcher(rest).replaceAll("");
    if (wanted != null && wanted.kind().equals("rate")) {
      rest = PER_TEN_THOUSAND.matcher(rest).replaceAll("");
    }
    rest = HARMLESS.matcher(rest).replaceAll("");
    return rest.codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /// NFKC, Simplified, one line, without years that only date the figure.
  private static String plain(String raw, @Nullable Unit wanted) {
    String normal =
        Script.simplified(
            Normalizer.normalize(
                Script.withoutRadicals(FOOTNOTE.matcher(raw).replaceAll(" ")),
                Normalizer.Form.NFKC));
    String text =
        BLANKS.matcher(normal).replaceAll(" ").replace("每万人口", "").replace("每万人", "").strip();
    if (wanted != null && wanted.kind().equals("year")) {
      return text;
    }
    String without = YEAR_NEARBY.matcher(text).replaceAll(" ");
    return without
            .chars()
            .anyMatch(c -> Character.isDigit(c) || ChineseNumerals.CHARACTERS.indexOf(c) >= 0)
        ? without
        : text;
  }

  /// Undoes what recognition and typing do to separators and digits; any change is a doubt.
  private static String repaired(String text) {
    String repaired = ROUND_POINT.matcher(text).replaceAll(".");
    repaired = LOST_IN_FRONT.matcher(repaired).replaceAll("");
    repaired = SPACED_POINT.matcher(repaired).replaceAll(".");
    repaired = COMMA_FOR_POINT.matcher(repaired).replaceAll(".");
    repaired = LETTER_FOR_ZERO.matcher(repaired).replaceAll("0");
    return LETTER_FOR_ONE.matcher(repaired).replaceAll("1");
  }

  private static List<Found> find(String text) {
    List<Found> found = new ArrayList<>();
    Matcher percent = PERCENT_WORDS.matcher(text);
    if (percent.find()) {
      chinese(percent.group(1)).ifPresent(n -> found.add(new Found(n, "%", false)));
      return found;
    }
    String grouped = GAP_BETWEEN_THREES.matcher(text).replaceAll("");
    Matcher numbers = NUMBER.matcher(grouped);
    while (numbers.find()) {
      digits(numbers.group("digits"), numbers.group("unit")).ifPresent(found::add);
    }
    if (found.isEmpty()) {
      Matcher chinese = CHINESE.matcher(grouped);
      while (chinese.find()) {
        String unit = chinese.group("unit");
        if (ONLY_A_UNIT.matcher(chinese.group("digits")).matches()) {
          // 万元 without a figure is the template's blank, not nought.
          continue;
        }
        chinese(chinese.group("digits")).ifPresent(n -> found.add(new Found(n, unit, false)));
      }
    }
    return found;
  }

  private static Optional<BigDecimal> chinese(String text) {
    return text.chars().allMatch(c -> Character.isDigit(c) || c == '.')
        ? Optional.of(new BigDecimal(text))
        : ChineseNumerals.parse(text);
  }

  /// `1,234` groups by three; a comma elsewhere was a point, two points are a mistake.
  private static Optional<Found> digits(String digits, @Nullable String unit) {
    boolean repaired = false;
    String plain = digits;
    if (plain.indexOf(',') >= 0) {
      if (plain.matches("\\d{1,3}(,\\d{3})+(\\.\\d+)?")) {
        plain = plain.replace(",", "");
      } else if (plain.matches("\\d{1,4}(,\\d{4})+(\\.\\d+)?")) {
        // Groups of four are the Chinese habit; rare, but unmistakable with two of them.
        plain = plain.replace(",", "");
        repaired = true;
      } else if (plain.matches("\\d+,\\d{1,2}")) {
        plain = plain.replace(',', '.');
        repaired = true;
      } else {
        plain = plain.replace(",", "");
        repaired = true;
      }
    }
    while (plain.indexOf('.') != plain.lastIndexOf('.')) {
      int first = plain.indexOf('.');
      plain = plain.substring(0, first) + plain.substring(first + 1);
      repaired = true;
    }
    return Optional.of(new Found(new BigDecimal(plain), unit, repaired));
  }

  private static boolean isGroupedByPoints(Found found, String text) {
    boolean multiplied = found.unit() != null && MULTIPLIED.matcher(found.unit()).matches();
    return !multiplied && GROUPED_BY_POINTS.matcher(text).find();
  }

  private static Found best(List<Found> found, @Nullable Unit wanted) {
    if (wanted != null) {
      for (Found candidate : found) {
        if (candidate.unit() != null
            && Unit.of(candidate.unit(), wanted).filter(wanted::isLike).isPresent()) {
          return candidate;
        }
      }
    }
    return found.getFirst();
  }

  /// Another number of the same kind beside the first makes the cell ambiguous.
  private static boolean differing(List<Found> found, Found first, @Nullable Unit wanted) {
    return found.stream()
        .filter(other -> other.number().compareTo(first.number()) != 0)
        .anyMatch(other ->
            other.unit() == null
                || wanted == null
                || Unit.of(other.unit(), wanted).filter(wanted::isLike).isPresent());
  }

  private static BigDecimal scaled(
      Found found, @Nullable Unit wanted, List<String> hints, Set<Doubt> doubts) {
    Optional<Unit> written =
        found.unit() == null ? Optional.empty() : Unit.of(found.unit(), wanted);
    if (wanted == null) {
      return written
          .map(unit -> convert(found.number(), unit.factor(), BigDecimal.ONE))
          .orElse(found.number());
    }
    if (written.isPresent() && !wanted.isLike(written.get())) {
      doubts.add(Doubt.UNIT_UNEXPECTED);
      return found.number();
    }
    Optional<Unit> unit = written;
    for (String hint : hints) {
      if (unit.isEmpty()) {
        unit = Unit.inLabel(Script.simplified(hint)).filter(wanted::isLike);
      }
    }
    if (unit.isEmpty()) {
      if (wanted.isAmbiguous()) {
        doubts.add(Doubt.UNIT_MISSING);
      }
      return found.number();
    }
    if (!unit.get().kind().equals(wanted.kind())) {
      return convert(found.number(), unit.get().factor(), BigDecimal.ONE);
    }
    return convert(found.number(), unit.get().factor(), wanted.factor());
  }

  private static BigDecimal convert(BigDecimal number, BigDecimal from, BigDecimal to) {
    if (from.compareTo(to) == 0) {
      return number;
    }
    BigDecimal converted =
        number.multiply(from).divide(to, MathContext.DECIMAL64).stripTrailingZeros();
    return converted.scale() < 0 ? converted.setScale(0) : converted;
  }
}
