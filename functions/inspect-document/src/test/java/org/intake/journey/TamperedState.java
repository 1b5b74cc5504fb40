package org.intake.journey;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.intake.application.port.AggregateTypes;
import org.intake.application.port.Census;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;

/// A copy of a stored state in which anything may be changed, as no use case ever could.
final class TamperedState implements Census {
  final Map<String, Stored<? extends Aggregate>> aggregates = new TreeMap<>();
  final List<Event> events = new ArrayList<>();
  final Map<String, String> unreadable = new TreeMap<>();

  TamperedState(Census base) {
    base.take(
        new Teller() {
          @Override
          public void aggregate(String stream, Stored<? extends Aggregate> stored) {
            aggregates.put(stream, stored);
          }

          @Override
          public void event(Event event) {
            events.add(event);
          }

          @Override
          public void unreadable(String item, String why) {
            throw new AssertionError(item);
          }
        });
  }

  @Override
  public void take(Teller teller) {
    aggregates.forEach(teller::aggregate);
    events.forEach(teller::event);
    unreadable.forEach(teller::unreadable);
  }

  <T extends Aggregate> T first(Class<T> type, Predicate<T> which) {
    return aggregates.values().stream()
        .map(Stored::value)
        .filter(type::isInstance)
        .map(type::cast)
        .filter(which)
        .findFirst()
        .orElseThrow(() -> new AssertionError("the journey leaves no such " + type));
  }

  /// Changes the first such aggregate.
  <T extends Aggregate> void change(Class<T> type, Predicate<T> which, UnaryOperator<T> how) {
    T before = first(type, which);
    Stored<? extends Aggregate> stored = stored(before);
    aggregates.put(
        before.stream(),
        new Stored<>(how.apply(before), stored.revision(), stored.events(), stored.head()));
  }

  <T extends Aggregate> void change(Class<T> type, UnaryOperator<T> how) {
    change(type, _ -> true, how);
  }

  Stored<? extends Aggregate> stored(Aggregate of) {
    Stored<? extends Aggregate> stored =
        aggregates.get(AggregateTypes.kindOf(of.getClass()).stream(of.id()));
    if (stored == null) {
      throw new AssertionError("no " + of.stream());
    }
    return stored;
  }

  void add(Aggregate value) {
    aggregates.put(value.stream(), Stored.unborn(value));
  }

  /// Changes the first such event.
  void event(Predicate<Event> which, UnaryOperator<Event> how) {
    for (int i = 0; i < events.size(); i++) {
      if (which.test(events.get(i))) {
        events.set(i, how.apply(events.get(i)));
        return;
      }
    }
    throw new AssertionError("the journey leaves no such event");
  }

  /// Says once more what an event says, right after it or at the end of its history.
  void repeat(Predicate<Event> which, EventType as) {
    Event event = events.stream().filter(which).findFirst().orElseThrow();
    long last = events.stream().filter(e -> e.stream().equals(event.stream())).count();
    events.add(with(with(event, "type", as), "sequence", last + 1));
  }

  static Predicate<Event> of(EventType type) {
    return event -> event.type() == type;
  }

  static Predicate<Event> to(String status) {
    return event ->
        event.type() == EventType.STATUS_CHANGED && status.equals(event.data().get("to"));
  }

  static UnaryOperator<Event> saying(String name, String value) {
    return event -> {
      Map<String, String> data = new TreeMap<>(event.data());
      data.put(name, value);
      return with(event, "data", data);
    };
  }

  /// The same record with another component.
  static <R extends Record> R with(R record, String name, Object value) {
    try {
      RecordComponent[] components = record.getClass().getRecordComponents();
      Object[] values = new Object[components.length];
      for (int i = 0; i < components.length; i++) {
        values[i] =
            components[i].getName().equals(name)
                ? value
                : components[i].getAccessor().invoke(record);
      }
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      @SuppressWarnings("unchecked")
      R changed = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return changed;
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(name, e);
    }
  }
}
