package org.intake.documents.value;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.text.ChineseNumerals;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// Reads a raw text as a value of a field's type.
public final class ValueReader {
  private static final Pattern YEAR = Pattern.compile("(?<!\\d)(?:19|20)\\d{2}(?!\\d)");
  private static final Pattern CHINESE_YEAR = Pattern.compile("[一二][一二三四五六七八九〇○零]{3}");
  private static final Pattern YEAR_AMOUNT =
      Pattern.compile(
          "(20\\d{2})\\s*年?(?:度)?\\s*[:：]?\\s*(?:[\\p{IsHan}]{0,8}?)\\s*(\\d[\\d,.]*\\s*(?:[百千万亿]*元)?)(?!年|\\d)");

  /// How who signs ends.
  private static final Pattern SIGNER =
      Pattern.compile("(?:局|厅|委|会|办|部|中心|公司|[(（](?:盖章|公章|签章|章)[）)])$");

  private static final int LONGEST_SIGNERS = 100;

  /// A line of organs with places for their stamps, however these were read, or what wrapped of it.
  private static final Pattern SIGNATURE =
      Pattern.compile(
          "[^，。；,;]{2,}(?:局|厅|委|会|办|部|中心|公司)\\P{IsHan}{0,3}[(（〈]?(?:[盖着]\\p{IsHan}?|\\p{IsHan}?章)\\P{IsHan}*|\\p{IsHan}?章[)）]");

  /// A speck or a stroke of a stamp read as a character behind the full stop.
  private static final Pattern BEHIND_ITS_END = Pattern.compile("(?<=。)[^。，；！？]{1,2}。?$");

  private static final Pattern STAMP_LINE =
      Pattern.compile(
          "[^。；！？\\n]{0,40}[(（]?\\s*(?:盖\\s*章|公\\s*章|签\\s*章|签\\s*字)[\\s\\S]*$|(?:负责人|经办人)\\s*[:：][\\s\\S]*$");

  private final Names names;

  public ValueReader(ReadingGuide guide) {
    this.names = new Names(guide.divisions(), guide.organs());
  }

  public Names names() {
    return names;
  }

  /// `hints` are the label, the header and the caption, where a unit may stand; `within` is the
  /// code of the province whose divisions are meant.
  public ReadValue read(
      String raw, FieldDefinition field, List<String> hints, @Nullable String within) {
    if (raw.strip().equals(Flow.UNREAD)) {
      return ReadValue.none(Doubt.MALFORMED);
    }
    return switch (field.type()) {
      case TEXT -> text(raw);
      case LONG_TEXT, SECTION -> longText(raw);
      case INTEGER -> NumberReader.read(raw, field.unit(), true, hints);
      case DECIMAL -> NumberReader.read(raw, field.unit(), false, hints);
      case FIGURES -> figure(raw, field.unit(), hints);
      case DATE -> date(raw);
      case YEAR -> year(raw);
      case DIVISION -> names.division(raw, within);
      case DIVISION_LIST -> names.divisions(raw, within);
      case ORG -> names.organ(raw, field.organKind());
      case ORG_LIST -> names.organs(raw);
      case TEXT_LIST -> Names.texts(raw);
      case ENUM -> Choices.read(raw, field.options());
      case DATED_TEXT -> dated(raw);
      case AMOUNTS_BY_YEAR -> amounts(raw, field, hints);
      case CITY_PARKS -> Names.texts(raw);
      case PHONE -> ContactReader.phone(raw);
      case EMAIL -> ContactReader.mail(raw);
      case POSTCODE -> ContactReader.postcode(raw);
      case DOCUMENT_NUMBER -> documentNumber(raw);
    };
  }

  private static ReadValue figure(String raw, @Nullable String unit, List<String> hints) {
    ReadValue read = NumberReader.read(raw, unit, false, hints);
    return read.value() instanceof FieldValue.Decimal(var number)
        ? new ReadValue(
            new FieldValue.Many(List.of(new FieldValue.Figure("", number))),
            read.unit(),
            read.doubts())
        : read;
  }

  private static ReadValue text(String raw) {
    String text = Names.tidy(raw);
    return Flow.saysSomething(text) ? ReadValue.of(new FieldValue.Text(text)) : ReadValue.none();
  }

  private static ReadValue longText(String raw) {
    String text = Script.simplified(Flow.joined(raw));
    return Flow.saysSomething(text) ? ReadValue.of(new FieldValue.Text(text)) : ReadValue.none();
  }

  private static ReadValue date(String raw) {
    if (!Flow.saysSomething(raw) || DateReader.isBlankTemplate(raw)) {
      return ReadValue.none();
    }
    List<DateReader.Found> dates = DateReader.all(raw);
    if (dates.isEmpty()) {
      return DateReader.endOfYear(raw)
          .map(end ->
              DateReader.saysEnd(raw)
                  ? ReadValue.of(new FieldValue.Date(end))
                  : ReadValue.of(new FieldValue.Date(end), Doubt.REPAIRED))
          .orElseGet(() -> ReadValue.none(Doubt.MALFORMED));
    }
    DateReader.Found first = dates.getFirst();
    ReadValue value = ReadValue.of(new FieldValue.Date(first.date()));
    if (first.repaired()) {
      value = value.doubted(Doubt.REPAIRED);
    }
    return dates.stream().map(DateReader.Found::date).distinct().count() > 1
        ? value.doubted(Doubt.SEVERAL_VALUES)
        : value;
  }

