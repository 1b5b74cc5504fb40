package org.intake.application.notify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.intake.domain.Language;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// The defects that a notice told, kept with the event of the notice: the next notice says by them
/// what has been cured, whatever happened to the case in between.
record ToldDefects(List<Entry> entries) {
  private static final String NAME = "defect.";

  ToldDefects {
    entries = List.copyOf(entries);
  }

  /// `park` is empty for a check of the city.
  record Entry(String check, String park, String message) {
    boolean isSame(Entry other) {
      return check.equals(other.check) && park.equals(other.park);
    }
  }

  static ToldDefects of(List<Finding> defects, Language language) {
    return new ToldDefects(
        defects.stream()
            .map(defect ->
                new Entry(defect.check(), park(defect.park()), defect.message().in(language)))
            .toList());
  }

  private static String park(@Nullable String park) {
    return Objects.requireNonNullElse(park, "");
  }

  /// What the history of a notice says that it told.
  static ToldDefects in(List<Event> history) {
    return new ToldDefects(
        history.stream()
            .filter(event -> event.type() == EventType.NOTICE_CREATED)
            .flatMap(event -> event.data().entrySet().stream())
            .filter(entry -> entry.getKey().startsWith(NAME))
            .sorted(
                Comparator.comparingInt(
                    entry -> Integer.parseInt(entry.getKey().substring(NAME.length()))))
            .map(entry -> entry.getValue().split("\n", 3))
            .filter(parts -> parts.length == 3)
            .map(parts -> new Entry(parts[0], parts[1], parts[2]))
            .toList());
  }

  Map<String, String> asData() {
    Map<String, String> data = new TreeMap<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry entry = entries.get(i);
      data.put(NAME + (i + 1), entry.check() + "\n" + entry.park() + "\n" + entry.message());
    }
    return data;
  }

  /// Those of the earlier notice that this one does not tell again.
  List<Entry> curedSince(ToldDefects earlier) {
    return earlier.entries.stream().filter(old -> !tells(old)).toList();
  }

  /// The numbers in this notice of what the earlier one told or did not tell.
  List<Integer> numbers(ToldDefects earlier, boolean toldBefore) {
    List<Integer> numbers = new ArrayList<>();
    IntStream.range(0, entries.size())
        .filter(i -> earlier.tells(entries.get(i)) == toldBefore)
        .forEach(i -> numbers.add(i + 1));
    return List.copyOf(numbers);
  }

  private boolean tells(Entry wanted) {
    return entries.stream().anyMatch(entry -> entry.isSame(wanted));
  }
}
