package org.intake.domain.ledger;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// The answer to a write that carried an idempotency key, given again when the same key comes
/// again. `request` is the hash of method, path and body: the same key with another request is a
/// mistake of the caller.
public record Once(String id, String request, int status, Map<String, String> headers, String body)
    implements Aggregate {
  public Once {
    headers = Collections.unmodifiableMap(new TreeMap<>(headers));
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.ONCE;
  }
}
