package org.intake.api.access;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;
import org.jspecify.annotations.Nullable;

/// `If-Match` that holds to the very commit: while a request is bound to a revision, a change of
/// that aggregate from any other revision is refused, however often a use case decides again. Once
/// the change is made it is fulfilled: what follows from the change is not the caller's.
public final class Precondition {
  private static final ScopedValue<Bound> BOUND = ScopedValue.newInstance();

  private record Bound(String stream, long revision, AtomicBoolean fulfilled) {
    boolean isAbout(Change.Save save) {
      return !fulfilled.get() && save.value().stream().equals(stream);
    }
  }

  private Precondition() {}

  /// Somebody else changed the aggregate after the caller looked at it.
  public static final class Stale extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stale() {
      super("the aggregate has another revision than If-Match says", null, false, false);
    }
  }

  /// Runs one request bound to the revision of one aggregate.
  public static <R> R bound(
      String stream, long revision, ScopedValue.CallableOp<R, RuntimeException> request) {
    return ScopedValue.where(BOUND, new Bound(stream, revision, new AtomicBoolean())).call(request);
  }

  /// A ledger that heeds the bound revision.
  public static Ledger heeding(Ledger ledger) {
    return new Heeding(ledger);
  }

  private record Heeding(Ledger ledger) implements Ledger {
    @Override
    public <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id) {
      return ledger.load(type, id);
    }

    @Override
    public Commit commit(Change change) {
      if (!BOUND.isBound()) {
        return ledger.commit(change);
      }
      Bound bound = BOUND.get();
      List<Change.Save> asked = change.saves().stream().filter(bound::isAbout).toList();
      if (asked.stream().anyMatch(save -> save.expectedRevision() != bound.revision())) {
        throw new Stale();
      }
      Commit commit = ledger.commit(change);
      if (!asked.isEmpty() && commit instanceof Commit.Done) {
        bound.fulfilled().set(true);
      }
      return commit;
    }

    @Override
    public <T extends Aggregate> Page<T> list(
        Listing<T> listing, int limit, @Nullable String cursor) {
      return ledger.list(listing, limit, cursor);
    }

    @Override
    public List<Event> history(String stream) {
      return ledger.history(stream);
    }
  }
}
