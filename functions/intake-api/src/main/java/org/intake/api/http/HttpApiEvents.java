package org.intake.api.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// API Gateway's payload format 2.0, in and out. A request that cannot be understood becomes a
/// problem, never an exception.
public final class HttpApiEvents {
  /// The largest write of the contract is a review with a comment per park, some 20 kB.
  public static final int LARGEST_BODY = 256 << 10;

  /// No id, name or code of ours is longer; a cursor holds the keys of a table.
  private static final int LONGEST_PARAMETER = 400;

  private static final int LONGEST_CURSOR = 4096;

  /// Lambda takes events of at most 6 MB; a string of the event is no longer than that.
  private static final int LARGEST_EVENT = 6 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxStringLength(LARGEST_EVENT)
                      .maxNestingDepth(64)
                      .build())
              .build());

  private HttpApiEvents() {}

  /// What an event turned out to be.
  public sealed interface Read {
    record Good(Request request) implements Read {}

    record Bad(String id, String path, Problem problem) implements Read {}
  }

  public static Read read(InputStream input) throws IOException {
    JsonNode event = JSON.readTree(input);
    JsonNode context = event.path("requestContext");
    String id = context.path("requestId").asText("-");
    String rawPath = withoutStage(event.path("rawPath").asText("/"), context.path("stage"));
    try {
      byte[] body = body(event);
      if (body.length > LARGEST_BODY) {
        return new Read.Bad(
            id, rawPath, Problem.of(Problem.Code.TOO_LARGE, "请求正文最大 256 KB；文件请用预签名地址上传。"));
      }
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return new Read.Good(
          new Request(
              context.path("http").path("method").asText("GET").toUpperCase(Locale.ROOT),
              rawPath,
              query(event.path("rawQueryString").asText("")),
              headers(event.path("headers")),
              body,
              id));
    } catch (CharacterCodingException _) {
      return new Read.Bad(id, rawPath, Problem.of(Problem.Code.BAD_JSON, "请求正文不是 UTF-8 编码。"));
    } catch (IllegalArgumentException _) {
      return new Read.Bad(
          id, rawPath, Problem.of(Problem.Code.BAD_REQUEST, "地址、参数或正文的编码有误，或参数过长。"));
    }
  }

  /// A named stage stands in front of the path; the default stage does not.
  private static String withoutStage(String path, JsonNode stage) {
    String prefix = "/" + stage.asText("$default");
    return path.startsWith(prefix + "/") ? path.substring(prefix.length()) : path;
  }

  private static byte[] body(JsonNode event) {
    JsonNode body = event.path("body");
    if (!body.isTextual()) {
      return new byte[0];
    }
    return event.path("isBase64Encoded").asBoolean()
        ? Base64.getDecoder().decode(body.textValue())
        : body.textValue().getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> headers(JsonNode headers) {
    Map<String, String> found = new TreeMap<>();
    headers
        .properties()
        .forEach(header ->
            found.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().asText()));
    return found;
  }

  private static Map<String, String> query(String raw) {
    Map<String, String> found = new TreeMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name =
          URLDecoder.decode(equals < 0 ? pair : pair.substring(0, equals), StandardCharsets.UTF_8);
      String value =
          equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
      if (value.length() > (name.equals("cursor") ? LONGEST_CURSOR : LONGEST_PARAMETER)) {
        throw new IllegalArgumentException("a parameter is longer than any of ours");
      }
      if (!name.isEmpty()) {
        found.putIfAbsent(name, value);
      }
    }
    return found;
  }

  public static void write(Response response, OutputStream output) throws IOException {
    ObjectNode event = JSON.createObjectNode();
    event.put("statusCode", response.status());
    ObjectNode headers = event.putObject("headers");
    response.headers().forEach(headers::put);
    event.put("isBase64Encoded", !response.isText() && response.body().length > 0);
    event.put(
        "body",
        response.isText() || response.body().length == 0
            ? response.text()
            : Base64.getEncoder().encodeToString(response.body()));
    output.write(JSON.writeValueAsBytes(event));
  }
}
