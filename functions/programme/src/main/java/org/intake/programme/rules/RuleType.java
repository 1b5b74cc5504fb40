package org.intake.programme.rules;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.intake.domain.Texts;
import org.intake.domain.reading.FieldValue;

/// A type of the expressions and the Java type that stands for it.
record RuleType<T>(CelType cel, Class<? super T> java) {
  static final RuleType<String> STRING = new RuleType<>(SimpleType.STRING, String.class);
  static final RuleType<Boolean> BOOL = new RuleType<>(SimpleType.BOOL, Boolean.class);
  static final RuleType<Long> INT = new RuleType<>(SimpleType.INT, Long.class);
  static final RuleType<Decimal> DECIMAL =
      new RuleType<>(OpaqueType.create("decimal"), Decimal.class);
  static final RuleType<LocalDate> DAY = new RuleType<>(OpaqueType.create("day"), LocalDate.class);
  static final RuleType<FieldValue.ByYear> AMOUNTS =
      new RuleType<>(OpaqueType.create("amounts"), FieldValue.ByYear.class);

  /// A value that has its own words in each language.
  static final RuleType<Texts> TEXTS = new RuleType<>(OpaqueType.create("texts"), Texts.class);

  static final RuleType<RuleFacts> FACTS =
      new RuleType<>(OpaqueType.create("facts"), RuleFacts.class);
  static final RuleType<List<String>> STRINGS =
      new RuleType<>(ListType.create(STRING.cel), List.class);
  static final RuleType<List<Decimal>> DECIMALS =
      new RuleType<>(ListType.create(DECIMAL.cel), List.class);
  static final RuleType<Map<String, String>> WORDS =
      new RuleType<>(MapType.create(STRING.cel, STRING.cel), Map.class);

  /// An argument of this type; the compiler of the expressions has checked its entries.
  @SuppressWarnings("unchecked")
  T of(Object argument) {
    return (T) java.cast(argument);
  }
}
