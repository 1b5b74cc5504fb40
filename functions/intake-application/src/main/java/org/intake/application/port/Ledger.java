package org.intake.application.port;

import java.util.List;
import java.util.Optional;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;

/// The one place of state. A change is committed whole, with its events, or not at all.
public interface Ledger {
  <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id);

  /// Commits if every aggregate still has the revision that its change expects. A change that was
  /// committed before, event by event the same, is done.
  Commit commit(Change change);

  /// Aggregates by one of the lists that [Listing] names, in the list's order. Eventually
  /// consistent: what was just committed may be missing. A cursor that this list did not give is an
  /// [IllegalArgumentException].
  <T extends Aggregate> Page<T> list(Listing<T> listing, int limit, @Nullable String cursor);

  /// The history of one stream, oldest first, consistent.
  List<Event> history(String stream);

  /// What came of a commit.
  sealed interface Commit {
    record Done() implements Commit {}

    /// Somebody else changed one of the aggregates first: load again and decide again.
    record Conflict(String stream) implements Commit {}
  }

  record Page<T extends Aggregate>(List<Stored<T>> items, @Nullable String next) {
    public Page {
      items = List.copyOf(items);
    }
  }
}
