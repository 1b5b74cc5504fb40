package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.List;

/// Counts what one invariant was checked on and keeps where it does not hold.
public final class Tally {
  private long checked;
  private final List<Break> breaks = new ArrayList<>();

  /// Where an invariant does not hold: which item, and what is wrong with it, without personal
  /// data.
  public record Break(String item, String what) {}

  public void check(boolean holds, String item, String otherwise) {
    checked++;
    if (!holds) {
      breaks.add(new Break(item, otherwise));
    }
  }

  long checked() {
    return checked;
  }

  List<Break> breaks() {
    return List.copyOf(breaks);
  }
}
