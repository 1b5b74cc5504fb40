package org.intake.testkit.simulation;

import java.util.function.LongConsumer;
import java.util.stream.LongStream;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Programmes;

/// A campaign of worlds. The same seed gives the same worlds and the same figures, on however many
/// threads they run.
public final class Simulation {
  /// Packages of one world: enough for the provinces to meet their quota, few enough that a broken
  /// world can be read.
  private static final int IN_A_WORLD = 20;

  private final Programmes programmes;
  private final BundleCodec codec;

  public Simulation(Programmes programmes, BundleCodec codec) {
    this.programmes = programmes;
    this.codec = codec;
  }

  /// `submissions` in all, each with at least so many `crashes`; one world of ten loses the object
  /// events of a whole day. `progress` is told of each package of worlds that ended.
  public Figures run(long seed, int submissions, int crashes, LongConsumer progress) {
    Figures figures = new Figures();
    int worlds = Math.max(1, (submissions + IN_A_WORLD - 1) / IN_A_WORLD);
    LongStream.range(0, worlds)
        .parallel()
        .forEach(number -> {
          int here = (int) Math.min(IN_A_WORLD, submissions - number * IN_A_WORLD);
          new WorldRun(
                  seed * 1_000_003 + number,
                  new WorldRun.Options(
                      "seed " + seed + ", world " + number, here, crashes, number % 10 == 9),
                  programmes,
                  codec)
              .run(figures);
          progress.accept(figures.submissions());
        });
    return figures;
  }
}
