package org.intake.documents.fields;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.documents.value.ReadValue;
import org.intake.documents.value.ValueReader;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// Makes a field of what was sighted: value by type, confidence, doubts; on a recognised page with
/// a second, aimed reading.
final class FieldBuilder {
  private static final double CERTAIN = 0.99;

  private static final double MISREAD_INTO_ANOTHER = 0.3;

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
    ReadValue value = values.read(sighting.raw(), sighting.field(), sighting.hints(), within);
    return field(sighting, value, within);
  }

  ReadField field(Sighting sighting, ReadValue value, @Nullable String within) {
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
      return field(
          sighting, value, Method.OCR, 1, sure(value, Math.min(0.9, sighting.confidence())));
    }
    return both(sighting, value, second.get(), within);
  }

  private Optional<AimedReading> again(Sighting sighting) {
    Box area = sighting.area();
    boolean wraps = sighting.raw().strip().indexOf('\n') >= 0 && !sighting.inTable();
    if (wraps || sighting.field().locator() == Locator.DERIVED) {
      return Optional.empty();
    }
    return switch (sighting.field().type()) {
      case LONG_TEXT,
          SECTION,
          TEXT_LIST,
          DATED_TEXT,
          CITY_PARKS,
          FIGURES,
          DIVISION_LIST,
          ORG_LIST ->
          Optional.empty();
      case TEXT,
          INTEGER,
          DECIMAL,
          DATE,
          YEAR,
          DIVISION,
          ORG,
          ENUM,
          AMOUNTS_BY_YEAR,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER ->
          area == null
              ? Optional.empty()
              : aimed.read(sighting.place().page(), area, sighting.field());
    };
  }

  /// Two readings of one place: what both say is nearly certain; where they differ the aimed one
  /// knows the field's type, but the value is in doubt.
  private ReadField both(
      Sighting sighting, ReadValue first, AimedReading aim, @Nullable String within) {
    ReadValue second = values.read(aim.text(), sighting.field(), sighting.hints(), within);
    if (second.value() == null && first.value() == null) {
      return field(
          sighting, first, Method.OCR, 1, sure(first, Math.min(0.9, sighting.confidence())));
    }
    if (same(first.value(), second.value())) {
      double together = 1 - (1 - aim.confidence()) * (1 - sighting.confidence() / 2);
      if (isListed(sighting.field(), first)) {
        together = 1 - (1 - together) * MISREAD_INTO_ANOTHER;
      }
      Set<Doubt> shared = EnumSet.noneOf(Doubt.class);
      shared.addAll(first.doubts());
      shared.retainAll(second.doubts());
      ReadValue agreed =
          new ReadValue(first.value(), first.unit() == null ? second.unit() : first.unit(), shared);
      return field(
          sighting,
          agreed,
          Method.OCR,
          1 + Math.max(1, aim.agreement()),
          sure(agreed, Math.min(0.98, together)));
    }
    boolean takeSecond =
        first.value() == null
            || (second.value() != null
                && quality(second, aim.confidence())
                    >= quality(first, sighting.confidence()) + advantage(sighting));
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

  /// Whether the value is one of a list's: a misreading hardly ever makes another entry of it.
  private static boolean isListed(FieldDefinition field, ReadValue read) {
    return switch (read.value()) {
      case FieldValue.Division(var code, _) -> code != null;
      case FieldValue.Org(var id, _) -> id != null;
      case FieldValue.Text _ -> field.type() == FieldType.ENUM && read.doubts().isEmpty();
      case FieldValue.Decimal _,
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

  private static double quality(ReadValue value, double confidence) {
    return confidence - 0.3 * value.doubts().size();
  }

  private static boolean same(@Nullable FieldValue a, @Nullable FieldValue b) {
    if (a instanceof FieldValue.Decimal(var x) && b instanceof FieldValue.Decimal(var y)) {
      return x.compareTo(y) == 0;
    }
    return a != null && a.equals(b);
  }

  private static Sighting withRaw(Sighting sighting, String raw) {
    return new Sighting(
        sighting.field(),
        sighting.label(),
        raw,
        sighting.place(),
        sighting.area(),
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
