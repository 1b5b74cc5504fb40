package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What exists only on one machine: tokens for the asking and a clock that can be set. Answers only
/// to this machine, and not to pages that a browser loaded from elsewhere.
final class LocalApi implements HttpHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LocalApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ROLES =
      Set.of("province", "expert", "officer", "auditor", "operator");
  private static final Map<String, String> METHODS =
      Map.of(
          "/local/tokens", "POST",
          "/local/clock", "GET, POST",
          "/local/jwks.json", "GET",
          "/local/sweep", "POST");

  /// Rules and calendars are made for years with four digits.
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 9998;
  private static final int LARGEST_REQUEST = 64 << 10;

  private final Future<TokenIssuer> issuer;
  private final LocalClock clock;
  private final Sweeper sweeper;

  LocalApi(Future<TokenIssuer> issuer, LocalClock clock, Sweeper sweeper) {
    this.issuer = issuer;
    this.clock = clock;
    this.sweeper = sweeper;
  }

  /// Runs the scheduled function now; nothing if there is none.
  interface Sweeper {
    Optional<Invoker.Result> sweep() throws InterruptedException;
  }

  private static final class BadRequest extends Exception {
    BadRequest(String message) {
      super(message);
    }
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (!Loopback.isLocal(exchange)) {
        problem(exchange, 403, "not-local", "only for programs of this machine");
        return;
      }
      try {
        var call = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        switch (call) {
          case "POST /local/tokens" -> answer(exchange, token(issuer.get(), body(exchange)));
          case "POST /local/clock" -> answer(exchange, set(body(exchange)));
          case "GET /local/clock" -> answer(exchange, now());
          case "GET /local/jwks.json" ->
              Replies.json(exchange, 200, issuer.get().jwks().getBytes(UTF_8));
          case "POST /local/sweep" -> sweep(exchange);
          default -> unknown(exchange, call);
        }
      } catch (BadRequest e) {
        problem(exchange, 422, "invalid-request", String.valueOf(e.getMessage()));
      } catch (ExecutionException e) {
        LOG.error("no token can be issued", e.getCause());
        problem(exchange, 500, "failed", "the issuer's key in the data directory is unusable");
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static void unknown(HttpExchange exchange, String call) throws IOException {
    var methods = METHODS.get(exchange.getRequestURI().getPath());
    if (methods == null) {
      problem(exchange, 404, "not-found", "no such address: " + call);
    } else {
      exchange.getResponseHeaders().set("Allow", methods);
      problem(exchange, 405, "method-not-allowed", "only " + methods + " is possible here");
    }
  }

  private void sweep(HttpExchange exchange) throws IOException, InterruptedException {
    switch (sweeper.sweep().orElse(new Invoker.Result.Failed(false))) {
      case Invoker.Result.Answered(var json) ->
          Replies.json(exchange, 200, (json.isBlank() ? "{}" : json).getBytes(UTF_8));
      case Invoker.Result.Failed(_) -> problem(exchange, 500, "failed", "the sweep failed");
    }
  }

  private static JsonNode token(TokenIssuer issuer, JsonNode request) throws BadRequest {
    var role = text(request, "role");
    if (!ROLES.contains(role)) {
      throw new BadRequest("role must be one of province, expert, officer, auditor, operator");
    }
    var subject = text(request, "subject");
    var claims = new LinkedHashMap<String, String>();
    for (var name : Set.of("province", "agency", "organisation")) {
      var value = text(request, name);
      if (!value.isEmpty()) {
        claims.put(name, value);
      }
    }
    if (!claims.getOrDefault("agency", "AGENCY").matches("[A-Z][A-Z0-9_]{1,19}")) {
      throw new BadRequest("agency must be the code of an agency, such as CNIPA");
    }
    if (!claims.getOrDefault("province", "000000").matches("\\d{6}")) {
      throw new BadRequest("province must be a division code of six digits, such as 320000");
    }
    if (role.equals("province") && !claims.containsKey("province")) {
      throw new BadRequest("province is missing: a province's token names its province");
    }
    return JSON.createObjectNode()
        .put("token", issuer.issue(subject.isEmpty() ? role : subject, "intake/" + role, claims));
  }

  private JsonNode set(JsonNode request) throws BadRequest {
    try {
      var now = OffsetDateTime.parse(text(request, "now"));
      if (now.getYear() < FIRST_YEAR || now.getYear() > LAST_YEAR) {
        throw new BadRequest("now must lie between the years 1900 and 9998");
      }
      clock.set(now.toInstant());
    } catch (DateTimeException _) {
      throw new BadRequest("now must be a time with offset, such as 2017-07-20T09:00:00+08:00");
    }
    return now();
  }

  private JsonNode now() {
    return JSON.createObjectNode().put("now", clock.instant().toString());
  }

  private static String text(JsonNode request, String field) throws BadRequest {
    var node = request.path(field);
    if (node.isMissingNode() || node.isNull()) {
      return "";
    }
    if (!node.isTextual()) {
      throw new BadRequest(field + " must be a text");
    }
    return node.asText();
  }

  private static JsonNode body(HttpExchange exchange) throws IOException, BadRequest {
    var bytes = exchange.getRequestBody().readNBytes(LARGEST_REQUEST);
    try {
      var body = JSON.readTree(bytes);
      if (body.isObject()) {
        return body;
      }
    } catch (IOException _) {
      // Said below.
    }
    throw new BadRequest("the body must be a JSON object");
  }

  private static void answer(HttpExchange exchange, JsonNode node) throws IOException {
    Replies.json(exchange, 200, JSON.writeValueAsBytes(node));
  }

  private static void problem(HttpExchange exchange, int status, String code, String detail)
      throws IOException {
    var node = JSON.createObjectNode();
    node.put("type", "about:blank").put("status", status).put("code", code).put("detail", detail);
    Replies.send(exchange, status, "application/problem+json", JSON.writeValueAsBytes(node));
  }
}
