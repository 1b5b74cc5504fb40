package org.intake.local.cloud;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// An event source mapping from a queue to a function, with partial batch responses.
///
/// On Lambda a message stays hidden for several times the function's timeout. Here it is hidden for
/// a few seconds and the hold is renewed while the function runs, so that after `kill -9` the work
/// is taken up again at once and not half an hour later. What a function reports as failed comes
/// back after a pause that doubles; the queue's redrive policy counts the receives.
final class QueueFeed implements Feed {
  private static final Logger LOG = LoggerFactory.getLogger(QueueFeed.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration HOLD = Duration.ofSeconds(15);
  private static final Duration RENEW = Duration.ofSeconds(4);

  /// ElasticMQ wakes a waiting receive for a new message but not for one whose hold ran out.
  private static final int WAIT_SECONDS = 2;

  private static final int LONGEST_PAUSE_SECONDS = 5;

  private final SqsClient sqs;
  private final String queueUrl;
  private final QueueMapping mapping;
  private final Invoker invoker;
  private final ScheduledExecutorService timer;
  private volatile boolean stopped;
  private volatile boolean busy;

  QueueFeed(
      SqsClient sqs,
      String queueUrl,
      QueueMapping mapping,
      Invoker invoker,
      ScheduledExecutorService timer) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.mapping = mapping;
    this.invoker = invoker;
    this.timer = timer;
  }

  @Override
  public void stop() {
    stopped = true;
  }

  @Override
  public boolean isBusy() {
    return busy;
  }

  @Override
  public void run() {
    try {
      while (!stopped) {
        try {
          var messages = receive();
          if (!messages.isEmpty() && !stopped) {
            busy = true;
            handle(messages);
          }
        } catch (RuntimeException e) {
          if (!stopped) {
            LOG.warn("queue {} could not be served: {}", mapping.queue(), e.toString());
            Thread.sleep(500);
          }
        } finally {
          busy = false;
        }
      }
    } catch (InterruptedException _) {
      // The runtime stops; what was in hand becomes visible again by itself.
      Thread.currentThread().interrupt();
    }
  }

  private List<Message> receive() {
    return sqs.receiveMessage(request ->
            request
                .queueUrl(queueUrl)
                .maxNumberOfMessages(mapping.batchSize())
                .waitTimeSeconds(WAIT_SECONDS)
                .visibilityTimeout((int) HOLD.toSeconds())
                .messageAttributeNames("All")
                .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
        .messages();
  }

  private void handle(List<Message> messages) throws InterruptedException {
    var renewal =
        timer.scheduleWithFixedDelay(
            () -> hide(messages, HOLD), RENEW.toMillis(), RENEW.toMillis(), TimeUnit.MILLISECONDS);
    Invoker.Result result;
    try {
      result = invoker.invoke(mapping.trigger(), event(messages));
    } finally {
      renewal.cancel(false);
    }
    var failed =
        switch (result) {
          case Invoker.Result.Answered(var response) ->
              failures(response, messages).orElseGet(() -> ids(messages));
          case Invoker.Result.Failed(_) -> ids(messages);
        };
    var done = messages.stream().filter(m -> !failed.contains(m.messageId())).toList();
    if (!done.isEmpty()) {
      delete(done);
    }
    for (var message : messages) {
      if (failed.contains(message.messageId())) {
        hide(List.of(message), pause(message));
      }
    }
  }

  private static Set<String> ids(List<Message> messages) {
    var ids = new HashSet<String>();
    messages.forEach(message -> ids.add(message.messageId()));
    return ids;
  }

  private static Duration pause(Message message) {
    var received = message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT);
    int times = received == null ? 1 : Integer.parseInt(received);
    return Duration.ofSeconds(Math.min(LONGEST_PAUSE_SECONDS, 1L << Math.min(times - 1, 10)));
  }

  /// The failed message ids; nothing if the answer is not a valid one, which fails the whole batch,
  /// as Lambda has it: a bad identifier must not lose a message.
  private static Optional<Set<String>> failures(String response, List<Message> messages) {
    if (response.isBlank()) {
      return Optional.of(Set.of());
    }
    try {
      var known = ids(messages);
      var failed = new HashSet<String>();
      for (var item : JSON.readTree(response).path("batchItemFailures")) {
        var id = item.path("itemIdentifier").asText("");
        if (!known.contains(id)) {
          return Optional.empty();
        }
        failed.add(id);
      }
      return Optional.of(failed);
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  private void delete(List<Message> messages) {
    var entries = new ArrayList<DeleteMessageBatchRequestEntry>();
    for (var message : messages) {
      entries.add(
          DeleteMessageBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .build());
    }
    sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl).entries(entries));
  }

  private void hide(List<Message> messages, Duration duration) {
    var entries = new ArrayList<ChangeMessageVisibilityBatchRequestEntry>();
    for (var message : messages) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(Integer.toString(entries.size()))
              .receiptHandle(message.receiptHandle())
              .visibilityTimeout((int) duration.toSeconds())
              .build());
    }
    try {
      sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl).entries(entries));
    } catch (SdkException e) {
      // At worst the message comes a second time, which every function stands.
      LOG.warn("queue {}: a hold was not renewed: {}", mapping.queue(), e.toString());
    }
  }

  private byte[] event(List<Message> messages) {
    var root = JSON.createObjectNode();
    var records = root.putArray("Records");
    for (var message : messages) {
      var item = records.addObject();
      item.put("messageId", message.messageId());
      item.put("receiptHandle", message.receiptHandle());
      item.put("body", message.body());
      var attributes = item.putObject("attributes");
      message.attributesAsStrings().forEach(attributes::put);
      var own = item.putObject("messageAttributes");
      message
          .messageAttributes()
          .forEach((name, value) -> {
            var attribute = own.putObject(name);
            attribute.put("stringValue", value.stringValue());
            SdkBytes binary = value.binaryValue();
            if (binary != null) {
              attribute.put("binaryValue", binary.asByteArray());
            }
            attribute.putArray("stringListValues");
            attribute.putArray("binaryListValues");
            attribute.put("dataType", value.dataType());
          });
      item.put("md5OfBody", message.md5OfBody());
      item.put("eventSource", "aws:sqs");
      item.put("eventSourceARN", Names.queueArn(mapping.queue()));
      item.put("awsRegion", Names.REGION);
    }
    try {
      return JSON.writeValueAsBytes(root);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
