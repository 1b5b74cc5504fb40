package org.intake.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.intake.local.cloud.AsideRecords;
import org.intake.local.cloud.CloudClients;
import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.Function;
import org.intake.local.cloud.FunctionSet;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.intake.local.cloud.Names;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What always fails ends in a dead-letter queue, what stood beside it does not, and once the cause
/// is gone redrive brings it back.
class RedriveTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<String> messages = new CopyOnWriteArrayList<>();
  private final List<String> rows = new CopyOnWriteArrayList<>();
  private volatile boolean cured;

  @Test
  void aPoisonMessageAndAPoisonRecordArePutAsideAloneAndComeBack(@TempDir Path directory)
      throws Exception {
    var minute = Duration.ofMinutes(1);
    Function relay = (event, _) -> rows(event);
    try (var cloud = EmbeddedCloud.open(directory, 0, Clock.systemUTC())) {
      cloud.start(exchange -> exchange.close());
      cloud.run(
          new FunctionSet(
              List.of(
                  new QueueMapping(
                      Names.NOTICES,
                      new Trigger("messages", (event, _) -> messages(event), minute),
                      10,
                      1)),
              Optional.of(new Trigger("relay", relay, minute)),
              Optional.empty(),
              Optional.empty()));
      var at = cloud.endpoints();
      var clients = new CloudClients(at);
      try (var sqs = clients.sqs();
          var dynamoDb = clients.dynamoDb();
          var streams = clients.streams()) {
        for (var name : List.of("first", "poison", "last")) {
          sqs.sendMessage(to -> to.queueUrl(at.queueUrl(Names.NOTICES)).messageBody(name));
          dynamoDb.putItem(put ->
              put.tableName(Names.TABLE)
                  .item(
                      Map.of("pk", AttributeValue.fromS(name), "sk", AttributeValue.fromS("row"))));
        }
        var dead = at.queueUrl(Names.deadLettersOf(Names.NOTICES));
        var aside = at.queueUrl(Names.RELAY_DEAD);
        until("both put aside", () -> waiting(sqs, dead) == 1 && waiting(sqs, aside) == 1);
        assertThat(messages).containsExactlyInAnyOrder("first", "last");
        assertThat(rows).containsExactly("first", "last");

        var records = new AsideRecords(streams, sqs, aside, relay);
        assertThat(records.redrive()).isEqualTo(new AsideRecords.Outcome(0, 0, 1));

        cured = true;
        assertThat(letters(sqs).redrive(dead, at.queueUrl(Names.NOTICES)))
            .isEqualTo(new DeadLetters.Outcome(1, 0));
        until("the message is back", () -> messages.contains("poison"));
        assertThat(records.redrive()).isEqualTo(new AsideRecords.Outcome(1, 0, 0));
        assertThat(rows).containsExactly("first", "last", "poison");
        assertThat(waiting(sqs, dead) + waiting(sqs, aside)).isZero();
      }
    }
  }

  /// A message that a function parks as soon as it sees it: redrive once moved it for ever.
  @Test
  void whatFailsAgainAtOnceIsMovedOnceAndStays(@TempDir Path directory) throws Exception {
    try (var cloud = EmbeddedCloud.open(directory, 0, Clock.systemUTC())) {
      cloud.start(exchange -> exchange.close());
      var at = cloud.endpoints();
      var dead = at.queueUrl(Names.deadLettersOf(Names.NOTICES));
      try (var sqs = new CloudClients(at).sqs()) {
        Function parking =
            (_, _) -> {
              sqs.sendMessage(to -> to.queueUrl(dead).messageBody("poison"));
              return "{\"batchItemFailures\":[]}".getBytes(UTF_8);
            };
        cloud.run(
            new FunctionSet(
                List.of(
                    new QueueMapping(
                        Names.NOTICES,
                        new Trigger("parking", parking, Duration.ofMinutes(1)),
                        10,
                        1)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()));
        sqs.sendMessage(to -> to.queueUrl(dead).messageBody("poison"));
        until("it is parked", () -> waiting(sqs, dead) == 1);

        var outcome = letters(sqs).redrive(dead, at.queueUrl(Names.NOTICES));

        assertThat(outcome.moved()).isEqualTo(1);
        until("it is parked again", () -> waiting(sqs, dead) == 1);
      }
    }
  }

  private static DeadLetters letters(SqsClient sqs) {
    return new DeadLetters(sqs, InstantSource.system());
  }

  private byte[] messages(byte[] event) throws IOException {
    var failed = JSON.createObjectNode();
    var items = failed.putArray("batchItemFailures");
    for (var message : JSON.readTree(event).path("Records")) {
      var body = message.path("body").asText();
      if (body.equals("poison") && !cured) {
        items.addObject().put("itemIdentifier", message.path("messageId").asText());
      } else {
        messages.add(body);
      }
    }
    return JSON.writeValueAsBytes(failed);
  }

  private byte[] rows(byte[] event) throws IOException {
    var failed = JSON.createObjectNode();
    var items = failed.putArray("batchItemFailures");
    for (var row : JSON.readTree(event).path("Records")) {
      var key = row.at("/dynamodb/Keys/pk/S").asText();
      if (key.equals("poison") && !cured) {
        items.addObject().put("itemIdentifier", row.at("/dynamodb/SequenceNumber").asText());
        break;
      }
      rows.add(key);
    }
    return JSON.writeValueAsBytes(failed);
  }

  private static int waiting(SqsClient sqs, String queue) {
    var attributes =
        sqs.getQueueAttributes(ask ->
                ask.queueUrl(queue)
                    .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes();
    return Integer.parseInt(attributes.get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
  }

  private static void until(String what, BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(50);
    }
  }
}
