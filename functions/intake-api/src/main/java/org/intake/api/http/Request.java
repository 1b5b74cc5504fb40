package org.intake.api.http;

import java.util.Map;
import java.util.Optional;

/// One HTTP request. Header names are in lower case; of a repeated query parameter the first value
/// counts. `id` ties answer, log line and gateway log together.
public record Request(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String id) {
  public Request {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String lowerCaseName) {
    return Optional.ofNullable(headers.get(lowerCaseName));
  }

  /// A query parameter; an empty one counts as absent.
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }
}
