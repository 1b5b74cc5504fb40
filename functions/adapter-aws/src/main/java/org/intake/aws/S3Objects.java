package org.intake.aws;

import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Small objects of one bucket, each written once.
final class S3Objects {
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
    var _ = putFirst(key, content, mediaType);
  }

  /// Whether it was this call that put it there.
  boolean putFirst(String key, RequestBody content, String mediaType) {
    try {
      client.putObject(
          request -> request.bucket(bucket).key(key).contentType(mediaType).ifNoneMatch("*"),
          content);
      return true;
    } catch (S3Exception e) {
      if (!isThereAlready(e)) {
        throw Faults.of("keeping an object", e);
      }
      return false;
    } catch (SdkException e) {
      throw Faults.of("keeping an object", e);
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
