package org.intake.programme;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Gathers faults while a programme is read, and remembers on which line each path stands.
final class FaultList {
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, int[]> places = new HashMap<>();

  void place(String path, int line, int column) {
    places.putIfAbsent(path, new int[] {line, column});
  }

  void add(String path, String message) {
    String known = path;
    while (!places.containsKey(known) && known.contains(".")) {
      known = known.substring(0, known.lastIndexOf('.'));
    }
    int[] place = places.getOrDefault(known, new int[] {0, 0});
    faults.add(new Fault(ProgrammeFiles.MAIN, place[0], place[1], path, message));
  }

  void add(Fault fault) {
    faults.add(fault);
  }

  boolean isEmpty() {
    return faults.isEmpty();
  }

  ProgrammeFaults all() {
    return new ProgrammeFaults(
        faults.stream()
            .sorted(
                Comparator.comparingInt(
                        (Fault fault) -> fault.file().equals(ProgrammeFiles.MAIN) ? 0 : 1)
                    .thenComparing(Fault::file)
                    .thenComparingInt(Fault::line)
                    .thenComparingInt(Fault::column)
                    .thenComparing(Fault::path))
            .distinct()
            .toList());
  }
}
