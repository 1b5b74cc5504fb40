package org.intake.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.port.Messages;
import org.intake.json.IntakeJson;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// Messages on queues, ten at a time.
public final class SqsMessages implements Messages {
  /// What one batch may hold (service limit).
  private static final int BATCH = 10;

  private static final int TRIES = 4;

  private final SqsClient client;
  private final Queues queues;

  /// Where each kind of message goes.
  public record Queues(QueueUrl inspect, QueueUrl screen, QueueUrl review, QueueUrl notices) {
    QueueUrl of(Message message) {
      return switch (message) {
        case Message.InspectFile _ -> inspect;
        case Message.ScreenSubmission _ -> screen;
        case Message.ScreenCase _ -> screen;
        case Message.ReviewOffered _ -> review;
        case Message.SendNotice _ -> notices;
      };
    }
  }

  SqsMessages(SqsClient client, Queues queues) {
    this.client = client;
    this.queues = queues;
  }

  @Override
  public void send(List<Message> messages) {
    Map<QueueUrl, List<String>> bodies = new LinkedHashMap<>();
    for (Message message : messages) {
      bodies
          .computeIfAbsent(queues.of(message), _ -> new ArrayList<>())
          .add(IntakeJson.write(message));
    }
    bodies.forEach((queue, texts) -> {
      for (int from = 0; from < texts.size(); from += BATCH) {
        sendBatch(queue, texts.subList(from, Math.min(texts.size(), from + BATCH)));
      }
    });
  }

  /// A batch may be taken in part. Only what failed is sent again.
  private void sendBatch(QueueUrl queue, List<String> bodies) {
    List<SendMessageBatchRequestEntry> left = new ArrayList<>();
    for (int i = 0; i < bodies.size(); i++) {
      left.add(
          SendMessageBatchRequestEntry.builder()
              .id(Integer.toString(i))
              .messageBody(bodies.get(i))
              .build());
    }
    for (int tries = 0; !left.isEmpty(); tries++) {
      if (tries == TRIES) {
        throw new TransientFault("a queue did not take " + left.size() + " messages");
      }
      left = failed(queue, left);
    }
  }

  private List<SendMessageBatchRequestEntry> failed(
      QueueUrl queue, List<SendMessageBatchRequestEntry> entries) {
    try {
      List<BatchResultErrorEntry> errors =
          client
              .sendMessageBatch(request -> request.queueUrl(queue.url()).entries(entries))
              .failed();
      errors.stream()
          .filter(BatchResultErrorEntry::senderFault)
          .findAny()
          .ifPresent(error -> {
            throw new PermanentFault("a queue refused a message: " + error.code());
          });
      return errors.stream().map(error -> entries.get(indexOf(entries, error.id()))).toList();
    } catch (SdkException e) {
      throw Faults.of("sending messages", e);
    }
  }

  private static int indexOf(List<SendMessageBatchRequestEntry> entries, String id) {
    for (int i = 0; i < entries.size(); i++) {
      if (entries.get(i).id().equals(id)) {
        return i;
      }
    }
    throw new TransientFault("a queue answered about a message that it was not sent");
  }
}
