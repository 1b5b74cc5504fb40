package org.intake.aws;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.intake.application.port.Census;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Messages;
import org.intake.application.port.Uploads;
import org.intake.json.IntakeJson;
import org.intake.testkit.contracts.CensusContract;
import org.intake.testkit.contracts.ContentsContract;
import org.intake.testkit.contracts.LedgerContract;
import org.intake.testkit.contracts.LedgerSequencesContract;
import org.intake.testkit.contracts.MessagesContract;
import org.intake.testkit.contracts.ObjectSequencesContract;
import org.intake.testkit.contracts.UploadsContract;
import org.intake.testkit.fakes.CountingIds;
import org.junit.jupiter.api.Nested;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// The contracts of all ports that stand on the cloud; subclasses say which cloud.
abstract class CloudContracts {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  protected abstract CloudUnderTest cloud();

  private AwsClients clients() {
    return new AwsClients(cloud().environment());
  }

  private void store(String key, byte[] content) {
    try (S3Client s3 = clients().s3()) {
      s3.putObject(
          request -> request.bucket(cloud().uploads().name()).key(key),
          RequestBody.fromBytes(content));
    }
  }

  @Nested
  class DynamoDbLedgerTest extends LedgerContract {
    private final Ledger ledger =
        new DynamoDbLedger(
            clients().dynamoDb(),
            cloud().table(),
            new S3LargeBodies(() -> clients().s3(), cloud().derived()));

    @Override
    protected Ledger ledger() {
      return ledger;
    }
  }

  @Nested
  class DynamoDbLedgerSequencesTest extends LedgerSequencesContract {
    private final Ledger ledger =
        new DynamoDbLedger(
            clients().dynamoDb(),
            cloud().table(),
            new S3LargeBodies(() -> clients().s3(), cloud().derived()));

    @Override
    protected Ledger ledger() {
      return ledger;
    }
  }

  @Nested
  class DynamoDbCensusTest extends CensusContract {
    private final LargeBodies bodies = new S3LargeBodies(() -> clients().s3(), cloud().derived());
    private final Ledger ledger = new DynamoDbLedger(clients().dynamoDb(), cloud().table(), bodies);
    private final Census census = new DynamoDbCensus(clients().dynamoDb(), cloud().table(), bodies);

    @Override
    protected Ledger ledger() {
      return ledger;
    }

    @Override
    protected Census census() {
      return census;
    }
  }

  @Nested
  class S3UploadsTest extends UploadsContract {
    private final S3Uploads uploads =
        new S3Uploads(clients().s3(), clients().s3Presigner(), cloud().uploads());

    @Override
    protected Uploads uploads() {
      return uploads;
    }

    @Override
    protected boolean send(String key, Uploads.PresignedPut request, byte[] content) {
      HttpRequest.Builder put =
          HttpRequest.newBuilder(request.url())
              .PUT(HttpRequest.BodyPublishers.ofByteArray(content));
      request
          .headers()
          .forEach((name, value) -> {
            if (!name.equalsIgnoreCase("content-length")) {
              put.header(name, value);
            }
          });
      try {
        return HTTP.send(put.build(), HttpResponse.BodyHandlers.ofString()).statusCode() == 200;
      } catch (IOException _) {
        return false;
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }

    @Override
    protected void drop(String key, byte[] content) {
      store(key, content);
    }
  }

  @Nested
  class S3ContentsTest extends ContentsContract {
    private final S3Presigner presigner = clients().s3Presigner();
    private final S3Contents contents =
        new S3Contents(
            clients().s3(), presigner, cloud().uploads(), cloud().derived(), new CountingIds());

    @Override
    protected Contents contents() {
      return contents;
    }

    @Override
    protected void drop(String key, byte[] content) {
      store(key, content);
    }
  }

  @Nested
  class S3ObjectSequencesTest extends ObjectSequencesContract {
    private final S3Presigner presigner = clients().s3Presigner();
    private final S3Uploads uploads = new S3Uploads(clients().s3(), presigner, cloud().uploads());
    private final S3Contents contents =
        new S3Contents(
            clients().s3(), presigner, cloud().uploads(), cloud().derived(), new CountingIds());

    @Override
    protected Uploads uploads() {
      return uploads;
    }

    @Override
    protected Contents contents() {
      return contents;
    }

    @Override
    protected void drop(String key, byte[] content) {
      store(key, content);
    }
  }

  @Nested
  class SqsMessagesTest extends MessagesContract {
    private final SqsClient sqs = clients().sqs();
    private final SqsMessages messages = new SqsMessages(sqs, cloud().queues());

    @Override
    protected Messages messages() {
      return messages;
    }

    @Override
    protected List<Messages.Message> received() {
      SqsMessages.Queues queues = cloud().queues();
      List<Messages.Message> received = new ArrayList<>();
      for (QueueUrl queue :
          List.of(queues.inspect(), queues.screen(), queues.review(), queues.notices())) {
        drain(queue, received);
      }
      return received;
    }

    private void drain(QueueUrl queue, List<Messages.Message> received) {
      List<Message> batch;
      do {
        batch =
            sqs.receiveMessage(request -> request.queueUrl(queue.url()).maxNumberOfMessages(10))
                .messages();
        for (Message message : batch) {
          received.add(IntakeJson.readMessage(message.body()));
          sqs.deleteMessage(
              request -> request.queueUrl(queue.url()).receiptHandle(message.receiptHandle()));
        }
      } while (!batch.isEmpty());
    }
  }
}
