package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The findings of a case as the API shows them.
final class Findings {
  private Findings() {}

  /// Of the case and of its parks, each once.
  static List<JsonNode> of(JsonNode found) {
    var seen = new LinkedHashMap<String, JsonNode>();
    var all = new ArrayList<JsonNode>();
    found.path("findings").forEach(all::add);
    found.path("parks").forEach(park -> park.path("findings").forEach(all::add));
    for (var finding : all) {
      seen.putIfAbsent(
          finding.path("check").asText() + "@" + finding.path("park").asText(""), finding);
    }
    return List.copyOf(seen.values());
  }
}
