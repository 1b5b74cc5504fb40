package org.intake.testkit.contracts;

import java.util.concurrent.atomic.AtomicLong;

/// Names that no other test uses: contracts run against stores that are shared and kept.
final class Unique {
  private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

  private Unique() {}

  static String name(String prefix) {
    return prefix + "-" + Long.toString(NEXT.incrementAndGet(), 36);
  }
}
