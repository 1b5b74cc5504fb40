package org.intake.local;

import software.amazon.awssdk.services.sqs.SqsClient;

/// Moves parked messages back by receiving, sending and deleting, because AWS China has no redrive
/// of its own. In between a message is in both queues, never in none.
public final class DeadLetters {
  private final SqsClient sqs;

  public DeadLetters(SqsClient sqs) {
    this.sqs = sqs;
  }

  public int redrive(String from, String to) {
    int moved = 0;
    while (true) {
      var messages =
          sqs.receiveMessage(request ->
                  request
                      .queueUrl(from)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .visibilityTimeout(30)
                      .messageAttributeNames("All"))
              .messages();
      if (messages.isEmpty()) {
        return moved;
      }
      for (var message : messages) {
        sqs.sendMessage(request ->
            request
                .queueUrl(to)
                .messageBody(message.body())
                .messageAttributes(message.messageAttributes()));
        sqs.deleteMessage(request -> request.queueUrl(from).receiptHandle(message.receiptHandle()));
        moved++;
      }
    }
  }
}
