package org.intake.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FieldValue;

/// A value that an officer sends, by the type of its field. Numbers are in the field's unit, as a
/// number or a decimal text; empty means that the value is not of the type.
public final class ValueReader {
  private static final int LONGEST = 20_000;
  private static final int MOST = 500;

  private final Programme programme;

  public ValueReader(Programme programme) {
    this.programme = programme;
  }

  public Optional<FieldValue> read(FieldDefinition field, JsonNode value) {
    return switch (field.type()) {
      case TEXT, LONG_TEXT, PHONE, EMAIL, POSTCODE, DOCUMENT_NUMBER, SECTION -> text(value);
      case ENUM ->
          text(value)
              .filter(
                  text -> field.options().isEmpty() || field.options().contains(text.display()));
      case INTEGER, YEAR ->
          decimal(value)
              .filter(number -> number.stripTrailingZeros().scale() <= 0)
              .map(FieldValue.Decimal::new);
      case DECIMAL -> decimal(value).map(FieldValue.Decimal::new);
      case DATE -> date(value).map(FieldValue.Date::new);
      case DIVISION -> division(value).map(division -> division);
      case ORG -> organ(value);
      case DIVISION_LIST -> many(value, item -> division(item).map(division -> division));
      case ORG_LIST -> many(value, this::organ);
      case TEXT_LIST -> many(value, ValueReader::text);
      case CITY_PARKS -> many(value, this::cityParks);
      case FIGURES -> many(value, item -> decimal(item).map(FieldValue.Decimal::new));
      case DATED_TEXT -> dated(value);
      case AMOUNTS_BY_YEAR -> byYear(value);
    };
  }

  private static Optional<FieldValue> text(JsonNode value) {
    return value.isTextual()
            && !value.textValue().isBlank()
            && value.textValue().length() <= LONGEST
        ? Optional.of(new FieldValue.Text(value.textValue()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> decimal(JsonNode value) {
    if (value.isNumber()) {
      return Optional.of(value.decimalValue()).filter(ValueReader::isReasonable);
    }
    return value.isTextual() && value.textValue().matches("-?\\d{1,20}(\\.\\d{1,10})?")
        ? Optional.of(new BigDecimal(value.textValue()))
        : Optional.empty();
  }

  /// `1e999999999` is a number too; writing it out would fill the memory.
  private static boolean isReasonable(BigDecimal number) {
    return Math.abs((long) number.scale()) <= 20 && number.precision() <= 40;
  }

  private static Optional<LocalDate> date(JsonNode value) {
    try {
      return value.isTextual() ? Optional.of(LocalDate.parse(value.textValue())) : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /// `{"code","name"}`, or the code or the name alone; it must be one of the table.
  private Optional<FieldValue.Division> division(JsonNode value) {
    String wanted =
        value.isTextual()
            ? value.textValue()
            : value.path("code").asText(value.path("name").asText(""));
    DivisionTable table = programme.reading().divisions();
    if (wanted.isBlank()) {
      return Optional.empty();
    }
    return table
        .byCode(wanted)
        .or(() ->
            table.resolve(wanted, null) instanceof DivisionTable.Resolution.Found(var found)
                ? Optional.of(found)
                : Optional.empty())
        .map(found -> new FieldValue.Division(found.code(), found.name()));
  }

  /// `{"id","name"}` or the name alone; an organ that the registry does not know has no id.
  private Optional<FieldValue> organ(JsonNode value) {
    String name = value.isTextual() ? value.textValue() : value.path("name").asText("");
    String id = value.path("id").asText("");
    if (name.isBlank() || name.length() > LONGEST) {
      return Optional.empty();
    }
    boolean known = programme.reading().organs().byId(id).isPresent();
    return id.isEmpty() || known
        ? Optional.of(new FieldValue.Org(id.isEmpty() ? null : id, name))
        : Optional.empty();
  }

  private Optional<FieldValue> cityParks(JsonNode value) {
    List<String> parks = new ArrayList<>();
    value.path("parks").forEach(park -> parks.add(park.asText("")));
    return division(value.path("city"))
        .filter(_ -> parks.size() <= MOST && parks.stream().noneMatch(String::isBlank))
        .map(city -> new FieldValue.CityParks(city, parks));
  }

  @FunctionalInterface
  private interface Item {
    Optional<FieldValue> read(JsonNode item);
  }

  private static Optional<FieldValue> many(JsonNode value, Item item) {
    if (!value.isArray() || value.size() > MOST) {
      return Optional.empty();
    }
    List<FieldValue> items = new ArrayList<>();
    for (JsonNode node : value) {
      Optional<FieldValue> read = item.read(node);
      if (read.isEmpty()) {
        return Optional.empty();
      }
      items.add(read.get());
    }
    return Optional.of(new FieldValue.Many(items));
  }

  private static Optional<FieldValue> dated(JsonNode value) {
    if (!value.path("text").isTextual()) {
      return Optional.empty();
    }
    JsonNode date = value.path("date");
    Optional<LocalDate> day = date(date);
    boolean none = date.isMissingNode() || date.isNull();
    return none || day.isPresent()
        ? Optional.of(new FieldValue.Dated(value.path("text").textValue(), day.orElse(null)))
        : Optional.empty();
  }

  private static Optional<FieldValue> byYear(JsonNode value) {
    SortedMap<Integer, BigDecimal> amounts = new TreeMap<>();
    if (!value.isObject() || value.size() > MOST) {
      return Optional.empty();
    }
    for (var entry : value.properties()) {
      Optional<BigDecimal> amount = decimal(entry.getValue());
      if (!entry.getKey().matches("(19|20)\\d{2}") || amount.isEmpty()) {
        return Optional.empty();
      }
      amounts.put(Integer.parseInt(entry.getKey()), amount.get());
    }
    return Optional.of(new FieldValue.ByYear(amounts));
  }
}
