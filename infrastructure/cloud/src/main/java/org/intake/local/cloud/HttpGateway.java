package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// An HTTP API (payload 2.0) in front of a function.
final class HttpGateway implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  /// The quota of API Gateway for one request.
  private static final int LARGEST_REQUEST = 10 << 20;

  private static final Pattern TEXT =
      Pattern.compile("(?i)text/.*|application/([a-z.+-]*\\+)?(json|xml|javascript)\\b.*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final Invoker invoker;
  private final Clock real;
  private volatile Optional<Trigger> api = Optional.empty();

  HttpGateway(Invoker invoker, Clock real) {
    this.invoker = invoker;
    this.real = real;
  }

  void serve(Optional<Trigger> function) {
    api = function;
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      allowConsole(exchange);
      if (exchange.getRequestMethod().equals("OPTIONS")) {
        exchange.sendResponseHeaders(204, -1);
        return;
      }
      var body = exchange.getRequestBody().readNBytes(LARGEST_REQUEST + 1);
      if (body.length > LARGEST_REQUEST) {
        message(exchange, 413, "Request Entity Too Large");
      } else if (api.isEmpty()) {
        message(exchange, 503, "Service Unavailable");
      } else {
        answer(exchange, invoker.invoke(api.get(), event(exchange, body)));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// A page of this machine may call from another port; no other page may.
  private static void allowConsole(HttpExchange exchange) {
    var origin = exchange.getRequestHeaders().getFirst("Origin");
    if (origin != null && Loopback.isLocal(origin)) {
      var headers = exchange.getResponseHeaders();
      headers.set("Access-Control-Allow-Origin", origin);
      headers.set("Vary", "Origin");
      headers.set("Access-Control-Allow-Methods", "GET,HEAD,POST,PUT,DELETE");
      headers.set(
          "Access-Control-Allow-Headers",
          "authorization,content-type,idempotency-key,if-match,if-none-match,x-intake-token");
      headers.set("Access-Control-Expose-Headers", "etag,location,retry-after");
      headers.set("Access-Control-Max-Age", "600");
    }
  }

  private void answer(HttpExchange exchange, Invoker.Result result) throws IOException {
    switch (result) {
      case Invoker.Result.Failed(var outOfTime) -> {
        if (outOfTime) {
          message(exchange, 503, "Service Unavailable");
        } else {
          message(exchange, 500, "Internal Server Error");
        }
      }
      case Invoker.Result.Answered(var response) -> {
        JsonNode node;
        try {
          node = JSON.readTree(response);
        } catch (IOException e) {
          LOG.error("the API function answered with something that is not JSON", e);
          message(exchange, 500, "Internal Server Error");
          return;
        }
        if (node.path("statusCode").isInt()) {
          respond(exchange, node);
        } else {
          Replies.json(exchange, 200, response.getBytes(UTF_8));
        }
      }
    }
  }

  private static void respond(HttpExchange exchange, JsonNode node) throws IOException {
    var headers = exchange.getResponseHeaders();
    for (var header : node.path("headers").properties()) {
      headers.set(header.getKey(), header.getValue().asText());
    }
    for (var cookie : node.path("cookies")) {
      headers.add("Set-Cookie", cookie.asText());
    }
    var body = node.path("body");
    byte[] bytes =
        node.path("isBase64Encoded").asBoolean()
            ? body.binaryValue()
            : body.asText("").getBytes(UTF_8);
    boolean bodyless = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(node.path("statusCode").asInt(), bodyless ? -1 : bytes.length);
    if (!bodyless) {
      exchange.getResponseBody().write(bytes);
    }
  }

  private static void message(HttpExchange exchange, int status, String text) throws IOException {
    Replies.json(
        exchange, status, JSON.writeValueAsBytes(JSON.createObjectNode().put("message", text)));
  }

  private byte[] event(HttpExchange exchange, byte[] body) throws IOException {
    var uri = exchange.getRequestURI();
    var event = JSON.createObjectNode();
    event.put("version", "2.0");
    event.put("routeKey", "$default");
    event.put("rawPath", uri.getRawPath());
    event.put("rawQueryString", uri.getRawQuery() == null ? "" : uri.getRawQuery());
    var headers = event.putObject("headers");
    var cookies = new ArrayList<String>();
    for (var header : exchange.getRequestHeaders().entrySet()) {
      var name = header.getKey().toLowerCase(Locale.ROOT);
      if (name.equals("cookie")) {
        cookies.addAll(header.getValue());
      } else {
        headers.put(name, String.join(",", header.getValue()));
      }
    }
    if (!cookies.isEmpty()) {
      cookies.forEach(event.putArray("cookies")::add);
    }
    var query = parameters(uri.getRawQuery());
    if (!query.isEmpty()) {
      var node = event.putObject("queryStringParameters");
      query.forEach((name, values) -> node.put(name, String.join(",", values)));
    }
    context(event.putObject("requestContext"), exchange);
    if (body.length > 0) {
      var type = exchange.getRequestHeaders().getFirst("Content-Type");
      boolean text = (type == null || TEXT.matcher(type).matches()) && isUtf8(body);
      if (text) {
        event.put("body", new String(body, UTF_8));
      } else {
        event.put("body", body);
      }
      event.put("isBase64Encoded", !text);
    } else {
      event.put("isBase64Encoded", false);
    }
    return JSON.writeValueAsBytes(event);
  }

  /// Bytes that are no text go on as they came: the function says what is wrong with them.
  private static boolean isUtf8(byte[] body) {
    try {
      UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  private void context(ObjectNode context, HttpExchange exchange) {
    var now = real.instant();
    context.put("accountId", Names.ACCOUNT);
    context.put("apiId", "local");
    context.put("domainName", exchange.getRequestHeaders().getFirst("Host"));
    context.put("domainPrefix", "local");
    context
        .putObject("http")
        .put("method", exchange.getRequestMethod())
        .put("path", exchange.getRequestURI().getRawPath())
        .put("protocol", exchange.getProtocol())
        .put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress())
        .put("userAgent", exchange.getRequestHeaders().getFirst("User-Agent"));
    context.put("requestId", invoker.nextRequestId());
    context.put("routeKey", "$default");
    context.put("stage", "$default");
    context.put("time", TIME.format(now));
    context.put("timeEpoch", now.toEpochMilli());
  }

  private static Map<String, List<String>> parameters(@Nullable String query) {
    var found = new LinkedHashMap<String, List<String>>();
    if (query != null && !query.isEmpty()) {
      for (var pair : query.split("&", -1)) {
        int equals = pair.indexOf('=');
        var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        found.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
      }
    }
    return found;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, UTF_8);
    } catch (IllegalArgumentException _) {
      // A stray percent sign: it stands for itself.
      return text;
    }
  }
}
