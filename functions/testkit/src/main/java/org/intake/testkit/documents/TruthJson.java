package org.intake.testkit.documents;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;

/// Writes truth in the words of the contract, so that what `extract --json` prints can be laid
/// beside it.
public final class TruthJson {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private TruthJson() {}

  /// An array with an element per file.
  public static byte[] write(Collection<SampleFile> files) {
    ArrayNode array = MAPPER.createArrayNode();
    for (SampleFile file : files) {
      ObjectNode node = array.addObject();
      node.put("file", file.name());
      ArrayNode documents = node.putArray("documents");
      for (Truth.Document document : file.truth().documents()) {
        write(document, documents.addObject());
      }
      if (!file.truth().seals().isEmpty()) {
        ArrayNode seals = node.putArray("seals");
        for (Truth.Seal seal : file.truth().seals()) {
          ObjectNode sealNode = seals.addObject();
          sealNode.put("page", seal.page());
          sealNode.set("box", box(seal.box()));
          sealNode.put("text", seal.ring());
        }
      }
    }
    return bytes(array);
  }

  static byte[] bytes(JsonNode node) {
    try {
      return (MAPPER.writeValueAsString(node).replace("\r\n", "\n") + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  private static void write(Truth.Document document, ObjectNode node) {
    node.put("type", document.type().name());
    node.put("park", document.park());
    if (document.condition() != null) {
      node.put("condition", document.condition());
    }
    if (document.firstPage() > 0) {
      node.put("firstPage", document.firstPage());
      node.put("lastPage", document.lastPage());
    }
    ArrayNode fields = node.putArray("fields");
    for (Truth.Field field : document.fields()) {
      ObjectNode fieldNode = fields.addObject();
      fieldNode.put("name", field.name());
      fieldNode.set("value", value(field.value()));
      fieldNode.put("raw", field.raw());
      if (!field.places().isEmpty()) {
        ArrayNode places = fieldNode.putArray("places");
        for (Truth.Place place : field.places()) {
          ObjectNode placeNode = places.addObject();
          placeNode.put("page", place.page());
          placeNode.set("box", box(place.box()));
        }
      }
    }
  }

  private static JsonNode value(TruthValue value) {
    return switch (value) {
      case TruthValue.Text(var text) -> MAPPER.getNodeFactory().textNode(text);
      case TruthValue.Amount(var number) ->
          MAPPER.getNodeFactory().textNode(number.toPlainString());
      case TruthValue.Date(var date) -> MAPPER.getNodeFactory().textNode(date.toString());
      case TruthValue.Division division -> division(division);
      case TruthValue.Organ(var name) -> object().put("name", name);
      case TruthValue.Names(var names) -> {
        ArrayNode array = MAPPER.createArrayNode();
        names.forEach(array::add);
        yield array;
      }
      case TruthValue.Divisions(var divisions) -> {
        ArrayNode array = MAPPER.createArrayNode();
        divisions.forEach(d -> array.add(division(d)));
        yield array;
      }
      case TruthValue.CityParks(var parks) -> {
        ArrayNode array = MAPPER.createArrayNode();
        parks.forEach(p -> array.addObject().put("city", p.city()).put("park", p.park()));
        yield array;
      }
      case TruthValue.Dated(var text, var date) ->
          object().put("text", text).put("date", date.toString());
      case TruthValue.YearAmounts(var amounts) -> {
        ObjectNode years = object();
        amounts.forEach(a -> years.put(Integer.toString(a.year()), a.amount().toPlainString()));
        yield years;
      }
    };
  }

  private static ObjectNode division(TruthValue.Division division) {
    return object().put("code", division.code()).put("name", division.name());
  }

  private static ObjectNode box(Box box) {
    return object()
        .put("x", rounded(box.x()))
        .put("y", rounded(box.y()))
        .put("width", rounded(box.width()))
        .put("height", rounded(box.height()));
  }

  private static double rounded(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
