package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/// An officer at work: sees what the machine left open, compares each value with the paper, settles
/// what remains, and the case goes on.
final class OfficerDesk {
  private static final String COMPARED = "已与原件核对。";

  private final Doors doors;
  private final Narrator narrator;
  private final Truth paper;
  private final String token;
  private int confirmed;
  private int corrected;
  private int settled;

  OfficerDesk(Doors doors, Narrator narrator, Truth paper, String token) {
    this.doors = doors;
    this.narrator = narrator;
    this.paper = paper;
    this.token = token;
  }

  /// The case after everything that was open in it has been settled.
  JsonNode settle(String call, String id) throws IOException, InterruptedException {
    for (var item : doors.list("/v1/verifications?call=" + Doors.encoded(call), token)) {
      if (item.path("case").asText().equals(id)) {
        var finding = item.path("finding");
        narrator.print(
            "  ? "
                + finding.path("check").asText()
                + "  "
                + finding.at("/message/zh-Hans").asText());
      }
    }
    var path = "/v1/cases/" + id;
    var found = values(path, doors.get(path, token));
    for (var open = firstOpen(found); open.isPresent(); open = firstOpen(found)) {
      found = decide(path, found, open.get());
      settled++;
    }
    narrator.say(
        "an officer confirmed "
            + confirmed
            + " values, corrected "
            + corrected
            + " and settled "
            + settled
            + " findings");
    return found;
  }

  /// Each value that an open finding rests on, once.
  private JsonNode values(String path, JsonNode before) throws IOException, InterruptedException {
    var found = before;
    Set<String> fields = new LinkedHashSet<>();
    for (var finding : Findings.of(before)) {
      if (isOpen(finding)) {
        finding.path("evidence").forEach(place -> fields.add(place.path("field").asText("")));
      }
    }
    for (var field : fields) {
      int colon = field.lastIndexOf(':');
      var value =
          colon < 0
              ? Optional.<JsonNode>empty()
              : paper.value(document(found, field.substring(0, colon)), field.substring(colon + 1));
      if (value.isPresent()) {
        found = compare(path, found, field, value.get());
      }
    }
    return found;
  }

  private JsonNode compare(String path, JsonNode found, String field, JsonNode value)
      throws IOException, InterruptedException {
    var body = Doors.object().put("reason", COMPARED);
    boolean same = Truth.same(value, fieldOf(found, field).path("value"));
    if (same) {
      confirmed++;
    } else {
      corrected++;
      body.set("value", value);
    }
    return doors.put(path + "/fields/" + Doors.encoded(field), token, etag(found), body);
  }

  private JsonNode decide(String path, JsonNode found, JsonNode finding)
      throws IOException, InterruptedException {
    var park = finding.path("park").asText("");
    var query = park.isEmpty() || park.equals("null") ? "" : "?park=" + Doors.encoded(park);
    return doors.put(
        path + "/findings/" + finding.path("check").asText() + query,
        token,
        etag(found),
        Doors.object().put("outcome", "PASS").put("reason", COMPARED));
  }

  private static String etag(JsonNode found) {
    return found.path("etag").asText();
  }

  private static Optional<JsonNode> firstOpen(JsonNode found) {
    return Findings.of(found).stream().filter(OfficerDesk::isOpen).findFirst();
  }

  /// Merit is the expert's.
  private static boolean isOpen(JsonNode finding) {
    return finding.path("outcome").asText().equals("NEEDS_HUMAN")
        && !finding.path("merit").asBoolean(false);
  }

  private static JsonNode document(JsonNode found, String id) {
    return byId(found.path("documents"), id);
  }

  private static JsonNode fieldOf(JsonNode found, String id) {
    return byId(found.path("fields"), id);
  }

  private static JsonNode byId(JsonNode items, String id) {
    for (var item : items) {
      if (item.path("id").asText().equals(id)) {
        return item;
      }
    }
    return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
  }
}
