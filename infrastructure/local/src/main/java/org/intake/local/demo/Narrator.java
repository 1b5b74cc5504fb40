package org.intake.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tells what happens with the time since the start, and remembers what was not as expected.
final class Narrator {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final PrintStream out;
  private final long started = System.nanoTime();
  private final List<String> faults = new ArrayList<>();

  Narrator(PrintStream out) {
    this.out = out;
  }

  void say(String line) {
    out.println(String.format(Locale.ROOT, "%6.1f s  %s", millisSince(started) / 1000.0, line));
  }

  /// A line of a summary, without the time.
  void print(String line) {
    out.println(line);
  }

  void fault(String fault) {
    faults.add(fault);
  }

  /// Says all faults; true if there are none.
  boolean conclude() {
    if (faults.isEmpty()) {
      say("the outcome is the expected one");
    } else {
      faults.forEach(fault -> say("NOT AS EXPECTED: " + fault));
    }
    return faults.isEmpty();
  }

  /// One look at something that changes: whether it is as wanted, and what it looks like.
  record Look(boolean done, String state) {}

  @FunctionalInterface
  interface Watch {
    Look look() throws IOException, InterruptedException;
  }

  @FunctionalInterface
  interface Check {
    boolean holds() throws IOException, InterruptedException;
  }

  void until(String what, Check check) throws IOException, InterruptedException {
    watch(what, () -> new Look(check.holds(), ""));
  }

  /// Looks again and again for as long as something still changes; what does not come is a fault of
  /// the outcome, not of the demo.
  void watch(String what, Watch watch) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String last = "";
    while (true) {
      Look seen = watch.look();
      if (seen.done()) {
        return;
      }
      if (!seen.state().equals(last)) {
        last = seen.state();
        end = System.nanoTime() + PATIENCE.toNanos();
      } else if (System.nanoTime() > end) {
        fault(what + " did not come: nothing moved for " + PATIENCE.toMinutes() + " minutes");
        return;
      }
      Thread.sleep(200);
    }
  }

  static long millisSince(long then) {
    return (System.nanoTime() - then) / 1_000_000;
  }
}
