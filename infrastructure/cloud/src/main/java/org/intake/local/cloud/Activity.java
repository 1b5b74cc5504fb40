package org.intake.local.cloud;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// That a function ran: whoever looks for what it changed looks at once, and seldom while nothing
/// runs. A runtime that nobody uses then costs a laptop next to nothing.
final class Activity {
  private final Semaphore unseen = new Semaphore(0);
  private volatile long lastNanos = System.nanoTime();

  void happened() {
    lastNanos = System.nanoTime();
    unseen.release();
  }

  /// True as soon as something has happened since it was last true, false after so long.
  boolean await(Duration longest) throws InterruptedException {
    boolean happened = unseen.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS);
    unseen.drainPermits();
    return happened;
  }

  Duration quietFor() {
    return Duration.ofNanos(System.nanoTime() - lastNanos);
  }
}
