package org.intake.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The public doors of a running Intake, by HTTP alone.
final class Doors implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /// Java's client sets these itself and refuses to be told.
  private static final Set<String> SET_BY_CLIENT = Set.of("host", "content-length", "connection");

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI api;
  private final URI mail;

  Doors(URI api, URI mail) {
    this.api = api;
    this.mail = mail;
  }

  /// A door did not do what it promises; the message says which and what it said.
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  record Reply(int status, JsonNode body) {}

  static com.fasterxml.jackson.databind.node.ObjectNode object() {
    return JSON.createObjectNode();
  }

  String token(JsonNode claims) throws IOException, InterruptedException {
    return call("POST", "/local/tokens", "", claims, 200).body().path("token").asText();
  }

  void setClock(String now) throws IOException, InterruptedException {
    var _ = call("POST", "/local/clock", "", object().put("now", now), 200);
  }

  JsonNode get(String path, String token) throws IOException, InterruptedException {
    return call("GET", path, token, MissingNode.getInstance(), 200).body();
  }

  JsonNode post(String path, String token, JsonNode body, int expected)
      throws IOException, InterruptedException {
    return call("POST", path, token, body, expected).body();
  }

  /// An update of what was read under an entity tag.
  JsonNode put(String path, String token, String etag, JsonNode body)
      throws IOException, InterruptedException {
    var reply = send("PUT", path, token, body, Map.of("If-Match", etag));
    if (reply.status() != 200) {
      throw new Refused("PUT " + path + " answered " + reply.status() + " " + reply.body());
    }
    return reply.body();
  }

  /// Like `post`, for a door that has more than one good answer.
  Reply ask(String path, String token, JsonNode body) throws IOException, InterruptedException {
    return send("POST", path, token, body);
  }

  /// Every item of a list, over its pages.
  List<JsonNode> list(String path, String token) throws IOException, InterruptedException {
    var items = new ArrayList<JsonNode>();
    String cursor = "";
    do {
      var page = get(path + cursor, token);
      page.path("items").forEach(items::add);
      var next = page.path("next").asText("");
      cursor =
          next.isEmpty() || next.equals("null")
              ? ""
              : (path.contains("?") ? "&" : "?") + "cursor=" + encoded(next);
    } while (!cursor.isEmpty());
    return items;
  }

  void upload(JsonNode upload, Path file) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(upload.path("url").asText()))
            .timeout(Duration.ofSeconds(60))
            .method(upload.path("method").asText("PUT"), BodyPublishers.ofFile(file));
    for (var header : upload.path("headers").properties()) {
      if (!SET_BY_CLIENT.contains(header.getKey().toLowerCase(java.util.Locale.ROOT))) {
        request.header(header.getKey(), header.getValue().asText());
      }
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new Refused("the upload was refused: " + answer.statusCode() + " " + answer.body());
    }
  }

  JsonNode mails() throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(mail + "/messages")).build();
    return JSON.readTree(http.send(request, BodyHandlers.ofByteArray()).body());
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private Reply call(String method, String path, String token, JsonNode body, int expected)
      throws IOException, InterruptedException {
    var reply = send(method, path, token, body);
    if (reply.status() != expected) {
      throw new Refused(
          method + " " + path + " answered " + reply.status() + " " + reply.body().toString());
    }
    return reply;
  }

  private Reply send(String method, String path, String token, JsonNode body)
      throws IOException, InterruptedException {
    return send(method, path, token, body, Map.of());
  }

  private Reply send(
      String method, String path, String token, JsonNode body, Map<String, String> headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(api + path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::header);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (body.isMissingNode()) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request.header("Content-Type", "application/json");
      request.method(method, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
    }
    var answer = http.send(request.build(), BodyHandlers.ofByteArray());
    return new Reply(
        answer.statusCode(),
        answer.body().length == 0 ? MissingNode.getInstance() : JSON.readTree(answer.body()));
  }

  @Override
  public void close() {
    http.close();
  }
}
