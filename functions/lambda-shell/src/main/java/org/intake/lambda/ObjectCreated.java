package org.intake.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.PermanentFault;
import org.intake.json.IntakeJson;

/// A storage notification: an object has been written.
public record ObjectCreated(String bucket, String key, Instant at) {
  /// The longest key that the storage takes, in bytes (service limit).
  private static final int LONGEST_KEY = 1024;

  /// All of a message's notifications. The test event that the storage sends when a trigger is set
  /// up has none; other events, such as deletions, are left out.
  public static List<ObjectCreated> decode(String body) {
    JsonNode root = IntakeJson.tree(body);
    if (root.path("Event").asText().equals("s3:TestEvent")) {
      return List.of();
    }
    if (!root.path("Records").isArray()) {
      throw new PermanentFault("not a storage notification");
    }
    List<ObjectCreated> created = new ArrayList<>();
    for (JsonNode item : root.path("Records")) {
      if (item.path("eventName").asText().startsWith("ObjectCreated:")) {
        created.add(of(item.path("s3"), item.path("eventTime").asText()));
      }
    }
    return created;
  }

  private static ObjectCreated of(JsonNode s3, String time) {
    String bucket = s3.path("bucket").path("name").asText("");
    String encoded = s3.path("object").path("key").asText("");
    if (bucket.isEmpty() || encoded.isEmpty()) {
      throw new PermanentFault("a storage notification without bucket or key");
    }
    return new ObjectCreated(bucket, decodedKey(encoded), instant(time));
  }

  private static Instant instant(String time) {
    try {
      return Instant.parse(time);
    } catch (DateTimeException e) {
      throw new PermanentFault("a storage notification without its time", e);
    }
  }

  /// Keys come encoded as HTML forms encode: a space is a plus sign.
  private static String decodedKey(String encoded) {
    try {
      String key = URLDecoder.decode(encoded, StandardCharsets.UTF_8);
      if (key.getBytes(StandardCharsets.UTF_8).length <= LONGEST_KEY) {
        return key;
      }
    } catch (IllegalArgumentException e) {
      throw new PermanentFault("a storage notification with a key that is not encoded", e);
    }
    throw new PermanentFault("a storage notification with a key that is too long");
  }
}
