package org.intake.application.port;

import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;

/// Everything that is stored, for the check of invariants and nothing else. It reads the whole
/// table: never on the path of a request.
public interface Census {
  /// Tells each item once, in no order. Others may write meanwhile: what is told is not one moment.
  void take(Teller teller);

  interface Teller {
    /// `stream` is the name under which the aggregate lies.
    void aggregate(String stream, Stored<? extends Aggregate> stored);

    void event(Event event);

    /// An item that is neither; `item` names its key.
    void unreadable(String item, String why);
  }
}
