package org.intake.application.audit;

import java.util.List;
import java.util.Optional;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Event;

/// The links of a history.
public final class Chain {
  private Chain() {}

  /// The first event that is not what its hash says, out of order, or not linked to the one before.
  public static Optional<String> firstBreak(String stream, List<Event> events) {
    Sha256 head = Event.GENESIS;
    long sequence = 0;
    for (Event event : events) {
      sequence++;
      String name = stream + " event " + sequence;
      if (!event.stream().equals(stream)) {
        return Optional.of(name + " is of " + event.stream());
      }
      if (event.sequence() != sequence) {
        return Optional.of(name + " bears the number " + event.sequence());
      }
      if (!event.previous().equals(head)) {
        return Optional.of(name + " does not follow the one before it");
      }
      if (!event.isIntact()) {
        return Optional.of(name + " is not what its hash says");
      }
      head = event.hash();
    }
    return Optional.empty();
  }
}
