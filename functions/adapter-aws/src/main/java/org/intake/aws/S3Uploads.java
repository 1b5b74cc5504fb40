package org.intake.aws;

import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.intake.application.port.Uploads;
import org.intake.domain.Sha256;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.s3.presigner.model.PresignedPutObjectRequest;

/// The bucket where files arrive.
final class S3Uploads implements Uploads {
  private final S3Client client;
  private final S3Presigner presigner;
  private final String bucket;

  S3Uploads(S3Client client, S3Presigner presigner, BucketName bucket) {
    this.client = client;
    this.presigner = presigner;
    this.bucket = bucket.name();
  }

  /// Length, type, checksum and the ban on overwriting are part of the signature: the storage
  /// refuses every other body, and a second one.
  @Override
  public PresignedPut presign(
      String key, long size, Sha256 sha256, String mediaType, Duration valid) {
    PutObjectRequest put =
        PutObjectRequest.builder()
            .bucket(bucket)
            .key(key)
            .contentLength(size)
            .contentType(mediaType)
            .checksumSHA256(
                Base64.getEncoder().encodeToString(HexFormat.of().parseHex(sha256.hex())))
            .ifNoneMatch("*")
            .build();
    PresignedPutObjectRequest signed =
        presigner.presignPutObject(
            request -> request.signatureDuration(valid).putObjectRequest(put));
    return new PresignedPut(
        java.net.URI.create(signed.url().toString()), headers(signed), signed.expiration());
  }

  /// What the sender has to send along. `host` is the client's own business.
  private static Map<String, String> headers(PresignedPutObjectRequest signed) {
    Map<String, String> headers = new TreeMap<>();
    signed
        .signedHeaders()
        .forEach((name, values) -> {
          if (!name.equalsIgnoreCase("host")) {
            headers.put(name, String.join(",", values));
          }
        });
    return headers;
  }

  @Override
  public Optional<Arrived> find(String key) {
    try {
      var head = client.headObject(request -> request.bucket(bucket).key(key));
      return Optional.of(new Arrived(key, head.contentLength(), head.lastModified()));
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw Faults.of("looking for an upload", e);
    }
  }

  @Override
  public List<Arrived> list(String prefix, @Nullable String after, int limit) {
    try {
      return client
          .listObjectsV2Paginator(
              request -> request.bucket(bucket).prefix(prefix).startAfter(after).maxKeys(limit))
          .contents()
          .stream()
          .limit(limit)
          .map(object -> new Arrived(object.key(), object.size(), object.lastModified()))
          .toList();
    } catch (SdkException e) {
      throw Faults.of("listing uploads", e);
    }
  }
}
