package org.intake.api.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.function.Function;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.jspecify.annotations.Nullable;

/// The one JSON mapper of the API, and the small things that all shapes share.
public final class Json {
  /// Every deadline of the procedure is a time in China; readers see it without reckoning.
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(16)
                          .maxNumberLength(40)
                          .build())
                  .build())
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  private Json() {}

  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  public static <T> ArrayNode array(Collection<T> items, Function<T, ? extends JsonNode> shape) {
    ArrayNode array = MAPPER.createArrayNode();
    items.forEach(item -> array.add(shape.apply(item)));
    return array;
  }

  public static ArrayNode texts(Collection<String> items) {
    ArrayNode array = MAPPER.createArrayNode();
    items.forEach(array::add);
    return array;
  }

  /// RFC 3339 with the offset of China.
  public static @Nullable String time(@Nullable Instant instant) {
    return instant == null
        ? null
        : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(ZONE));
  }

  public static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree can always be written", e);
    }
  }

  public static Response response(int status, JsonNode node) {
    return Response.json(status, bytes(node));
  }

  /// The answer to a request that was not done.
  public static Response problem(Problem problem, String path, String requestId) {
    ObjectNode node = object();
    node.put("type", "urn:intake:problem:" + problem.code());
    node.put("title", problem.title());
    node.put("status", problem.status());
    node.put("detail", problem.detail());
    node.put("instance", path);
    node.put("code", problem.code());
    node.put("requestId", requestId);
    if (!problem.errors().isEmpty()) {
      node.set("errors", array(problem.errors(), Json::fault));
    }
    return Response.of(problem.status(), "application/problem+json; charset=utf-8", bytes(node));
  }

  private static ObjectNode fault(Fault fault) {
    ObjectNode node = object();
    char first = fault.pointer().isEmpty() ? '/' : fault.pointer().charAt(0);
    switch (first) {
      case '?' -> node.put("parameter", fault.pointer().substring(1));
      case '#' -> node.put("header", fault.pointer().substring(1));
      case '/' -> node.put("pointer", fault.pointer());
      default -> node.put("pointer", "/" + fault.pointer());
    }
    return node.put("detail", fault.detail());
  }
}
