package org.intake.domain.ledger;

/// Something with an identity that changes as a whole under one revision.
public interface Aggregate {
  /// Unique among its kind; also the name of its history.
  String id();

  AggregateKind aggregateKind();

  /// The name of the history of this aggregate, unique among all kinds.
  default String stream() {
    return aggregateKind().stream(id());
  }
}
