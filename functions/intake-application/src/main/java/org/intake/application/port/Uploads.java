package org.intake.application.port;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.domain.Sha256;
import org.jspecify.annotations.Nullable;

/// Where files arrive: the bucket whose objects trigger. Nothing is ever written here by us but by
/// the presigned request of a sender.
public interface Uploads {
  /// A request that stores exactly these bytes, once.
  PresignedPut presign(String key, long size, Sha256 sha256, String mediaType, Duration valid);

  Optional<Arrived> find(String key);

  /// Objects under a prefix, for the sweep that looks for lost events.
  List<Arrived> list(String prefix, @Nullable String after, int limit);

  record PresignedPut(URI url, Map<String, String> headers, Instant expiresAt) {
    public PresignedPut {
      headers = Map.copyOf(headers);
    }
  }

  record Arrived(String key, long size, Instant createdAt) {}
}
