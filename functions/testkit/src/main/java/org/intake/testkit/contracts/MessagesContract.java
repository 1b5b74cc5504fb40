package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.intake.application.port.Messages;
import org.intake.application.port.Messages.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every message arrives at least once where its kind is worked on.
public abstract class MessagesContract {
  protected abstract Messages messages();

  /// What waits in the queues now, taken out of them.
  protected abstract List<Message> received();

  @Test
  void deliversEveryKind() {
    List<Message> sent =
        List.of(
            new Message.InspectFile(Unique.name("s"), "f-1"),
            new Message.ScreenSubmission(Unique.name("s")),
            new Message.ScreenCase(Unique.name("c")),
            new Message.ReviewOffered(Unique.name("r")),
            new Message.SendNotice(Unique.name("n")));
    messages().send(sent);
    assertThat(received()).containsAll(sent);
  }

  @Test
  void deliversMoreThanOneBatch() {
    List<Message> sent = new ArrayList<>();
    for (int i = 0; i < 23; i++) {
      sent.add(new Message.SendNotice(Unique.name("n")));
    }
    messages().send(sent);
    assertThat(received()).containsAll(sent);
  }

  @Test
  void sendsNothingWhenThereIsNothing() {
    messages().send(List.of());
    assertThat(received()).isEmpty();
  }

  static LongStream seeds() {
    return Sequences.seeds();
  }

  /// Scorecard R9 for queues: what was sent comes, nothing else comes, whatever the batches.
  @ParameterizedTest
  @MethodSource("seeds")
  void deliversWhatWasSentHoweverItWasSent(long seed) {
    Random random = new Random(seed);
    Set<Message> sent = new HashSet<>();
    Set<Message> arrived = new HashSet<>();
    for (int step = 0; step < 8; step++) {
      List<Message> batch = new ArrayList<>();
      for (int i = random.nextInt(25); i > 0; i--) {
        batch.add(any(random));
      }
      messages().send(batch);
      sent.addAll(batch);
      if (random.nextBoolean()) {
        arrived.addAll(received());
      }
    }
    arrived.addAll(received());
    assertThat(arrived).isEqualTo(sent);
  }

  private static Message any(Random random) {
    String id = Unique.name("消息") + " \"<&>\"";
    return switch (random.nextInt(5)) {
      case 0 -> new Message.InspectFile(id, "f-" + random.nextInt());
      case 1 -> new Message.ScreenSubmission(id);
      case 2 -> new Message.ScreenCase(id);
      case 3 -> new Message.ReviewOffered(id);
      default -> new Message.SendNotice(id);
    };
  }
}
