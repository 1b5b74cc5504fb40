package org.intake.aws;

import java.util.Map;
import org.intake.application.port.Census;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Mailer;
import org.intake.application.port.Messages;
import org.intake.application.port.Uploads;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The ports of one function. Composition roots say what they need and see no type of the SDK;
/// clients are shared and made when first needed.
///
/// The environment holds the variables that the SDK itself reads from a process (`AWS_REGION`,
/// `AWS_ENDPOINT_URL_S3` and so on), so that in a function nothing changes, and several sets with
/// different endpoints may live in one process.
public final class AwsPorts {
  private final AwsClients clients;
  private final LazyClient<S3Client> s3;
  private final LazyClient<S3Presigner> presigner;
  private final LazyClient<SqsClient> sqs;

  public AwsPorts(Map<String, String> environment) {
    this.clients = new AwsClients(environment);
    this.s3 = new LazyClient<>(clients::s3);
    this.presigner = new LazyClient<>(clients::s3Presigner);
    this.sqs = new LazyClient<>(clients::sqs);
  }

  public Ledger ledger(TableName table, BucketName derived) {
    return new DynamoDbLedger(clients.dynamoDb(), table, new S3LargeBodies(s3::get, derived));
  }

  /// For the check of invariants only: it scans.
  public Census census(TableName table, BucketName derived) {
    return new DynamoDbCensus(clients.dynamoDb(), table, new S3LargeBodies(s3::get, derived));
  }

  public Uploads uploads(BucketName uploads) {
    return new S3Uploads(s3.get(), presigner.get(), uploads);
  }

  public Contents contents(BucketName uploads, BucketName derived) {
    return new S3Contents(s3.get(), presigner.get(), uploads, derived);
  }

  public Messages messages(SqsMessages.Queues queues) {
    return new SqsMessages(sqs.get(), queues);
  }

  public ParkedMessages parked(QueueUrl deadLetters) {
    return new ParkedMessages(sqs.get(), deadLetters);
  }

  public Mailer mailer(String from) {
    return new SesMailer(clients.ses(), from);
  }
}
