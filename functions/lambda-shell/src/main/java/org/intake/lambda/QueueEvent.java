package org.intake.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.PermanentFault;
import org.intake.json.IntakeJson;

/// What a queue's trigger hands over.
record QueueEvent(List<Item> items) {
  record Item(String id, String body) {}

  static QueueEvent decode(InputStream json) {
    JsonNode records = IntakeJson.tree(json).path("Records");
    if (!records.isArray()) {
      throw new PermanentFault("not the event of a queue");
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode item : records) {
      String id = item.path("messageId").asText("");
      if (id.isEmpty() || !item.path("body").isTextual()) {
        throw new PermanentFault("not the event of a queue");
      }
      items.add(new Item(id, item.path("body").asText()));
    }
    return new QueueEvent(items);
  }
}
