package org.intake.local.demo;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;

/// Plays sample packages, one province after the other, through the public doors.
public final class Demo implements AutoCloseable {
  /// In the calling period, eleven days before its end.
  private static final String DAY = "2017-07-20T09:00:00+08:00";

  private final List<SamplePackage> samples;
  private final Doors doors;
  private final Narrator narrator;
  private Times times = new Times(0, 0);

  /// Milliseconds since the last upload; looked at five times a second.
  public record Times(long toAcknowledgement, long toReviewQueue) {}

  public Demo(List<SamplePackage> samples, URI api, URI mail, PrintStream out) {
    this.samples = List.copyOf(samples);
    this.doors = new Doors(api, mail);
    this.narrator = new Narrator(out);
  }

  /// True if the outcome is the one that the packages were made for.
  public boolean play() throws IOException, InterruptedException {
    try {
      doors.setClock(DAY);
      for (var sample : samples) {
        times = new Journey(sample, doors, narrator).play();
      }
    } catch (Doors.Refused e) {
      narrator.fault(String.valueOf(e.getMessage()));
    }
    return narrator.conclude();
  }

  /// Of the last journey: until the mail, and until all cities were where they belong.
  public Times times() {
    return times;
  }

  @Override
  public void close() {
    doors.close();
  }
}
