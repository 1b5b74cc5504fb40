package org.intake.documents.fields;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.ocr.LostStrokes;
import org.intake.documents.ocr.PersonNames;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.documents.value.DateReader;
import org.intake.documents.value.Names;
import org.intake.documents.value.ReadValue;
import org.intake.documents.value.ValueReader;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// Makes a field of what was sighted: value by type, confidence, doubts; on a recognised page with
/// a second, aimed reading.
final class FieldBuilder {
  private static final double CERTAIN = 0.99;

  /// One figure, and after it its unit, with single gaps.
  private static final Pattern FIGURE_WITH_GAPS =
      Pattern.compile("[\\d.,-]+(?: [\\d.,-]+)+ ?\\D{0,8}");

  private static final double MISREAD_INTO_ANOTHER = 0.3;
  private static final double ONCE = 0.85;
  private static final double AIMED_ONLY = 0.85;
  private static final double UNDATED = 0.6;
  private static final double OUTVOTED = 0.4;
  private static final double GUESSED = 0.5;

  private final ReadingGuide guide;
  private final ValueReader values;
  private final AimedReader aimed;
  private final boolean hiddenLayer;

  FieldBuilder(ReadingGuide guide, ValueReader values, AimedReader aimed, boolean hiddenLayer) {
    this.guide = guide;
    this.values = values;
    this.aimed = aimed;
    this.hiddenLayer = hiddenLayer;
  }

  ReadField field(Sighting sighting, @Nullable String within) {
    return field(sighting, raw -> meant(sighting, raw, within));
  }

  /// What a text means by the type of the field.
  ReadValue meant(Sighting sighting, String raw, @Nullable String within) {
    return values.read(raw, sighting.field(), sighting.hints(), within);
  }

  /// `meaning` makes a value of what is read at the place, by the page's reading or by another.
  ReadField field(Sighting sighting, Function<String, ReadValue> meaning) {
    return field(sighting, meaning.apply(sighting.raw()), meaning);
  }

  /// The same for a `value` to which the page's reading says more than what stands at the place.
  ReadField field(Sighting sighting, ReadValue value, Function<String, ReadValue> meaning) {
    if (!sighting.recognised()) {
      return field(
          sighting,
          value,
          sighting.inTable() ? Method.FORM_TABLE : Method.TEXT_LAYER,
          1,
          sure(value, CERTAIN));
    }
    Optional<AimedReading> second = again(sighting);
    if (second.isEmpty()) {
      return field(sighting, value, Method.OCR, 1, once(sighting, value));
    }
    return value.value() instanceof FieldValue.Dated opinion
        ? dated(sighting, value, opinion, second.get())
        : both(sighting, value, second.get(), meaning);
  }

