package org.intake.domain.ledger;

/// The answer to a write that carried an idempotency key, given again when the same key comes
/// again. `request` is the hash of method, path and body: the same key with another request is a
/// mistake of the caller.
public record Once(String id, String request, int status, String body) implements Aggregate {
  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.ONCE;
  }
}
