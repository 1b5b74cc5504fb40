package org.intake.aws;

import java.util.function.Supplier;
import org.intake.application.TransientFault;
import org.intake.domain.Sha256;
import software.amazon.awssdk.services.s3.S3Client;

/// Large bodies in the bucket of what we made ourselves. They are rare, so the client is made with
/// the first one.
final class S3LargeBodies implements LargeBodies {
  private final Supplier<S3Client> client;
  private final BucketName derived;

  S3LargeBodies(Supplier<S3Client> client, BucketName derived) {
    this.client = client;
    this.derived = derived;
  }

  @Override
  public void put(Sha256 hash, byte[] body) {
    objects().putOnce(key(hash), body, "application/gzip");
  }

  @Override
  public byte[] get(Sha256 hash) {
    return objects()
        .get(key(hash))
        .orElseThrow(() -> new TransientFault("a large body is not there"));
  }

  private S3Objects objects() {
    return new S3Objects(client.get(), derived);
  }

  private static String key(Sha256 hash) {
    return "bodies/" + hash + ".json.gz";
  }
}
