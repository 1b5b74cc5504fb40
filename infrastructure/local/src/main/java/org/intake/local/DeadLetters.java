package org.intake.local;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// Moves parked messages back by receiving, sending and deleting, because AWS China has no redrive
/// of its own. In between a message is in both queues, never in none.
public final class DeadLetters {
  private final SqsClient sqs;
  private final InstantSource clock;

  public DeadLetters(SqsClient sqs, InstantSource clock) {
    this.sqs = sqs;
    this.clock = clock;
  }

  /// How many messages went back, and how many of them failed at once and lie here again.
  public record Outcome(int moved, int again) {}

  /// Each message has one chance: one that was sent after the beginning was sent by us, and is
  /// parked again before we are through.
  public Outcome redrive(String from, String to) {
    long beginning = clock.millis();
    int moved = 0;
    List<Message> again = new ArrayList<>();
    while (true) {
      List<Message> messages =
          sqs.receiveMessage(request ->
                  request
                      .queueUrl(from)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .visibilityTimeout(30)
                      .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP)
                      .messageAttributeNames("All"))
              .messages();
      for (Message message : messages) {
        if (sentAt(message) > beginning) {
          again.add(message);
          continue;
        }
        sqs.sendMessage(request ->
            request
                .queueUrl(to)
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes()));
        sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()));
        moved++;
      }
      if (messages.isEmpty()) {
        again.forEach(message -> putBack(from, message));
        return new Outcome(moved, again.size());
      }
    }
  }

  private static long sentAt(Message message) {
    return Long.parseLong(
        message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0"));
  }

  private void putBack(String queue, Message message) {
    sqs.changeMessageVisibility(request ->
        request.queueUrl(queue).receiptHandle(message.receiptHandle()).visibilityTimeout(0));
  }
}
