package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Census;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.Stored;

/// All that is stored, as one census told it.
public final class StoredState {
  private final Map<String, Stored<? extends Aggregate>> aggregates = new TreeMap<>();
  private final Map<String, List<Event>> histories = new HashMap<>();
  private final Map<String, String> unreadable = new TreeMap<>();

  private StoredState() {}

  public static StoredState of(Census census) {
    StoredState state = new StoredState();
    census.take(state.new Listener());
    state
        .histories
        .values()
        .forEach(events -> events.sort(Comparator.comparingLong(Event::sequence)));
    return state;
  }

  private final class Listener implements Census.Teller {
    @Override
    public void aggregate(String stream, Stored<? extends Aggregate> stored) {
      aggregates.put(stream, stored);
    }

    @Override
    public void event(Event event) {
      histories.computeIfAbsent(event.stream(), _ -> new ArrayList<>()).add(event);
    }

    @Override
    public void unreadable(String item, String why) {
      unreadable.put(item, why);
    }
  }

  /// By the name under which each lies.
  Map<String, Stored<? extends Aggregate>> aggregates() {
    return aggregates;
  }

  Map<String, String> unreadable() {
    return unreadable;
  }

  /// The names of all histories.
  Set<String> streams() {
    return new TreeSet<>(histories.keySet());
  }

  /// Oldest first; empty when there is none.
  List<Event> history(String stream) {
    return histories.getOrDefault(stream, List.of());
  }

  List<Event> history(Aggregate of) {
    return history(of.stream());
  }

  <T extends Aggregate> List<T> all(Class<T> type) {
    return aggregates.values().stream()
        .map(Stored::value)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  <T extends Aggregate> Optional<T> find(Class<T> type, String id) {
    return Optional.ofNullable(aggregates.get(AggregateTypes.kindOf(type).stream(id)))
        .map(Stored::value)
        .filter(type::isInstance)
        .map(type::cast);
  }
}
