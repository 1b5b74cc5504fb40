package org.intake.domain.ledger;

import org.intake.domain.Sha256;

/// An aggregate as the store holds it. `revision` counts its changes from 1, `events` its events,
/// `head` is the last event's hash.
public record Stored<T extends Aggregate>(T value, long revision, long events, Sha256 head) {
  /// What stands before the first save.
  public static <T extends Aggregate> Stored<T> unborn(T value) {
    return new Stored<>(value, 0, 0, Event.GENESIS);
  }
}
