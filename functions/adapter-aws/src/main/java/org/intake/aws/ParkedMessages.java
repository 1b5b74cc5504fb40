package org.intake.aws;

import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/// A queue for messages that can never work, with the reason beside each, so that the operator who
/// opens it needs no log to begin with. It is the dead-letter queue of the trigger's own queue.
public final class ParkedMessages {
  private final SqsClient client;
  private final QueueUrl queue;

  ParkedMessages(SqsClient client, QueueUrl queue) {
    this.client = client;
    this.queue = queue;
  }

  /// `reason` is a sentence of ours without anybody's data.
  public void park(String body, String reason) {
    try {
      client.sendMessage(request ->
          request
              .queueUrl(queue.url())
              .messageBody(body)
              .messageAttributes(
                  Map.of(
                      "reason",
                      MessageAttributeValue.builder()
                          .dataType("String")
                          .stringValue(reason)
                          .build())));
    } catch (SdkException e) {
      throw Faults.of("parking a message", e);
    }
  }
}
