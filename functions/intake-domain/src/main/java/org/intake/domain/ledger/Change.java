package org.intake.domain.ledger;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.domain.Sha256;

/// All that one step changes: aggregates with the events that say why. It is committed whole or not
/// at all.
public record Change(List<Save> saves) {
  public Change {
    saves = List.copyOf(saves);
  }

  /// The new state of one aggregate, the revision that it must still have (0: it must not exist),
  /// and the events to append.
  public record Save(
      Aggregate value, long expectedRevision, long events, Sha256 head, List<Event> appended) {
    public Save {
      appended = List.copyOf(appended);
    }

    public long revision() {
      return expectedRevision + 1;
    }
  }

  public static Builder by(Actor actor, Instant at) {
    return new Builder(actor, at);
  }

  /// Collects what one step does.
  public static final class Builder {
    private final Actor actor;
    private final Instant at;
    private final List<Save> saves = new ArrayList<>();

    private Builder(Actor actor, Instant at) {
      this.actor = actor;
      this.at = at;
    }

    public <T extends Aggregate> Builder save(Stored<T> before, T after, What... happened) {
      List<Event> appended = new ArrayList<>();
      Sha256 head = before.head();
      long sequence = before.events();
      for (What what : happened) {
        Event event =
            Event.chained(after.stream(), ++sequence, what.type(), at, actor, what.data(), head);
        appended.add(event);
        head = event.hash();
      }
      saves.add(new Save(after, before.revision(), sequence, head, appended));
      return this;
    }

    public <T extends Aggregate> Builder create(T value, What... happened) {
      return save(Stored.unborn(value), value, happened);
    }

    public Change build() {
      return new Change(saves);
    }
  }

  /// One thing that happened, before it has a place in the history. No personal data: histories are
  /// read by many.
  public record What(EventType type, Map<String, String> data) {
    public What {
      data = Map.copyOf(data);
    }

    public static What happened(EventType type) {
      return new What(type, Map.of());
    }

    public static What happened(EventType type, Map<String, String> data) {
      return new What(type, data);
    }
  }
}
