package org.intake.aws;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Small objects of one bucket, each written once.
final class S3Objects {
  private static final String WRITER = "writer";

  private final S3Client client;
  private final String bucket;

  S3Objects(S3Client client, BucketName bucket) {
    this.client = client;
    this.bucket = bucket.name();
  }

  /// What is there already stays: keys name their content.
  void putOnce(String key, byte[] content, String mediaType) {
    putOnce(key, RequestBody.fromBytes(content), mediaType);
  }

  void putOnce(String key, RequestBody content, String mediaType) {
    try {
      var _ = put(key, content, mediaType, Map.of());
    } catch (S3Exception e) {
      if (!isThereAlready(e)) {
        throw Faults.of("keeping an object", e);
      }
    } catch (SdkException e) {
      throw Faults.of("keeping an object", e);
    }
  }

  /// Whether it was this call that put it there. The client asks again when an answer is lost, and
  /// its second request then finds what its first one put: the object's `writer` tells, an id that
  /// no other call has.
  boolean putFirst(String key, byte[] content, String mediaType, String writer) {
    try {
      var _ = put(key, RequestBody.fromBytes(content), mediaType, Map.of(WRITER, writer));
      return true;
    } catch (S3Exception e) {
      if (e.statusCode() != 412) {
        throw Faults.of("keeping an object", e);
      }
      return writer.equals(writer(key));
    } catch (SdkException e) {
      throw Faults.of("keeping an object", e);
    }
  }

  private PutObjectResponse put(
      String key, RequestBody content, String mediaType, Map<String, String> metadata) {
    return client.putObject(
        request ->
            request
                .bucket(bucket)
                .key(key)
                .contentType(mediaType)
                .metadata(metadata)
                .ifNoneMatch("*"),
        content);
  }

  private @Nullable String writer(String key) {
    try {
      return client.headObject(request -> request.bucket(bucket).key(key)).metadata().get(WRITER);
    } catch (SdkException e) {
      throw Faults.of("asking who wrote an object", e);
    }
  }

  Optional<byte[]> get(String key) {
    try {
      return Optional.of(
          client.getObjectAsBytes(request -> request.bucket(bucket).key(key)).asByteArrayUnsafe());
    } catch (NoSuchKeyException _) {
      return Optional.empty();
    } catch (SdkException e) {
      throw Faults.of("reading an object", e);
    }
  }

  /// 409 is a rival write of the same key that is under way: the same content, as keys name it.
  static boolean isThereAlready(S3Exception e) {
    return e.statusCode() == 412 || e.statusCode() == 409;
  }
}
