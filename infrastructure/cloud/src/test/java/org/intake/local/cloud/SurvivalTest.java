package org.intake.local.cloud;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobStore;
import org.intake.local.cloud.FunctionSet.QueueMapping;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/// What was acknowledged is still there after the worst moment to die.
class SurvivalTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void anObjectThatWasWrittenButNotAnnouncedIsAnnouncedAtTheNextStart(@TempDir Path directory) {
    var store = new FilesystemNio2BlobStore(directory.toAbsolutePath().toString());
    store.createContainer(Names.UPLOADS);
    var log = directory.resolve("intents");
    var dying =
        new ObjectEvents(
            store,
            Set.of(Names.UPLOADS),
            new IntentLog(log, 0),
            _ -> {
              throw new IllegalStateException("the process dies here");
            },
            Clock.systemUTC());
    dying.putBlob(
        PutObjectRequest.builder().bucket(Names.UPLOADS).key("a").contentLength(1L).build(),
        new ByteArrayInputStream(new byte[1]));

    var sent = new ArrayList<String>();
    var next =
        new ObjectEvents(
            store, Set.of(Names.UPLOADS), new IntentLog(log, 1000), sent::add, Clock.systemUTC());
    next.recover();
    next.sweep();
    assertThat(sent).singleElement().asString().contains("\"key\":\"a\"");
    assertThat(new IntentLog(log, 2000).open()).isEmpty();
  }

  @Test
  void killingTheProcessLosesNothingThatWasAcknowledged(@TempDir Path directory) throws Exception {
    var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var child =
        new ProcessBuilder(
                java,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                SurvivalTest.class.getName(),
                directory.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> acknowledged = new ArrayList<>();
    try (var output = new BufferedReader(new InputStreamReader(child.getInputStream(), UTF_8))) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        // DynamoDB Local says a few words of its own, and the last line may be cut off.
        if (line.matches("upload-\\d+ done")) {
          acknowledged.add(line.replace(" done", ""));
        }
        if (acknowledged.size() == 20) {
          // Not destroyForcibly of the process itself, which closes what it said last.
          child.toHandle().destroyForcibly();
        }
      }
    } finally {
      child.destroyForcibly().waitFor();
    }
    assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(20);

    var announced = new ConcurrentSkipListSet<String>();
    var relayed = new CopyOnWriteArrayList<String>();
    var ten = Duration.ofSeconds(10);
    try (var again =
        Cloud.start(
            directory,
            new FunctionSet(
                List.of(
                    new QueueMapping(
                        Names.RECEIVED,
                        new Trigger("collect", (event, _) -> collect(event, announced), ten),
                        10,
                        1)),
                Optional.of(new Trigger("rows", (event, _) -> rows(event, relayed), ten)),
                Optional.empty(),
                Optional.empty()))) {
      Cloud.until(
          () -> "announced " + announced + " of " + acknowledged,
          () -> announced.containsAll(acknowledged));
      Cloud.until(
          () -> "relayed " + relayed + " of " + acknowledged,
          () -> relayed.containsAll(acknowledged));
      assertThat(relayed).as("in order").containsSubsequence(acknowledged);
      for (var key : acknowledged) {
        assertThat(again.s3.headObject(head -> head.bucket(Names.UPLOADS).key(key)).contentLength())
            .isEqualTo(1000);
      }
    }
    relayed.clear();
    try (var third =
        Cloud.start(
            directory,
            new FunctionSet(
                List.of(),
                Optional.of(new Trigger("rows", (event, _) -> rows(event, relayed), ten)),
                Optional.empty(),
                Optional.empty()))) {
      put(third, "after the restart");
      Cloud.until("the new row", () -> relayed.contains("after the restart"));
      assertThat(relayed).as("resumed where it stopped").containsExactly("after the restart");
    }
  }

  /// DynamoDB Local answers a transaction before it is in the file. A second connection sees only
  /// what would be there after a kill at this moment.
  @Test
  void aTransactionIsInTheFileBeforeItIsAcknowledged(@TempDir Path directory) throws Exception {
    try (var cloud = Cloud.start(directory, FunctionSet.none())) {
      var file = directory.resolve("dynamodb").resolve("shared-local-instance.db").toFile();
      for (int i = 1; i <= 50; i++) {
        var key = "transaction-" + i;
        var put = Put.builder().tableName(Names.TABLE).item(row(key)).build();
        cloud.dynamoDb.transactWriteItems(
            request -> request.transactItems(TransactWriteItem.builder().put(put).build()));
        assertThat(rows(file)).isEqualTo(i);
      }
    }
  }

  private static int rows(File database) throws SQLiteException {
    var connection = new SQLiteConnection(database).openReadonly();
    try {
      var count = connection.prepare("SELECT count(*) FROM \"" + Names.TABLE + "\"");
      count.step();
      return count.columnInt(0);
    } finally {
      connection.dispose();
    }
  }

  private static byte[] collect(byte[] event, Set<String> keys) throws java.io.IOException {
    for (var message : JSON.readTree(event).path("Records")) {
      for (var object : JSON.readTree(message.path("body").asText()).path("Records")) {
        keys.add(object.at("/s3/object/key").asText());
      }
    }
    return new byte[0];
  }

  private static byte[] rows(byte[] event, List<String> keys) throws java.io.IOException {
    for (var row : JSON.readTree(event).path("Records")) {
      keys.add(row.at("/dynamodb/Keys/pk/S").asText());
    }
    return new byte[0];
  }

  private static void put(Cloud cloud, String key) {
    cloud.dynamoDb.putItem(item -> item.tableName(Names.TABLE).item(row(key)));
  }

  private static Map<String, AttributeValue> row(String key) {
    return Map.of("pk", AttributeValue.fromS(key), "sk", AttributeValue.fromS("row"));
  }

  /// The process that gets killed: uploads and says so, until it is no more.
  public static void main(String[] arguments) throws Exception {
    var cloud = Cloud.start(Path.of(arguments[0]), FunctionSet.none());
    for (int i = 0; ; i++) {
      var key = "upload-" + i;
      cloud.s3.putObject(
          put -> put.bucket(Names.UPLOADS).key(key), RequestBody.fromBytes(new byte[1000]));
      put(cloud, key);
      System.out.println(key + " done");
    }
  }
}
