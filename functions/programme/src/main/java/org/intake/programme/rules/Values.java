package org.intake.programme.rules;

import dev.cel.common.types.CelType;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.FieldValue;

/// Field values as expressions see them, and results of expressions as messages show them.
final class Values {
  private Values() {}

  /// The type that a field has in expressions.
  static CelType type(FieldType type) {
    return switch (type) {
      case INTEGER, DECIMAL, YEAR -> RuleType.DECIMAL.cel();
      case DATE -> RuleType.DAY.cel();
      case AMOUNTS_BY_YEAR -> RuleType.AMOUNTS.cel();
      case FIGURES -> RuleType.DECIMALS.cel();
      case DIVISION_LIST, ORG_LIST, TEXT_LIST, CITY_PARKS -> RuleType.STRINGS.cel();
      case TEXT,
          LONG_TEXT,
          DIVISION,
          ORG,
          ENUM,
          DATED_TEXT,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER,
          SECTION ->
          RuleType.STRING.cel();
    };
  }

  /// Whether a value is of the kind that its field's type promises; a correction by a person may
  /// not be.
  static boolean fits(FieldType type, FieldValue value) {
    return switch (type) {
      case INTEGER, DECIMAL, YEAR -> value instanceof FieldValue.Decimal;
      case DATE -> value instanceof FieldValue.Date;
      case AMOUNTS_BY_YEAR -> value instanceof FieldValue.ByYear;
      case DIVISION_LIST, ORG_LIST, TEXT_LIST, CITY_PARKS, FIGURES ->
          value instanceof FieldValue.Many || value instanceof FieldValue.CityParks;
      case TEXT,
          LONG_TEXT,
          DIVISION,
          ORG,
          ENUM,
          DATED_TEXT,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER,
          SECTION ->
          true;
    };
  }

  static Object ofExpression(FieldValue value) {
    return switch (value) {
      case FieldValue.Decimal(BigDecimal number) -> new Decimal(number);
      case FieldValue.Date(LocalDate date) -> date;
      case FieldValue.ByYear amounts -> amounts;
      case FieldValue.Figure(String _, BigDecimal number) -> new Decimal(number);
      case FieldValue.Many(List<FieldValue> items) -> items.stream().map(Values::item).toList();
      case FieldValue.CityParks cityParks -> List.of(text(cityParks));
      case FieldValue.Text _, FieldValue.Division _, FieldValue.Org _, FieldValue.Dated _ ->
          text(value);
    };
  }

  private static Object item(FieldValue value) {
    return value instanceof FieldValue.Figure ? ofExpression(value) : text(value);
  }

  /// A division that resolved is its code, anything else what is written.
  private static String text(FieldValue value) {
    return value instanceof FieldValue.Division(String code, String name)
        ? code == null ? name : code
        : value instanceof FieldValue.Dated dated ? dated.text() : value.display();
  }

  /// A result as messages and the finding's values show it.
  static String shown(Object result) {
    return result instanceof List<?> list
        ? list.stream().map(Values::shown).collect(Collectors.joining("、"))
        : result.toString();
  }
}
