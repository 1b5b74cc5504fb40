package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Optional;

/// What really stands on the paper of a package: what an officer sees who holds it in his hands.
final class Truth {
  private final JsonNode files;

  private Truth(JsonNode files) {
    this.files = files;
  }

  static Truth of(Path folder) throws IOException {
    return new Truth(new ObjectMapper().readTree(folder.resolve("truth.json").toFile()));
  }

  /// The value of a field of the document that the case names; null is a blank entry, empty where
  /// the paper has no such entry.
  Optional<JsonNode> value(JsonNode document, String field) {
    for (var file : files) {
      if (!file.path("file").asText().equals(document.path("name").asText())) {
        continue;
      }
      for (var one : file.path("documents")) {
        boolean same =
            one.path("type").equals(document.path("type"))
                && (one.path("park").isNull() || one.path("park").equals(document.path("park")));
        for (var known : one.path("fields")) {
          if (same && known.path("name").asText().equals(field)) {
            return Optional.of(known.path("value"));
          }
        }
      }
    }
    return Optional.empty();
  }

  /// How many values of the case are what the paper says, in words.
  String score(JsonNode found) {
    int known = 0;
    int right = 0;
    for (var field : found.path("fields")) {
      var id = field.path("id").asText();
      for (var document : found.path("documents")) {
        if (id.startsWith(document.path("id").asText() + ":")) {
          var value = value(document, field.path("name").asText());
          known += value.isPresent() ? 1 : 0;
          right += value.isPresent() && same(value.get(), field.path("value")) ? 1 : 0;
        }
      }
    }
    return right + " of " + known + " values were read as they stand on the paper";
  }

  /// Whether a value says what the paper says; white space does not count, and what only the
  /// product knows (an organ's id) neither.
  static boolean same(JsonNode paper, JsonNode read) {
    if (paper.isObject()) {
      for (var member : paper.properties()) {
        if (!same(member.getValue(), read.path(member.getKey()))) {
          return false;
        }
      }
      return read.isObject();
    }
    if (paper.isArray()) {
      boolean same = read.isArray() && read.size() == paper.size();
      for (int i = 0; same && i < paper.size(); i++) {
        same = same(paper.get(i), read.get(i));
      }
      return same;
    }
    if (!paper.isValueNode() || !read.isValueNode() || paper.isNull() || read.isNull()) {
      return paper.isNull() && (read.isNull() || read.isMissingNode());
    }
    var one = paper.asText().replaceAll("\\s", "");
    var other = read.asText().replaceAll("\\s", "");
    return one.equals(other) || isSameNumber(one, other);
  }

  private static boolean isSameNumber(String one, String other) {
    var number = "-?\\d+(\\.\\d+)?";
    return one.matches(number)
        && other.matches(number)
        && new BigDecimal(one).compareTo(new BigDecimal(other)) == 0;
  }
}
