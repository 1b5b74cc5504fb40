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
/// number or a decimal text, and never negative, as those that are read from paper; empty means
/// that the value is not of the type.
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
          decimal(value).filter(ValueReader::isWhole).map(FieldValue.Decimal::new);
      case DECIMAL -> decimal(value).map(FieldValue.Decimal::new);
      case DATE -> date(value).map(FieldValue.Date::new);
      case DIVISION -> division(value).map(division -> division);
      case ORG -> organ(value);
      case DIVISION_LIST -> many(value, item -> division(item).map(division -> division));
      case ORG_LIST -> many(value, this::organ);
      case TEXT_LIST -> many(value, ValueReader::text);
      case CITY_PARKS -> many(value, this::cityParks);
      case FIGURES ->
          many(value, item -> decimal(item).map(number -> new FieldValue.Figure("", number)));
      case DATED_TEXT -> dated(value);
      case AMOUNTS_BY_YEAR -> byYear(value);
    };
  }

  /// Whether what was read of the field can be its value: `96.6件` of patents is read well and is
  /// still no number of them.
  public static boolean isPossible(FieldDefinition field, FieldValue read) {
    return switch (field.type()) {
      case INTEGER, YEAR -> !(read instanceof FieldValue.Decimal(var number)) || isWhole(number);
      case TEXT,
          LONG_TEXT,
          PHONE,
          EMAIL,
          POSTCODE,
          DOCUMENT_NUMBER,
          SECTION,
          ENUM,
          DECIMAL,
          DATE,
          DIVISION,
          ORG,
          DIVISION_LIST,
          ORG_LIST,
          TEXT_LIST,
          CITY_PARKS,
          FIGURES,
          DATED_TEXT,
          AMOUNTS_BY_YEAR ->
          true;
    };
  }

  private static boolean isWhole(BigDecimal number) {
    return number.stripTrailingZeros().scale() <= 0;
  }

  /// What a value of the field looks like, for whoever sent another.
  public static String shape(FieldDefinition field) {
    String unit = field.unit() == null ? "" : "，单位" + field.unit();
    return switch (field.type()) {
      case TEXT, LONG_TEXT, PHONE, EMAIL, POSTCODE, DOCUMENT_NUMBER, SECTION -> "须是文本。";
      case ENUM ->
          field.options().isEmpty() ? "须是文本。" : "须是以下之一：" + String.join("、", field.options()) + "。";
      case INTEGER -> "须是不小于0的整数，如 120" + unit + "。";
      case YEAR -> "须是年份，如 2016。";
      case DECIMAL -> "须是不小于0的数，如 \"48.4\"" + unit + "。";
      case DATE -> "须是日期，如 2016-12-31。";
      case DIVISION -> "须是行政区划，如 {\"code\":\"320500\",\"name\":\"苏州市\"}，或其代码、名称。";
      case ORG -> "须是机关，如 {\"name\":\"江苏省知识产权局\"}，或其名称。";
      case DIVISION_LIST -> "须是行政区划的列表。";
      case ORG_LIST -> "须是机关的列表。";
      case TEXT_LIST -> "须是文本的列表。";
      case CITY_PARKS -> "须是列表，每项如 {\"city\":\"320500\",\"parks\":[\"园区名称\"]}。";
      case FIGURES -> "须是数的列表，如 [\"120\",\"48.4\"]。";
      case DATED_TEXT -> "须是文字和日期，如 {\"text\":\"同意申报\",\"date\":\"2017-07-06\"}。";
      case AMOUNTS_BY_YEAR -> "须是各年度的数，如 {\"2016\":\"800\"}" + unit + "。";
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
      return Optional.of(value.decimalValue())
          .filter(number -> number.signum() >= 0 && isReasonable(number));
    }
    return value.isTextual() && value.textValue().matches("\\d{1,20}(\\.\\d{1,10})?")
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
