package org.intake.documents.fields;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.documents.text.Likeness;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;

/// A form names its part several times: by itself, and before the names of its organs. Where
/// recognition made different names of it, what two other places agree on is taken and is in doubt.
final class SamePart {
  private static final double CONTRADICTED = 0.4;
  private static final int SHORTEST = 5;

  /// Characters of a name of which one may be misread and it is still the same name.
  private static final int PER_ERROR = 3;

  private SamePart() {}

  static void check(DocumentDefinition definition, List<ReadField> fields, double trust) {
    fields.replaceAll(field ->
        field.name().equals(definition.partField()) && field.method() == Method.OCR
            ? checked(field, fields, trust)
            : field);
  }

  private static ReadField checked(ReadField part, List<ReadField> fields, double trust) {
    String own = name(part).orElse("");
    if (own.length() < SHORTEST) {
      return part;
    }
    Map<String, Integer> names = new LinkedHashMap<>();
    for (ReadField other : fields) {
      String longer = other.equals(part) ? "" : name(other).orElse("");
      if (longer.length() > own.length()) {
        String beginning = longer.substring(0, own.length());
        int most = own.length() / PER_ERROR;
        if (Likeness.distance(beginning, own, most) <= most) {
          names.merge(beginning, 1, Integer::sum);
        }
      }
    }
    if (names.isEmpty() || names.containsKey(own)) {
      return part;
    }
    Optional<String> agreed =
        names.entrySet().stream()
            .filter(name -> name.getValue() >= 2)
            .map(Map.Entry::getKey)
            .findFirst();
    return agreed.map(name -> doubted(part, new FieldValue.Text(name), trust)).orElse(part);
  }

  private static Optional<String> name(ReadField field) {
    return switch (field.value()) {
      case FieldValue.Text(var text) -> Optional.of(text);
      case FieldValue.Org(_, var name) -> Optional.of(name);
      case FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Division _,
          FieldValue.Many _,
          FieldValue.Dated _,
          FieldValue.ByYear _,
          FieldValue.CityParks _ ->
          Optional.empty();
      case null -> Optional.empty();
    };
  }

  private static ReadField doubted(ReadField part, FieldValue value, double trust) {
    double confidence = part.confidence() * CONTRADICTED;
    ReadField taken =
        new ReadField(
            part.name(),
            part.label(),
            value,
            part.raw(),
            part.unit(),
            part.method(),
            part.confidence(),
            part.agreement(),
            part.doubts(),
            part.place());
    return taken.doubted(
        confidence,
        confidence < trust
            ? EnumSet.of(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE)
            : EnumSet.of(Doubt.READINGS_DISAGREE));
  }
}
