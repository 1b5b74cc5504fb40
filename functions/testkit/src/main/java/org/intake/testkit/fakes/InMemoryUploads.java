package org.intake.testkit.fakes;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intake.application.port.Uploads;
import org.intake.domain.Sha256;
import org.jspecify.annotations.Nullable;

/// The bucket in memory. [#put] is the sender's side; it holds the sender to what was presigned.
public final class InMemoryUploads implements Uploads {
  private final InstantSource clock;
  private final Map<String, Stored> objects = new TreeMap<>();
  private final Map<String, Promise> promises = new TreeMap<>();

  private record Stored(byte[] content, Instant at) {}

  private record Promise(long size, Sha256 sha256) {}

  public InMemoryUploads(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public synchronized PresignedPut presign(
      String key, long size, Sha256 sha256, String mediaType, Duration valid) {
    promises.put(key, new Promise(size, sha256));
    return new PresignedPut(
        URI.create("https://uploads.example/" + URLEncoder.encode(key, StandardCharsets.UTF_8)),
        Map.of(
            "content-length",
            Long.toString(size),
            "content-type",
            mediaType,
            "if-none-match",
            "*",
            "x-amz-checksum-sha256",
            sha256.hex()),
        clock.instant().plus(valid));
  }

  @Override
  public synchronized Optional<Arrived> find(String key) {
    return Optional.ofNullable(objects.get(key)).map(object -> arrived(key, object));
  }

  @Override
  public synchronized List<Arrived> list(String prefix, @Nullable String after, int limit) {
    return objects.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(prefix))
        .filter(entry -> after == null || entry.getKey().compareTo(after) > 0)
        .limit(limit)
        .map(entry -> arrived(entry.getKey(), entry.getValue()))
        .toList();
  }

  /// Stores an object as a sender does; a presigned key takes exactly the promised bytes, once.
  public synchronized void put(String key, byte[] content) {
    Promise promise = promises.get(key);
    if (promise != null
        && (objects.containsKey(key)
            || promise.size != content.length
            || !promise.sha256.equals(Sha256.of(content)))) {
      throw new IllegalArgumentException("the bucket refuses it: not what was presigned");
    }
    objects.put(key, new Stored(content.clone(), clock.instant()));
  }

  public synchronized void delete(String key) {
    objects.remove(key);
  }

  synchronized Optional<byte[]> content(String key) {
    return Optional.ofNullable(objects.get(key)).map(Stored::content);
  }

  private static Arrived arrived(String key, Stored object) {
    return new Arrived(key, object.content().length, object.at());
  }
}
