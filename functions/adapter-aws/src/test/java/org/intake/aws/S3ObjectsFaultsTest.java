package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.intake.application.TransientFault;
import org.intake.application.port.IdSource;
import org.intake.testkit.fakes.CountingIds;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/// Who was first, when answers are lost: the client asks again by itself, and all that we see is
/// the answer to its last request.
class S3ObjectsFaultsTest {
  private static final byte[] CONTENT = "pages 1 to 50".getBytes(StandardCharsets.UTF_8);

  private final Scripted client = new Scripted();
  private final S3Objects objects = new S3Objects(client, new BucketName("derived"));

  private final IdSource ids = new CountingIds();

  private boolean putFirst() {
    return objects.putFirst("readings/r/part-1", CONTENT, "application/gzip", ids.next());
  }

  @Test
  void isFirstWhenItsOwnLostRequestWasFirst() {
    client.answersAreLost = true;
    assertThat(putFirst()).isTrue();
  }

  @Test
  void isSecondWhenTheSameContentCameFromAnotherCall() {
    assertThat(putFirst()).isTrue();
    assertThat(putFirst()).isFalse();
    client.answersAreLost = true;
    assertThat(putFirst()).isFalse();
  }

  @Test
  void comesAgainWhileARivalWriteIsUnderWay() {
    client.refusal = 409;
    assertThatThrownBy(this::putFirst).isInstanceOf(TransientFault.class);
  }

  /// A bucket that takes a key once. With lost answers, each request comes twice.
  private static final class Scripted implements S3Client {
    private final Map<String, Map<String, String>> stored = new HashMap<>();
    private boolean answersAreLost;
    private int refusal;

    @Override
    public PutObjectResponse putObject(PutObjectRequest request, RequestBody content) {
      if (refusal > 0) {
        throw refused(refusal);
      }
      boolean first = stored.putIfAbsent(request.key(), request.metadata()) == null;
      if (!first || answersAreLost) {
        throw refused(412);
      }
      return PutObjectResponse.builder().build();
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
      return HeadObjectResponse.builder().metadata(stored.get(request.key())).build();
    }

    private static S3Exception refused(int status) {
      return (S3Exception) S3Exception.builder().statusCode(status).message("refused").build();
    }

    @Override
    public String serviceName() {
      return "s3";
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}
