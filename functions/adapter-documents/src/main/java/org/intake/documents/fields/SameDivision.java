package org.intake.documents.fields;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;

/// A form that gives its subject's name and code gives one division twice. Where recognition made
/// two of it, the code is in doubt: one wrong digit makes another division of it, which one wrong
/// character of a name hardly ever does.
final class SameDivision {
  /// What is contradicted on the same page may not decide, whatever the engine thinks.
  private static final double CONTRADICTED = 0.4;

  private SameDivision() {}

  static void check(DocumentDefinition definition, List<ReadField> fields, double trust) {
    String subject =
        fields.stream()
            .filter(field -> field.name().equals(definition.subjectField()))
            .flatMap(field -> code(field).stream())
            .findFirst()
            .orElse("");
    fields.replaceAll(field -> {
      boolean contradicts =
          !subject.isEmpty()
              && code(field).filter(code -> !code.equals(subject)).isPresent()
              && field.method() == Method.OCR;
      return contradicts ? doubted(field, trust) : field;
    });
  }

  private static Optional<String> code(ReadField field) {
    return field.value() instanceof FieldValue.Division(var code, _)
        ? Optional.ofNullable(code)
        : Optional.empty();
  }

  private static ReadField doubted(ReadField field, double trust) {
    double confidence = field.confidence() * CONTRADICTED;
    return field.doubted(
        confidence,
        confidence < trust
            ? EnumSet.of(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE)
            : EnumSet.of(Doubt.READINGS_DISAGREE));
  }
}
