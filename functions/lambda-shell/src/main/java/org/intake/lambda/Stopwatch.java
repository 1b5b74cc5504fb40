package org.intake.lambda;

import java.time.Duration;

/// How long something took; not what time it is.
record Stopwatch(long start) {
  static Stopwatch started() {
    return new Stopwatch(System.nanoTime());
  }

  Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
