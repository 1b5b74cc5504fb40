package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The clock that rules and deadlines see: real time plus an offset that anyone on this machine may
/// set and that survives a restart. Tokens and presigned addresses do not use it.
public final class LocalClock extends Clock {
  private final Clock real;
  private final Path file;
  private volatile Duration offset;

  private LocalClock(Clock real, Path file, Duration offset) {
    this.real = real;
    this.file = file;
    this.offset = offset;
  }

  public static LocalClock open(Path file, Clock real) {
    try {
      var offset =
          Files.exists(file)
              ? Duration.parse(Files.readString(file, US_ASCII).strip())
              : Duration.ZERO;
      return new LocalClock(real, file, offset);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// From now on it is `now`, and time runs on from there.
  public synchronized void set(Instant now) {
    var next = Duration.between(real.instant(), now);
    DurableFile.replace(file, next.toString().getBytes(US_ASCII));
    offset = next;
  }

  @Override
  public Instant instant() {
    return real.instant().plus(offset);
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new LocalClock(real.withZone(zone), file, offset);
  }
}
