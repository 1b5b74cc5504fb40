package org.intake.documents.fields;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.documents.text.Likeness;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;

/// A form names its part several times: by itself, and before the names of its organs. Where
/// recognition made different names of it, what two other places agree on is taken, else what one
/// place is sure of stands for those that are in doubt. Whatever is taken from another place is in
/// doubt.
final class SamePart {
  private static final double CONTRADICTED = 0.4;
  private static final int SHORTEST = 5;

  /// Characters of a name of which one may be misread and it is still the same name.
  private static final int PER_ERROR = 3;

  private SamePart() {}

  static void check(DocumentDefinition definition, List<ReadField> fields, double trust) {
    Optional<ReadField> part =
        fields.stream()
            .filter(field -> field.name().equals(definition.partField()))
            .filter(field -> field.method() == Method.OCR)
            .findFirst();
    String own = part.flatMap(SamePart::name).orElse("");
    if (own.length() < SHORTEST) {
      return;
    }
    List<ReadField> named = fields.stream().filter(field -> namesIt(definition, field)).toList();
    Optional<String> agreed = agreed(own, named);
    Optional<String> meant = agreed.or(() -> surest(own, named, trust));
    meant.ifPresent(name ->
        fields.replaceAll(field -> {
          String read = name(field).orElse("");
          boolean mayBeWrong = !isSure(field, trust) || (agreed.isPresent() && read.equals(own));
          return mayBeWrong && named.contains(field) && beginsLike(read, name)
              ? doubted(field, name + read.substring(name.length()), trust)
              : field;
        }));
  }

  /// The part's own field and those of its organs; an address may begin like a name and is none.
  private static boolean namesIt(DocumentDefinition definition, ReadField field) {
    return field.method() == Method.OCR
        && (field.name().equals(definition.partField())
            || definition.field(field.name()).filter(f -> f.type() == FieldType.ORG).isPresent());
  }

  /// What two places beside the part's own agree on, unless a third confirms its own name.
  private static Optional<String> agreed(String own, List<ReadField> fields) {
    Map<String, Integer> names = new LinkedHashMap<>();
    for (ReadField field : fields) {
      String longer = name(field).orElse("");
      if (longer.length() > own.length()) {
        String beginning = longer.substring(0, own.length());
        if (beginning.equals(own) || beginsLike(beginning, own)) {
          names.merge(beginning, 1, Integer::sum);
        }
      }
    }
    return names.containsKey(own)
        ? Optional.empty()
        : names.entrySet().stream()
            .filter(name -> name.getValue() >= 2)
            .map(Map.Entry::getKey)
            .findFirst();
  }

  /// The name in the one place, or the several alike, where it is not in doubt.
  private static Optional<String> surest(String own, List<ReadField> fields, double trust) {
    List<String> sure =
        fields.stream()
            .filter(field -> isSure(field, trust))
            .flatMap(field -> name(field).stream())
            .filter(name -> name.equals(own) || name.length() > own.length())
            .map(name -> name.substring(0, own.length()))
            .filter(name -> name.equals(own) || beginsLike(name, own))
            .distinct()
            .toList();
    return sure.size() == 1 ? Optional.of(sure.getFirst()) : Optional.empty();
  }

  private static boolean isSure(ReadField field, double trust) {
    return field.doubts().isEmpty() && field.confidence() >= trust;
  }

  /// Whether a text begins with something that is much like the name, but not the name.
  private static boolean beginsLike(String text, String name) {
    if (text.length() < name.length() || text.startsWith(name)) {
      return false;
    }
    int most = name.length() / PER_ERROR;
    return Likeness.distance(text.substring(0, name.length()), name, most) <= most;
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

  private static ReadField doubted(ReadField part, String name, double trust) {
    double confidence = part.confidence() * CONTRADICTED;
    ReadField taken =
        new ReadField(
            part.name(),
            part.label(),
            part.value() instanceof FieldValue.Org
                ? new FieldValue.Org(null, name)
                : new FieldValue.Text(name),
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
