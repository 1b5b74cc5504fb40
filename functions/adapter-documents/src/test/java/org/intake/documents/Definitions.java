package org.intake.documents;

import java.util.List;
import org.intake.domain.Texts;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.jspecify.annotations.Nullable;

/// Fields of which only the type, the unit or the options matter.
public final class Definitions {
  private Definitions() {}

  public static FieldDefinition field(FieldType type) {
    return field(type, null);
  }

  public static FieldDefinition field(FieldType type, @Nullable String unit, String... options) {
    return field(type, unit, false, options);
  }

  public static FieldDefinition nameOfAPerson() {
    return field(FieldType.TEXT, null, true);
  }

  private static FieldDefinition field(
      FieldType type, @Nullable String unit, boolean personal, String... options) {
    return new FieldDefinition(
        "field",
        new Texts("字段", "字段", "field"),
        List.of("字段"),
        type,
        unit,
        false,
        Locator.LABEL,
        List.of(options),
        List.of(),
        null,
        personal);
  }
}
