package org.intake.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.intake.api.access.Guard;
import org.intake.api.access.Precondition;
import org.intake.api.access.Rule;
import org.intake.api.access.Subject;
import org.intake.api.http.HttpApiEvents;
import org.intake.api.http.Problem;
import org.intake.api.http.Request;
import org.intake.api.http.Response;
import org.intake.api.json.ETags;
import org.intake.api.json.Json;
import org.intake.api.routes.Exchange;
import org.intake.api.routes.Route;
import org.intake.api.token.Identification;
import org.intake.api.token.TokenVerifier;
import org.intake.application.TransientFault;
import org.intake.domain.ledger.Actor;
import org.jspecify.annotations.Nullable;

/// From a request to its answer: route, caller, guard, precondition, idempotency, handler.
final class Api {
  private static final String BASE = "/v1";

  /// No id of ours is longer, and no key of the table may be much longer.
  private static final int LONGEST_SEGMENT = 400;

  private final List<Route> routes;
  private final TokenVerifier tokens;
  private final Guard guard;
  private final Idempotency idempotency;

  Api(List<Route> routes, TokenVerifier tokens, Guard guard, Idempotency idempotency) {
    this.routes = List.copyOf(routes);
    this.tokens = tokens;
    this.guard = guard;
    this.idempotency = idempotency;
  }

  /// A route with what its names stand for.
  private record Found(Route route, Map<String, String> path) {}

  /// A response with what the log may say of it: never the address itself, which names ids only by
  /// the template of its route.
  record Answered(
      Response response, String route, String requestId, @Nullable RuntimeException fault) {}

  Answered answer(HttpApiEvents.Read read) {
    return switch (read) {
      case HttpApiEvents.Read.Bad(String id, String path, Problem problem) ->
          new Answered(sealed(Json.problem(problem, path, id), id), "none", id, null);
      case HttpApiEvents.Read.Good(Request request) -> answered(request);
    };
  }

  private static Response sealed(Response response, String requestId) {
    Response sealed =
        response.with("x-request-id", requestId).with("x-content-type-options", "nosniff");
    return sealed.headers().containsKey("cache-control")
        ? sealed
        : sealed.with("cache-control", "no-store");
  }

  /// What goes wrong inside is told by a code and the request's id; how it went wrong is for the
  /// log.
  private Answered answered(Request request) {
    List<Found> found = found(request);
    String route = name(request, found);
    try {
      return answered(request, route, routed(request, found), null);
    } catch (Precondition.Stale _) {
      return answered(request, route, stale(request), null);
    } catch (TransientFault e) {
      Response response =
          problem(request, Problem.of(Problem.Code.UNAVAILABLE, "请稍后重试。")).with("retry-after", "5");
      return answered(request, route, response, e);
    } catch (RuntimeException e) {
      Problem problem = Problem.of(Problem.Code.INTERNAL, "请凭 requestId 联系系统管理员。");
      return answered(request, route, problem(request, problem), e);
    }
  }

  private static Answered answered(
      Request request, String route, Response response, @Nullable RuntimeException fault) {
    return new Answered(sealed(response, request.id()), route, request.id(), fault);
  }

  private List<Found> found(Request request) {
    List<String> segments = segments(request.path()).orElse(List.of());
    List<Found> found = new ArrayList<>();
    for (Route route : routes) {
      route.match(segments).ifPresent(path -> found.add(new Found(route, path)));
    }
    return found;
  }

  private static String name(Request request, List<Found> found) {
    return found.stream()
        .map(Found::route)
        .filter(route -> route.method().equals(request.method()))
        .findFirst()
        .map(route -> route.method() + " " + route.template())
        .orElse("none");
  }

