package org.intake.local.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.model.TrimmedDataAccessException;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/// The records of the stream that were put aside. Their queue holds only their place in the stream,
/// so they are read from there again and given to the function once more.
public final class AsideRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 100;
  private static final Duration HOLD = Duration.ofSeconds(60);

  private final DynamoDbStreamsClient streams;
  private final SqsClient sqs;
  private final String queueUrl;
  private final Function function;

  public AsideRecords(
      DynamoDbStreamsClient streams, SqsClient sqs, String queueUrl, Function function) {
    this.streams = streams;
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.function = function;
  }

  /// What became of the messages in the queue. A stream forgets after a day; what it has forgotten
  /// the sweep derives from the table.
  public record Outcome(int relayed, int forgotten, int kept) {}

  public Outcome redrive() {
    int relayed = 0;
    int forgotten = 0;
    var kept = new ArrayList<String>();
    while (true) {
      var messages =
          sqs.receiveMessage(request ->
                  request
                      .queueUrl(queueUrl)
                      .maxNumberOfMessages(10)
                      .waitTimeSeconds(1)
                      .visibilityTimeout((int) HOLD.toSeconds()))
              .messages();
      if (messages.isEmpty()) {
        kept.forEach(this::giveBack);
        return new Outcome(relayed, forgotten, kept.size());
      }
      for (var message : messages) {
        var place = place(message.body());
        var records = records(place);
        if (!isHandled(place, records)) {
          kept.add(message.receiptHandle());
          continue;
        }
        if (records.isEmpty()) {
          forgotten++;
        } else {
          relayed++;
        }
        sqs.deleteMessage(
            request -> request.queueUrl(queueUrl).receiptHandle(message.receiptHandle()));
      }
    }
  }

  private void giveBack(String receiptHandle) {
    sqs.changeMessageVisibility(
        request -> request.queueUrl(queueUrl).receiptHandle(receiptHandle).visibilityTimeout(0));
  }

  private static JsonNode place(String body) {
    try {
      return JSON.readTree(body).path("DDBStreamBatchInfo");
    } catch (IOException _) {
      return JSON.createObjectNode();
    }
  }

  private boolean isHandled(JsonNode place, List<Record> records) {
    if (!place.has("streamArn")) {
      return false;
    }
    if (records.isEmpty()) {
      return true;
    }
    var event = StreamEvent.of(place.path("streamArn").asText(), records);
    try {
      var context = new CloudContext("relay-events", "redrive", Duration.ofMinutes(1));
      var answer = JSON.readTree(function.invoke(event, context));
      return answer.path("batchItemFailures").isEmpty();
    } catch (IOException _) {
      return false;
    }
  }

  /// From the first to the last that the message names; nothing if the stream forgot them.
  private List<Record> records(JsonNode place) {
    var found = new ArrayList<Record>();
    if (!place.has("streamArn")) {
      return found;
    }
    var last = new BigInteger(place.path("endSequenceNumber").asText("0"));
    try {
      String iterator =
          streams
              .getShardIterator(request ->
                  request
                      .streamArn(place.path("streamArn").asText())
                      .shardId(place.path("shardId").asText())
                      .shardIteratorType(ShardIteratorType.AT_SEQUENCE_NUMBER)
                      .sequenceNumber(place.path("startSequenceNumber").asText()))
              .shardIterator();
      while (iterator != null) {
        var current = iterator;
        var page = streams.getRecords(request -> request.shardIterator(current).limit(BATCH));
        for (var one : page.records()) {
          if (new BigInteger(one.dynamodb().sequenceNumber()).compareTo(last) > 0) {
            return found;
          }
          found.add(one);
        }
        if (page.records().isEmpty()) {
          return found;
        }
        iterator = page.nextShardIterator();
      }
      return found;
    } catch (TrimmedDataAccessException _) {
      return List.of();
    } catch (ResourceNotFoundException _) {
      return List.of();
    }
  }
}
