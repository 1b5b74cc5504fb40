package org.intake.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intake.domain.Texts;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.Problem;
import org.jspecify.annotations.Nullable;

/// Values, places and texts as the contract writes them: decimals as texts, dates in ISO 8601.
final class Values {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private Values() {}

  static JsonNode of(@Nullable FieldValue value) {
    return switch (value) {
      case null -> NODES.nullNode();
      case FieldValue.Text(String text) -> NODES.textNode(text);
      case FieldValue.Decimal(var number) -> NODES.textNode(number.toPlainString());
      case FieldValue.Figure(String _, var number) -> NODES.textNode(number.toPlainString());
      case FieldValue.Date(var date) -> NODES.textNode(date.toString());
      case FieldValue.Division(String code, String name) ->
          Json.object().put("code", code).put("name", name);
      case FieldValue.Org(String id, String name) -> Json.object().put("id", id).put("name", name);
      case FieldValue.Many(var items) -> Json.array(items, Values::of);
      case FieldValue.Dated(String text, var date) ->
          Json.object().put("text", text).put("date", date == null ? null : date.toString());
      case FieldValue.ByYear(var amounts) -> {
        ObjectNode years = Json.object();
        amounts.forEach((year, amount) -> years.put(year.toString(), amount.toPlainString()));
        yield years;
      }
      case FieldValue.CityParks(var city, var parks) -> {
        ObjectNode node = Json.object();
        node.set("city", of(city));
        node.set("parks", Json.texts(parks));
        yield node;
      }
    };
  }

  static ObjectNode texts(Texts texts) {
    return Json.object()
        .put("zh-Hans", texts.zhHans())
        .put("zh-Hant", texts.zhHant())
        .put("en", texts.en());
  }

  static @Nullable ObjectNode box(@Nullable Box box) {
    return box == null
        ? null
        : Json.object()
            .put("x", box.x())
            .put("y", box.y())
            .put("width", box.width())
            .put("height", box.height());
  }

  /// The page, and the box or the cell or the paragraph: whichever the format fixes.
  static ObjectNode place(String document, Place place, String text) {
    ObjectNode node = Json.object().put("document", document).put("page", place.page());
    node.set("box", box(place.box()));
    CellRef cell = place.cell();
    if (cell != null) {
      node.putObject("cell")
          .put("table", cell.table())
          .put("row", cell.row())
          .put("column", cell.column());
    }
    if (place.paragraph() != null) {
      node.put("paragraph", place.paragraph());
    }
    return node.put("text", text);
  }

  static ObjectNode problem(Problem problem) {
    ObjectNode node = Json.object().put("code", problem.code().name());
    node.set("message", texts(problem.message()));
    return node.put("page", problem.page());
  }

  static ArrayNode problems(Iterable<Problem> problems) {
    ArrayNode array = NODES.arrayNode();
    problems.forEach(problem -> array.add(problem(problem)));
    return array;
  }
}
