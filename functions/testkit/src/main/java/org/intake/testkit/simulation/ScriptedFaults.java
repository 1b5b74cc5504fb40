package org.intake.testkit.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Some faults, one after the other, each the first time that its point is passed.
final class ScriptedFaults implements FaultPlan {
  /// What happens where.
  record Injection(Point point, Fault fault) {
    @Override
    public String toString() {
      return fault + " at " + point;
    }
  }

  private final Deque<Injection> wanted;
  private final Set<Point> passed = new LinkedHashSet<>();

  ScriptedFaults(List<Injection> wanted) {
    this.wanted = new ArrayDeque<>(wanted);
  }

  @Override
  public @Nullable Fault at(Invocation invocation, Point point) {
    passed.add(point);
    Injection next = wanted.peek();
    if (next != null && next.point().equals(point)) {
      wanted.remove();
      return next.fault();
    }
    return null;
  }

  Set<Point> passed() {
    return passed;
  }

  /// Whether everything happened.
  boolean isDone() {
    return wanted.isEmpty();
  }
}
