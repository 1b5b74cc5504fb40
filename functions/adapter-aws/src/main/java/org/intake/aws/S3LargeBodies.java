package org.intake.aws;

import org.intake.domain.Sha256;
import software.amazon.awssdk.services.s3.S3Client;

/// Large bodies in the bucket of what we made ourselves.
public final class S3LargeBodies implements LargeBodies {
  private final S3Objects objects;

  public S3LargeBodies(S3Client client, BucketName derived) {
    this.objects = new S3Objects(client, derived);
  }

  @Override
  public void put(Sha256 hash, byte[] body) {
    objects.putOnce(key(hash), body, "application/gzip");
  }

  @Override
  public byte[] get(Sha256 hash) {
    return objects
        .get(key(hash))
        .orElseThrow(
            () -> new org.intake.application.TransientFault("a large body is not there yet"));
  }

  private static String key(Sha256 hash) {
    return "bodies/" + hash + ".json.gz";
  }
}