  private static ReadValue year(String raw) {
    String plain =
        Normalizer.normalize(raw, Normalizer.Form.NFKC).replaceAll("(?<=\\d)\\s+(?=\\d)", "");
    Matcher arabic = YEAR.matcher(plain);
    if (arabic.find()) {
      ReadValue year = ReadValue.of(new FieldValue.Decimal(new BigDecimal(arabic.group())));
      String first = arabic.group();
      boolean another = arabic.results().anyMatch(next -> !next.group().equals(first));
      return another ? year.doubted(Doubt.SEVERAL_VALUES) : year;
    }
    Matcher chinese = CHINESE_YEAR.matcher(plain);
    Optional<String> digits =
        chinese.find() ? ChineseNumerals.digits(chinese.group()) : Optional.empty();
    if (digits.isPresent()) {
      return ReadValue.of(new FieldValue.Decimal(new BigDecimal(digits.get())));
    }
    return Flow.saysSomething(raw.replaceAll("年", ""))
        ? ReadValue.none(Doubt.MALFORMED)
        : ReadValue.none();
  }

  /// An opinion: what it says, without the stamps' names and the date that follow it; a narrow cell
  /// wraps names where it likes.
  private static ReadValue dated(String raw) {
    List<DateReader.Found> dates = DateReader.all(raw);
    String text = dates.isEmpty() ? raw : raw.substring(0, dates.getLast().start());
    String said = said(Script.simplified(text));
    if (!Flow.saysSomething(said) && dates.isEmpty()) {
      return ReadValue.none();
    }
    return ReadValue.of(
        new FieldValue.Dated(said, dates.isEmpty() ? null : dates.getLast().date()));
  }

  private static String said(String text) {
    String statement =
        BEHIND_ITS_END.matcher(Flow.joined(withoutSignatures(text))).replaceFirst("");
    if (statement.endsWith("。")) {
      return statement;
    }
    String whole = Flow.joined(text);
    String signed = withoutSigners(whole);
    if (!signed.equals(whole)) {
      return signed;
    }
    String unstamped = STAMP_LINE.matcher(text).replaceFirst("");
    return Flow.joined(unstamped.replaceAll("[\\s_]*年[\\s_]*月[\\s_]*日[\\s_]*$", ""));
  }

  /// Without the lines at its end that name who stamped.
  private static String withoutSignatures(String text) {
    List<String> lines = new ArrayList<>(text.strip().lines().toList());
    while (lines.size() > 1 && SIGNATURE.matcher(lines.getLast().replaceAll("\\s", "")).matches()) {
      lines.removeLast();
    }
    return String.join("\n", lines);
  }

  private static String withoutSigners(String text) {
    int stop = text.lastIndexOf('。');
    boolean signed =
        stop >= 0 && text.length() - stop <= LONGEST_SIGNERS && SIGNER.matcher(text.strip()).find();
    return signed ? text.substring(0, stop + 1) : text;
  }

  private static ReadValue amounts(String raw, FieldDefinition field, List<String> hints) {
    String plain =
        Script.simplified(Normalizer.normalize(raw, Normalizer.Form.NFKC))
            .replaceAll("\\s*\\n\\s*", "")
            .replaceAll("(?<=\\d) (?=\\d)(?!(?:19|20)\\d{2}年)", "");
    TreeMap<Integer, BigDecimal> byYear = new TreeMap<>();
    java.util.Set<Doubt> doubts = java.util.EnumSet.noneOf(Doubt.class);
    Matcher amounts = YEAR_AMOUNT.matcher(plain);
    while (amounts.find()) {
      ReadValue amount = NumberReader.read(amounts.group(2), field.unit(), false, hints);
      if (amount.value() instanceof FieldValue.Decimal(var number)) {
        byYear.put(Integer.valueOf(amounts.group(1)), number);
        doubts.addAll(amount.doubts());
      }
    }
    if (byYear.isEmpty()) {
      return Flow.saysSomething(raw) ? ReadValue.none(Doubt.MALFORMED) : ReadValue.none();
    }
    return new ReadValue(new FieldValue.ByYear(byYear), null, doubts);
  }

  private static ReadValue documentNumber(String raw) {
    Optional<DocumentNumbers.Found> found = DocumentNumbers.find(Key.of(raw));
    if (found.isEmpty()) {
      return Flow.saysSomething(raw) ? ReadValue.none(Doubt.MALFORMED) : ReadValue.none();
    }
    ReadValue number = ReadValue.of(new FieldValue.Text(found.get().number()));
    return found.get().clean() ? number : number.doubted(Doubt.REPAIRED);
  }
}
