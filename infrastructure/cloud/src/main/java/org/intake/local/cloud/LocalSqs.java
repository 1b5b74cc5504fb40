package org.intake.local.cloud;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;
import scalikejdbc.ConnectionPool;
import software.amazon.awssdk.services.sqs.SqsClient;

/// SQS with its messages in an H2 file (ElasticMQ). Without `WRITE_DELAY=0` H2 acknowledges before
/// it has written, and `kill -9` then loses messages (measured: 75 of 200).
final class LocalSqs implements Service {
  private final Function0<?> halt;

  private LocalSqs(Function0<?> halt) {
    this.halt = halt;
  }

  static LocalSqs start(Endpoints endpoints, Path directory, SqsClient client)
      throws IOException, InterruptedException {
    var file = Files.createDirectories(directory.resolve("sqs")).toAbsolutePath().resolve("sqs");
    var uri = "jdbc:h2:" + file + ";WRITE_DELAY=0;CACHE_SIZE=4096";
    var text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            """
            pekko { loglevel = "WARNING", stdout-loglevel = "WARNING", coordinated-shutdown { exit-jvm = off, run-by-jvm-shutdown-hook = off }
                    # 10 ms by default: a hundred wake-ups a second for waits of seconds.
                    scheduler.tick-duration = 50ms
                    actor.default-dispatcher.fork-join-executor { parallelism-min = 2, parallelism-max = 4 } }
            node-address { protocol = http, host = "%1$s", port = %2$d, context-path = "" }
            rest-sqs { enabled = true, bind-hostname = "%1$s", bind-port = %2$d, sqs-limits = strict }
            rest-stats { enabled = false }
            aws { region = "%3$s", accountId = "%4$s" }
            messages-storage { enabled = true, driver-class = "org.h2.Driver", uri = "%5$s" }
            """,
            Endpoints.HOST,
            endpoints.sqs(),
            Names.REGION,
            Names.ACCOUNT,
            uri));
    text.append("queues {\n");
    for (var queue : Names.QUEUES) {
      text.append(
          String.format(
              Locale.ROOT,
              """
              "%1$s" { defaultVisibilityTimeout = %3$d seconds, deadLettersQueue { name = "%2$s", maxReceiveCount = %4$d } }
              "%2$s" { }
              """,
              queue,
              Names.deadLettersOf(queue),
              Names.visibilityOf(queue).toSeconds(),
              Names.MAX_RECEIVE_COUNT));
    }
    text.append('"').append(Names.RELAY_DEAD).append("\" {}\n}\n");
    var config = ConfigFactory.load(ConfigFactory.parseString(text.toString()));
    connect(uri);
    var started = new LocalSqs(new ElasticMQServer(new ElasticMQServerConfig(config)).start());
    awaitQueues(client);
    return started;
  }

  /// ElasticMQ connects once in the life of a JVM and keeps to that file for ever. A process has
  /// one runtime, but tests have several, one after the other.
  private static void connect(String uri) {
    var settings = ConnectionPool.singleton$default$4();
    ConnectionPool.singleton(
        uri, "", "", settings, ConnectionPool.singleton$default$5(uri, "", "", settings));
  }

  /// It listens before it has restored its queues and would say that they do not exist.
  private static void awaitQueues(SqsClient client) throws InterruptedException {
    int expected = 2 * Names.QUEUES.size() + 1;
    while (client.listQueues().queueUrls().size() < expected) {
      Thread.sleep(20);
    }
  }

  @Override
  public void stop() {
    halt.apply();
    ConnectionPool.closeAll();
  }
}
