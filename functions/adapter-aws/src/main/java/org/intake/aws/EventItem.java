package org.intake.aws;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intake.application.PermanentFault;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An event as an item of the table, in attributes that a person can read in the console, and back
/// from an item or from the image of a stream record.
public final class EventItem {
  private EventItem() {}

  static Map<String, AttributeValue> of(Event event) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put(Keys.PK, text(event.stream()));
    item.put(Keys.SK, text(Keys.event(event.sequence())));
    item.put("sequence", AttributeValue.fromN(Long.toString(event.sequence())));
    item.put("type", text(event.type().name()));
    item.put("at", text(event.at().toString()));
    item.put("actor", AttributeValue.fromM(actor(event.actor())));
    Map<String, AttributeValue> data = new TreeMap<>();
    event.data().forEach((name, value) -> data.put(name, text(value)));
    item.put("data", AttributeValue.fromM(data));
    item.put("previous", text(event.previous().hex()));
    item.put("hash", text(event.hash().hex()));
    return item;
  }

  static Event read(Map<String, AttributeValue> item) {
    return new Reader(name -> image(item.get(name))).event();
  }

  /// The event of a stream record's `NewImage`; empty for items that are not events.
  public static Optional<Event> ofImage(JsonNode image) {
    if (!image.path(Keys.SK).path("S").asText().startsWith(Keys.EVENT)) {
      return Optional.empty();
    }
    return Optional.of(new Reader(name -> image(image.get(name))).event());
  }

  private static Map<String, AttributeValue> actor(Actor actor) {
    Map<String, AttributeValue> map = new TreeMap<>();
    map.put("role", text(actor.role().name()));
    map.put("subject", text(actor.subject()));
    put(map, "province", actor.province());
    put(map, "agency", actor.agency());
    put(map, "organisation", actor.organisation());
    return map;
  }

  private static void put(Map<String, AttributeValue> map, String name, @Nullable String value) {
    if (value != null) {
      map.put(name, text(value));
    }
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }

  /// One attribute, whichever of the two forms it came in.
  private record Image(@Nullable String text, Map<String, String> map) {}

  private static @Nullable Image image(@Nullable AttributeValue value) {
    if (value == null) {
      return null;
    }
    Map<String, String> map = new TreeMap<>();
    if (value.hasM()) {
      value.m().forEach((name, inner) -> map.put(name, inner.s()));
    }
    return new Image(value.s() == null ? value.n() : value.s(), map);
  }

  private static @Nullable Image image(@Nullable JsonNode value) {
    if (value == null) {
      return null;
    }
    Map<String, String> map = new TreeMap<>();
    value.path("M").properties().forEach(p -> map.put(p.getKey(), p.getValue().path("S").asText()));
    JsonNode scalar = value.has("S") ? value.path("S") : value.path("N");
    return new Image(scalar.isMissingNode() ? null : scalar.asText(), map);
  }

  private interface Attributes {
    @Nullable Image get(String name);
  }

  private record Reader(Attributes attributes) {
    Event event() {
      try {
        Map<String, String> actor = map("actor");
        return new Event(
            text(Keys.PK),
            Long.parseLong(text("sequence")),
            EventType.valueOf(text("type")),
            Instant.parse(text("at")),
            new Actor(
                Role.valueOf(actor.getOrDefault("role", "")),
                actor.getOrDefault("subject", ""),
                actor.get("province"),
                actor.get("agency"),
                actor.get("organisation")),
            new TreeMap<>(map("data")),
            new Sha256(text("previous")),
            new Sha256(text("hash")));
      } catch (IllegalArgumentException | java.time.DateTimeException e) {
        throw new PermanentFault("not an event", e);
      }
    }

    private String text(String name) {
      Image image = attributes.get(name);
      if (image == null || image.text() == null) {
        throw new PermanentFault("not an event: no " + name);
      }
      return image.text();
    }

    private Map<String, String> map(String name) {
      Image image = attributes.get(name);
      if (image == null) {
        throw new PermanentFault("not an event: no " + name);
      }
      return image.map();
    }
  }
}
