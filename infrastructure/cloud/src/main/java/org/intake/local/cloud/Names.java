package org.intake.local.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/// The names of what the template creates, as they are on one machine.
public final class Names {
  public static final String REGION = "ap-southeast-1";
  public static final String ACCOUNT = "000000000000";
  public static final String UPLOADS = "uploads";
  public static final String DERIVED = "derived";
  public static final String TABLE = "intake";
  public static final String RECEIVED = "received";
  public static final String INSPECT = "inspect";
  public static final String SCREEN = "screen";
  public static final String REVIEW = "review";
  public static final String NOTICES = "notices";

  /// Not a queue but the table's stream; only its on-failure queue exists.
  public static final String RELAY = "relay";

  public static final String RELAY_DEAD = deadLettersOf(RELAY);

  public static final List<String> QUEUES = List.of(RECEIVED, INSPECT, SCREEN, REVIEW, NOTICES);

  /// For readers other than our own triggers, which renew what they hold; as in the template.
  private static final Map<String, Duration> VISIBILITY =
      Map.of(
          RECEIVED, Duration.ofMinutes(12),
          INSPECT, Duration.ofMinutes(90),
          SCREEN, Duration.ofMinutes(12),
          REVIEW, Duration.ofHours(12),
          NOTICES, Duration.ofMinutes(6));

  /// After so many receives a message is moved to its dead-letter queue.
  public static final int MAX_RECEIVE_COUNT = 5;

  public static String deadLettersOf(String queue) {
    return queue + "-dead";
  }

  public static Duration visibilityOf(String queue) {
    return VISIBILITY.getOrDefault(queue, Duration.ofSeconds(30));
  }

  public static String queueArn(String queue) {
    return "arn:aws:sqs:" + REGION + ":" + ACCOUNT + ":" + queue;
  }

  private Names() {}
}