  /// A value that was put together from several places, each read by itself: as sure as the least
  /// sure, in every doubt of any, and as many readings agree on it as on the one that fewest agree
  /// on.
  ReadField together(Sighting sighting, FieldValue value, List<ReadField> places) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    places.forEach(place -> doubts.addAll(place.doubts()));
    doubts.remove(Doubt.LOW_CONFIDENCE);
    return made(
        sighting,
        new ReadValue(value, null, doubts),
        sighting.recognised() ? Method.OCR : Method.TEXT_LAYER,
        places.stream().mapToInt(ReadField::agreement).min().orElse(1),
        places.stream().mapToDouble(ReadField::confidence).min().orElse(0));
  }

  /// What the surroundings say where the readings do not: for a person to confirm.
  ReadField guessed(Sighting sighting, ReadValue value) {
    return field(sighting, value, Method.OCR, 1, Math.min(GUESSED, sighting.confidence()));
  }

  /// An opinion with its date read again by itself. Its words were read once, so that it is no
  /// surer than they are.
  private ReadField dated(
      Sighting sighting, ReadValue first, FieldValue.Dated opinion, AimedReading aim) {
    List<DateReader.Found> dates = DateReader.all(aim.text());
    if (dates.isEmpty()) {
      return field(sighting, first, Method.OCR, 1, once(sighting, first));
    }
    LocalDate date = dates.getLast().date();
    ReadValue read =
        new ReadValue(new FieldValue.Dated(opinion.text(), date), first.unit(), first.doubts());
    if (date.equals(opinion.date())) {
      double together = 1 - (1 - aim.confidence()) * (1 - sighting.confidence() / 2);
      return field(
          sighting,
          read,
          Method.OCR,
          1 + aim.agreement(),
          Math.min(once(sighting, read), sure(read, together)));
    }
    boolean differs = opinion.date() != null;
    return field(
        sighting,
        differs ? read.doubted(Doubt.READINGS_DISAGREE) : read,
        Method.OCR,
        Math.max(1, aim.agreement()),
        aim.confidence() * (differs ? 0.5 : AIMED_ONLY));
  }

  /// What one reading alone says is never as sure as what two agree on. An opinion without its date
  /// has one under its stamp more often than not.
  private static double once(Sighting sighting, ReadValue value) {
    double once = sure(value, Math.min(ONCE, sighting.confidence()));
    boolean undated = value.value() instanceof FieldValue.Dated(_, var date) && date == null;
    return undated ? once * UNDATED : once;
  }

  private Optional<AimedReading> again(Sighting sighting) {
    return switch (sighting.field().type()) {
      case LONG_TEXT, SECTION, FIGURES -> Optional.empty();
      case TEXT,
          TEXT_LIST,
          DATED_TEXT,
          INTEGER,
          DECIMAL,
          DATE,
          YEAR,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          ENUM,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER ->
          lineByLine(sighting);
    };
  }

  /// What wrapped is read again line by line: it is as sure as its least sure line, and as many
  /// readings agree on it as on the line that fewest agree on.
  private Optional<AimedReading> lineByLine(Sighting sighting) {
    List<AimedReading> lines = new ArrayList<>();
    for (Spot spot : sighting.spots()) {
      Optional<AimedReading> line = aimed.read(spot.page(), spot.box(), sighting.field());
      if (line.isEmpty()) {
        return Optional.empty();
      }
      lines.add(line.get());
    }
    return switch (lines.size()) {
      case 0 -> Optional.empty();
      case 1 -> Optional.of(lines.getFirst());
      default ->
          Optional.of(
              new AimedReading(
                  lines.stream().map(AimedReading::text).collect(Collectors.joining("\n")),
                  lines.stream().mapToDouble(AimedReading::confidence).min().orElse(0),
                  lines.stream().mapToInt(AimedReading::agreement).min().orElse(0),
                  lines.stream().mapToInt(AimedReading::readings).min().orElse(0)));
    };
  }

  /// Two readings of one place: what both say is nearly certain; where they differ the aimed one
  /// knows the field's type, but the value is in doubt.
  private ReadField both(
      Sighting sighting, ReadValue first, AimedReading aim, Function<String, ReadValue> meaning) {
    ReadValue second = meaning.apply(aim.text());
    if (second.value() == null && first.value() == null) {
      return field(sighting, first, Method.OCR, 1, once(sighting, first));
    }
    Optional<ReadValue> outvoted = outvoted(sighting, first, second, aim, meaning);
    if (outvoted.isPresent()) {
      return field(sighting, outvoted.get(), Method.OCR, 1, OUTVOTED * aim.confidence());
    }
    ReadValue gapless = gapless(sighting, first, meaning);
    if (same(gapless.value(), second.value())) {
      return agreed(sighting, gapless, second, aim);
    }
    boolean takeSecond =
        first.value() == null
            || (second.value() != null
                && (isLikelierName(sighting, first, second)
                    || isRestored(first, second)
                    || quality(second, aim.confidence())
                        >= quality(first, sighting.confidence()) + advantage(sighting)));
    ReadValue taken = (takeSecond ? second : first).doubted(Doubt.READINGS_DISAGREE);
    double confidence = 0.5 * (takeSecond ? aim.confidence() : sighting.confidence());
    String raw = takeSecond ? aim.text() : sighting.raw();
    return field(
        withRaw(sighting, raw),
        taken,
        Method.OCR,
        takeSecond ? Math.max(1, aim.agreement()) : 1,
        confidence);
  }

  /// Of a value that must be one of a list, the one reading that is, when those that won are none:
  /// it is likelier right, but in doubt.
  private Optional<ReadValue> outvoted(
      Sighting sighting,
      ReadValue first,
      ReadValue second,
      AimedReading aim,
      Function<String, ReadValue> meaning) {
    if (isListed(sighting, first) || isListed(sighting, second)) {
      return Optional.empty();
    }
    List<ReadValue> listed =
        aim.others().stream().map(meaning).filter(value -> isListed(sighting, value)).toList();
    return listed.stream().map(ReadValue::value).distinct().count() == 1
        ? Optional.of(listed.getFirst().doubted(Doubt.READINGS_DISAGREE))
        : Optional.empty();
  }

  private ReadField agreed(Sighting sighting, ReadValue first, ReadValue second, AimedReading aim) {
    double together = 1 - (1 - aim.confidence()) * (1 - sighting.confidence() / 2);
    if (isListed(sighting, first)) {
      together = 1 - (1 - together) * MISREAD_INTO_ANOTHER;
    }
    Set<Doubt> shared = EnumSet.noneOf(Doubt.class);
    shared.addAll(first.doubts());
    shared.retainAll(second.doubts());
    ReadValue agreed =
        new ReadValue(first.value(), first.unit() == null ? second.unit() : first.unit(), shared);
    return field(
        sighting, agreed, Method.OCR, 1 + aim.agreement(), sure(agreed, Math.min(0.98, together)));
  }

  /// What the first reading says when the gaps between the digits of one figure are none: wide type
  /// is recognised as 53 5.6. Only an aimed reading that says the same makes it a value.
  private static ReadValue gapless(
      Sighting sighting, ReadValue first, Function<String, ReadValue> meaning) {
    String raw = sighting.raw();
    return FIGURE_WITH_GAPS.matcher(raw).matches() ? meaning.apply(raw.replace(" ", "")) : first;
  }

  /// Whether the value is one of a list's: a misreading hardly ever makes another entry of it.
  private boolean isListed(Sighting sighting, ReadValue read) {
    return switch (read.value()) {
      // The digits of a code are another entry's as soon as one is misread.
      case FieldValue.Division(var code, _) ->
          code != null && sighting.raw().chars().noneMatch(Character::isDigit);
      case FieldValue.Org(var id, var name) -> id != null || values.names().isComposed(name);
      case FieldValue.Text _ ->
          sighting.field().type() == FieldType.ENUM && read.doubts().isEmpty();
      case FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Many _,
          FieldValue.Dated _,
          FieldValue.ByYear _,
          FieldValue.CityParks _ ->
          false;
      case null -> false;
    };
  }

  /// Free text has no form that an aimed reading could know better: it must be clearly surer.
  private static double advantage(Sighting sighting) {
    FieldType type = sighting.field().type();
    return type == FieldType.TEXT || type == FieldType.ORG ? 0.15 : 0;
  }

  /// Whether the second differs from the first only in strokes that the first has lost.
  private static boolean isRestored(ReadValue first, ReadValue second) {
    return first.value() != null
        && second.value() != null
        && LostStrokes.isRestored(first.value().display(), second.value().display());
  }

  /// Whether of two names only the second begins like one.
  private static boolean isLikelierName(Sighting sighting, ReadValue first, ReadValue second) {
    return sighting.field().personal()
        && first.value() instanceof FieldValue.Text(var one)
        && second.value() instanceof FieldValue.Text(var other)
        && PersonNames.isOdd(one)
        && !PersonNames.isOdd(other)
        && one.length() == other.length();
  }

  private static double quality(ReadValue value, double confidence) {
    return confidence - 0.3 * value.doubts().size();
  }

  private static boolean same(@Nullable FieldValue a, @Nullable FieldValue b) {
    if (a instanceof FieldValue.Decimal(var x) && b instanceof FieldValue.Decimal(var y)) {
      return x.compareTo(y) == 0;
    }
    if (a instanceof FieldValue.Text(var x) && b instanceof FieldValue.Text(var y)) {
      // Readings vote in unified widths.
      return Names.same(x, y);
    }
    if (a instanceof FieldValue.Many many && b instanceof FieldValue.Many other) {
      // An aimed reading is one line: where an item ended with its line, it tells no items apart.
      return Names.same(joined(many), joined(other));
    }
    return a != null && a.equals(b);
  }

  private static String joined(FieldValue.Many many) {
    return many.items().stream().map(FieldValue::display).collect(Collectors.joining());
  }

  private static Sighting withRaw(Sighting sighting, String raw) {
    return new Sighting(
        sighting.field(),
        sighting.label(),
        raw,
        sighting.place(),
        sighting.spots(),
        sighting.inTable(),
        sighting.recognised(),
        sighting.confidence(),
        sighting.hints(),
        sighting.several());
  }

  /// Doubts lower what may be expected of a value; a blank is as sure as its cell.
  private static double sure(ReadValue value, double confidence) {
    double sure = confidence;
    for (Doubt doubt : value.doubts()) {
      sure *=
          switch (doubt) {
            case MALFORMED, READINGS_DISAGREE -> 0.4;
            case REPAIRED, SEVERAL_VALUES, UNIT_UNEXPECTED -> 0.6;
            case UNRESOLVED, UNIT_MISSING, HIDDEN_TEXT_LAYER, LOW_CONFIDENCE -> 0.8;
            case APPROXIMATE, BOUND_INCLUSIVE, BOUND_EXCLUSIVE -> 0.95;
          };
    }
    return sure;
  }

  private ReadField field(
      Sighting sighting, ReadValue value, Method method, int agreement, double said) {
    boolean earns = method == Method.OCR && !isListed(sighting, value);
    return made(
        sighting,
        value,
        method,
        agreement,
        earns ? Earned.confidence(sighting.field().type(), value.value(), said) : said);
  }

  private ReadField made(
      Sighting sighting, ReadValue value, Method method, int agreement, double confidence) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(value.doubts());
    if (sighting.several()) {
      doubts.add(Doubt.SEVERAL_VALUES);
    }
    if (method == Method.OCR && confidence < guide.trust()) {
      doubts.add(Doubt.LOW_CONFIDENCE);
    }
    if (hiddenLayer && method == Method.OCR) {
      doubts.add(Doubt.HIDDEN_TEXT_LAYER);
    }
    FieldDefinition field = sighting.field();
    return new ReadField(
        field.name(),
        sighting.label().strip(),
        value.value(),
        sighting.raw(),
        value.unit() == null ? field.unit() : value.unit(),
        method,
        Math.clamp(confidence, 0, 1),
        agreement,
        doubts,
        sighting.place());
  }
}
