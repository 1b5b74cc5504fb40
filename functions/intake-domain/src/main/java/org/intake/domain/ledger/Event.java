package org.intake.domain.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Sha256;

/// One thing that happened to one aggregate. Events of a stream are numbered from 1 and chained:
/// each hash covers the one before it, so that a changed, missing or inserted event is seen by
/// anyone who has the stream.
///
/// Instants are kept to the millisecond, which is what every store gives back.
public record Event(
    String stream,
    long sequence,
    EventType type,
    Instant at,
    Actor actor,
    SortedMap<String, String> data,
    Sha256 previous,
    Sha256 hash) {

  /// The hash before the first event of a stream.
  public static final Sha256 GENESIS = Sha256.ofText("intake");

  public Event {
    data = Collections.unmodifiableSortedMap(new TreeMap<>(data));
  }

  static Event chained(
      String stream,
      long sequence,
      EventType type,
      Instant at,
      Actor actor,
      Map<String, String> data,
      Sha256 previous) {
    Instant instant = at.truncatedTo(ChronoUnit.MILLIS);
    SortedMap<String, String> sorted = new TreeMap<>(data);
    Sha256 hash = hash(stream, sequence, type, instant, actor, sorted, previous);
    return new Event(stream, sequence, type, instant, actor, sorted, previous, hash);
  }

  /// Whether the hash is that of the content.
  public boolean isIntact() {
    return hash.equals(hash(stream, sequence, type, at, actor, data, previous));
  }

  /// Every part is preceded by its length, so that no two different events have the same bytes.
  private static Sha256 hash(
      String stream,
      long sequence,
      EventType type,
      Instant at,
      Actor actor,
      SortedMap<String, String> data,
      Sha256 previous) {
    MessageDigest digest = Sha256.digest();
    part(digest, previous.hex());
    part(digest, stream);
    part(digest, Long.toString(sequence));
    part(digest, type.name());
    part(digest, at.toString());
    part(digest, actor.role().name());
    part(digest, actor.subject());
    part(digest, actor.province() == null ? "" : actor.province());
    part(digest, actor.agency() == null ? "" : actor.agency());
    part(digest, actor.organisation() == null ? "" : actor.organisation());
    data.forEach((name, value) -> {
      part(digest, name);
      part(digest, value);
    });
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  private static void part(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }
}
