package org.intake.testkit.contracts;

import java.util.stream.LongStream;

/// How many random sequences a contract plays: few in a build, `-Dintake.sequences=500` on demand.
final class Sequences {
  private static final int COUNT = Integer.getInteger("intake.sequences", 8);

  private Sequences() {}

  /// The seed of each.
  static LongStream seeds() {
    return LongStream.rangeClosed(1, COUNT);
  }
}
