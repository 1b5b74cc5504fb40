package org.intake.api.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.Json;
import org.intake.application.port.Listing;
import org.intake.application.query.ListAll;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;

/// Lists in pages: `?limit=&cursor=` in, `{"items","next"}` out. A cursor is good for the very list
/// that gave it, for the caller who got it, and not when a character of it was changed; what it may
/// show is decided by the query, never by the cursor.
final class Paging {
  private static final int DEFAULT_LIMIT = 50;
  private static final int LARGEST_LIMIT = 200;
  private static final int SEAL = 16;

  private final ListAll lists;

  Paging(ListAll lists) {
    this.lists = lists;
  }

  <T extends Aggregate> Response page(
      Exchange exchange,
      List<? extends Listing<T>> from,
      Predicate<T> wanted,
      Function<Stored<T>, ? extends JsonNode> shape) {
    return with(
        exchange,
        (limit, position) -> {
          ListAll.Items<T> items = lists.page(from, wanted, limit, position);
          return response(exchange, Json.array(items.items(), shape), items.next());
        });
  }

  /// A list that is made as a whole; the cursor counts its items.
  <T> Response page(Exchange exchange, List<T> all, Function<T, ? extends JsonNode> shape) {
    return with(
        exchange,
        (limit, position) -> {
          int start = Math.min(position.list(), all.size());
          int end = Math.min(start + limit, all.size());
          return response(
              exchange,
              Json.array(all.subList(start, end), shape),
              end < all.size() ? new ListAll.Position(end, null) : null);
        });
  }

  @FunctionalInterface
  private interface Body {
    Response page(int limit, ListAll.Position position);
  }

  private static Response with(Exchange exchange, Body body) {
    Optional<String> limit = exchange.request().parameter("limit");
    if (limit.isPresent() && !isLimit(limit.get())) {
      return exchange.problem(
          Problem.invalid(List.of(new Fault("?limit", "须是1至" + LARGEST_LIMIT + "的整数。"))));
    }
    Optional<String> cursor = exchange.request().parameter("cursor");
    Optional<ListAll.Position> position =
        cursor.isEmpty()
            ? Optional.of(ListAll.Position.START)
            : decode(scope(exchange), cursor.get());
    if (position.isEmpty()) {
      return badCursor(exchange);
    }
    try {
      return body.page(limit.map(Integer::parseInt).orElse(DEFAULT_LIMIT), position.get());
    } catch (IllegalArgumentException e) {
      // What a ledger says of a cursor that it did not give.
      if (cursor.isPresent() && String.valueOf(e.getMessage()).startsWith("cursor")) {
        return badCursor(exchange);
      }
      throw e;
    }
  }

  private static Response badCursor(Exchange exchange) {
    return exchange.problem(Problem.of(Problem.Code.BAD_CURSOR, "cursor 须原样取自同一列表上一页的 next。"));
  }

  private static boolean isLimit(String text) {
    return text.matches("[1-9]\\d{0,2}") && Integer.parseInt(text) <= LARGEST_LIMIT;
  }

  private static Response response(
      Exchange exchange, JsonNode items, ListAll.@Nullable Position next) {
    ObjectNode node = Json.object();
    node.set("items", items);
    node.put("next", next == null ? null : encode(scope(exchange), next));
    return Json.response(200, node);
  }

  private static String scope(Exchange exchange) {
    StringBuilder scope = new StringBuilder();
    scope.append(exchange.actor().role()).append('\n').append(exchange.actor().subject());
    scope.append('\n').append(exchange.request().path());
    exchange.request().query().entrySet().stream()
        .filter(entry -> !entry.getKey().equals("cursor") && !entry.getKey().equals("limit"))
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .sorted()
        .forEach(entry -> scope.append('\n').append(entry));
    return scope.toString();
  }

  private static String encode(String scope, ListAll.Position position) {
    String inner = position.list() + "\n" + (position.cursor() == null ? "" : position.cursor());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((seal(scope, inner) + inner).getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<ListAll.Position> decode(String scope, String cursor) {
    String text;
    try {
      text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    if (text.length() <= SEAL) {
      return Optional.empty();
    }
    String inner = text.substring(SEAL);
    int line = inner.indexOf('\n');
    if (line < 1
        || !inner.substring(0, line).matches("\\d{1,6}")
        || !text.substring(0, SEAL).equals(seal(scope, inner))) {
      return Optional.empty();
    }
    String rest = inner.substring(line + 1);
    return Optional.of(
        new ListAll.Position(
            Integer.parseInt(inner.substring(0, line)), rest.isEmpty() ? null : rest));
  }

  private static String seal(String scope, String inner) {
    return Sha256.ofText("cursor\n" + scope + "\n" + inner).hex().substring(0, SEAL);
  }
}
