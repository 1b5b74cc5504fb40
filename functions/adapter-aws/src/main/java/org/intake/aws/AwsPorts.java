package org.intake.aws;

import java.util.Map;
import org.intake.application.port.Census;
import org.intake.application.port.Contents;
import org.intake.application.port.IdSource;
import org.intake.application.port.Ledger;
import org.intake.application.port.Mailer;
import org.intake.application.port.Messages;
import org.intake.application.port.Uploads;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.warmup.SdkWarmUp;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The ports of one function. Composition roots say what they need and see no type of the SDK;
/// clients are shared and made when first needed. No method that a function does not call names a
/// service that its zip leaves out: that is why no client is behind a method reference here.
///
/// The environment holds the variables that the SDK itself reads from a process (`AWS_REGION`,
/// `AWS_ENDPOINT_URL_S3` and so on), so that in a function nothing changes, and several sets with
/// different endpoints may live in one process.
public final class AwsPorts {
  private final AwsClients clients;
  private @Nullable S3Client s3;
  private @Nullable S3Presigner presigner;
  private @Nullable SqsClient sqs;

  public AwsPorts(Map<String, String> environment) {
    this.clients = new AwsClients(environment);
  }

  /// A service of the cloud that a function may talk to.
  public enum Service {
    TABLE,
    STORAGE,
    QUEUES,
    MAIL
  }

  /// Has the SDK make its first calls while a function starts, against answers that it brings along
  /// and without any network, so that the first message or request does not wait for it.
  public static void warmUp(Service... services) {
    for (Service service : services) {
      SdkWarmUp.warmUp(
          switch (service) {
            case TABLE -> DynamoDbClient.class;
            case STORAGE -> S3Client.class;
            case QUEUES -> SqsClient.class;
            case MAIL -> SesV2Client.class;
          });
    }
  }

  public Ledger ledger(TableName table, BucketName derived) {
    return new DynamoDbLedger(clients.dynamoDb(), table, new S3LargeBodies(this::s3, derived));
  }

  /// For the check of invariants only: it scans.
  public Census census(TableName table, BucketName derived) {
    return new DynamoDbCensus(clients.dynamoDb(), table, new S3LargeBodies(this::s3, derived));
  }

  public Uploads uploads(BucketName uploads) {
    return new S3Uploads(s3(), presigner(), uploads);
  }

  public Contents contents(BucketName uploads, BucketName derived, IdSource ids) {
    return new S3Contents(s3(), presigner(), uploads, derived, ids);
  }

  public Messages messages(SqsMessages.Queues queues) {
    return new SqsMessages(sqs(), queues);
  }

  public ParkedMessages parked(QueueUrl deadLetters) {
    return new ParkedMessages(sqs(), deadLetters);
  }

  /// `events` is the configuration set that publishes what becomes of each mail; null for none.
  public Mailer mailer(String from, @Nullable String events) {
    return new SesMailer(clients.ses(), from, events);
  }

  private synchronized S3Client s3() {
    S3Client made = s3;
    if (made == null) {
      made = clients.s3();
      s3 = made;
    }
    return made;
  }

  private synchronized S3Presigner presigner() {
    S3Presigner made = presigner;
    if (made == null) {
      made = clients.s3Presigner();
      presigner = made;
    }
    return made;
  }

  private synchronized SqsClient sqs() {
    SqsClient made = sqs;
    if (made == null) {
      made = clients.sqs();
      sqs = made;
    }
    return made;
  }
}
