package org.intake.api.routes;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.api.access.Rule;
import org.intake.api.http.Response;

/// One line of the table of routes. `template` is the path below `/v1` with `{names}`.
public record Route(String method, String template, Rule rule, IfMatch ifMatch, Handler handler) {
  /// Whether an update must say which state it was made for.
  public enum IfMatch {
    NOT_USED,
    HEEDED,
    REQUIRED
  }

  @FunctionalInterface
  public interface Handler {
    Response handle(Exchange exchange);
  }

  public static Route get(String template, Rule rule, Handler handler) {
    return new Route("GET", template, rule, IfMatch.NOT_USED, handler);
  }

  public static Route post(String template, Rule rule, Handler handler) {
    return new Route("POST", template, rule, IfMatch.HEEDED, handler);
  }

  public static Route put(String template, Rule rule, IfMatch ifMatch, Handler handler) {
    return new Route("PUT", template, rule, ifMatch, handler);
  }

  public static Route delete(String template, Rule rule, Handler handler) {
    return new Route("DELETE", template, rule, IfMatch.HEEDED, handler);
  }

  public boolean writes() {
    return !method.equals("GET");
  }

  /// What the names of the template stand for in a path, or nothing if it is another path. The
  /// segments are already decoded.
  public Optional<Map<String, String>> match(List<String> segments) {
    List<String> parts = Arrays.asList(template.substring(1).split("/", -1));
    if (parts.size() != segments.size()) {
      return Optional.empty();
    }
    Map<String, String> named = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      String segment = segments.get(i);
      if (!part.startsWith("{")) {
        if (!part.equals(segment)) {
          return Optional.empty();
        }
        continue;
      }
      int close = part.indexOf('}');
      String ending = part.substring(close + 1);
      if (!segment.endsWith(ending) || segment.length() == ending.length()) {
        return Optional.empty();
      }
      named.put(part.substring(1, close), segment.substring(0, segment.length() - ending.length()));
    }
    return Optional.of(named);
  }
}
