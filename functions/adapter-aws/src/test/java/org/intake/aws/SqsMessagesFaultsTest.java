package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Messages.Message;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

class SqsMessagesFaultsTest {
  private static final QueueUrl QUEUE = new QueueUrl("https://sqs.example/1/queue");

  private final Scripted client = new Scripted();
  private final SqsMessages messages =
      new SqsMessages(client, new SqsMessages.Queues(QUEUE, QUEUE, QUEUE, QUEUE));

  private static List<Message> notices(int count) {
    return IntStream.range(0, count)
        .<Message>mapToObj(i -> new Message.SendNotice("n" + i))
        .toList();
  }

  @Test
  void sendsAgainOnlyWhatABatchDidNotTake() {
    client.refusals.add(BatchResultErrorEntry.builder().id("3").senderFault(false).build());
    messages.send(notices(5));
    assertThat(client.sizes).containsExactly(5, 1);
    assertThat(client.taken).hasSize(5).anyMatch(body -> body.contains("\"n3\""));
  }

  @Test
  void sendsTenAtATime() {
    messages.send(notices(23));
    assertThat(client.sizes).containsExactly(10, 10, 3);
  }

  @Test
  void givesUpAfterAWhileAndComesAgain() {
    for (int i = 0; i < 10; i++) {
      client.refusals.add(BatchResultErrorEntry.builder().id("0").senderFault(false).build());
    }
    assertThatThrownBy(() -> messages.send(notices(1))).isInstanceOf(TransientFault.class);
    assertThat(client.sizes).hasSize(4);
  }

  @Test
  void doesNotRepeatWhatIsItsOwnMistake() {
    client.refusals.add(
        BatchResultErrorEntry.builder().id("0").senderFault(true).code("TooLong").build());
    assertThatThrownBy(() -> messages.send(notices(1))).isInstanceOf(PermanentFault.class);
    assertThat(client.sizes).hasSize(1);
  }

  /// A queue that refuses one entry of a batch for each refusal it was given.
  private static final class Scripted implements SqsClient {
    final List<BatchResultErrorEntry> refusals = new ArrayList<>();
    final List<Integer> sizes = new ArrayList<>();
    final List<String> taken = new ArrayList<>();

    @Override
    public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
      sizes.add(request.entries().size());
      BatchResultErrorEntry refused = refusals.isEmpty() ? null : refusals.removeFirst();
      request.entries().stream()
          .filter(entry -> refused == null || !entry.id().equals(refused.id()))
          .map(SendMessageBatchRequestEntry::messageBody)
          .forEach(taken::add);
      return SendMessageBatchResponse.builder()
          .failed(refused == null ? List.of() : List.of(refused))
          .build();
    }

    @Override
    public String serviceName() {
      return "scripted";
    }

    @Override
    public void close() {}
  }
}