  private Response routed(Request request, List<Found> found) {
    if (segments(request.path()).isEmpty()) {
      return problem(request, Problem.of(Problem.Code.BAD_REQUEST, "地址的编码有误。"));
    }
    if (found.isEmpty()) {
      return problem(request, Problem.of(Problem.Code.NOT_FOUND, "没有这个地址。"));
    }
    return found.stream()
        .filter(candidate -> candidate.route().method().equals(request.method()))
        .findFirst()
        .map(candidate -> identified(request, candidate))
        .orElseGet(() ->
            problem(request, Problem.of(Problem.Code.METHOD_NOT_ALLOWED, "请改用 Allow 中列出的方法。"))
                .with("allow", methods(found)));
  }

  private static String methods(List<Found> found) {
    return found.stream()
        .map(candidate -> candidate.route().method())
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(", "));
  }

  /// The path below the base, segment by segment, each decoded; empty where the encoding is broken
  /// or a segment hides a slash or is longer than any name of ours.
  private static Optional<List<String>> segments(String path) {
    if (!path.startsWith(BASE + "/")) {
      return Optional.of(List.of());
    }
    List<String> segments = new ArrayList<>();
    try {
      for (String raw : path.substring(BASE.length() + 1).split("/", -1)) {
        String segment = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
        boolean odd =
            segment.contains("/")
                || segment.indexOf('\uFFFD') >= 0
                || segment.length() > LONGEST_SEGMENT
                || segment.chars().anyMatch(Character::isISOControl);
        if (odd) {
          return Optional.empty();
        }
        segments.add(segment);
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return Optional.of(segments);
  }

  private Response identified(Request request, Found found) {
    if (found.route().rule() instanceof Rule.Open) {
      return guarded(request, found, Actor.SYSTEM);
    }
    return switch (tokens.identify(request)) {
      case Identification.Known(Actor actor) -> once(request, found, actor);
      case Identification.Unknown(String reason) ->
          problem(request, Problem.of(Problem.Code.UNAUTHENTICATED, reason))
              .with("www-authenticate", "Bearer");
      case Identification.WithoutRole(String reason) ->
          problem(request, Problem.of(Problem.Code.NO_ROLE, reason));
    };
  }

  /// The first answer to a key comes before anything else: what it did may have changed the state
  /// that the guard asks for and the revision that `If-Match` names.
  private Response once(Request request, Found found, Actor actor) {
    if (!found.route().writes()) {
      return guarded(request, found, actor);
    }
    return switch (idempotency.once(request, actor, () -> guarded(request, found, actor))) {
      case Idempotency.Outcome.Answered(Response response) -> response;
      case Idempotency.Outcome.Refused(Problem problem) -> problem(request, problem);
    };
  }

  private Response guarded(Request request, Found found, Actor actor) {
    String id = found.path().getOrDefault("id", "");
    return switch (guard.decide(found.route().rule(), actor, id, request.query())) {
      case Guard.Decision.Denied(Problem problem) -> problem(request, problem);
      case Guard.Decision.Allowed(Subject subject) ->
          preconditioned(found.route(), new Exchange(request, actor, found.path(), subject));
    };
  }

  private Response preconditioned(Route route, Exchange exchange) {
    Optional<String> ifMatch = exchange.request().header("if-match");
    OptionalLong revision = exchange.subject().revision();
    boolean required = route.ifMatch() == Route.IfMatch.REQUIRED;
    if (required && ifMatch.isEmpty()) {
      return exchange.problem(
          Problem.of(Problem.Code.PRECONDITION_REQUIRED, "请在 If-Match 中给出读取时的 etag。"));
    }
    boolean heeded =
        route.ifMatch() != Route.IfMatch.NOT_USED && ifMatch.isPresent() && revision.isPresent();
    if (!heeded) {
      return route.handler().handle(exchange);
    }
    if (!ETags.matches(ifMatch.get(), revision.getAsLong())) {
      return stale(exchange.request());
    }
    return Precondition.bound(
        exchange.subject().stream(), revision.getAsLong(), () -> route.handler().handle(exchange));
  }

  private static Response stale(Request request) {
    return problem(request, Problem.of(Problem.Code.STALE, "读取之后内容已被他人更改，请重新读取再改。"));
  }

  private static Response problem(Request request, Problem problem) {
    return Json.problem(problem, request.path(), request.id());
  }
}
