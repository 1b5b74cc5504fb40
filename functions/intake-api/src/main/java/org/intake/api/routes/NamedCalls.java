package org.intake.api.routes;

import java.util.List;
import java.util.Optional;
import org.intake.application.port.Programmes;

/// Which calls a list is about: the one that the query names, or all of them.
final class NamedCalls {
  private final Programmes programmes;

  NamedCalls(Programmes programmes) {
    this.programmes = programmes;
  }

  /// Empty when the query names a call that does not exist.
  Optional<List<String>> of(Exchange exchange) {
    Optional<String> named = exchange.request().parameter("call");
    if (named.isEmpty()) {
      return Optional.of(programmes.calls());
    }
    return programmes.programme(named.get()).map(programme -> List.of(programme.id()));
  }
}
