package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.application.port.Messages;
import org.intake.application.port.Messages.Message;
import org.junit.jupiter.api.Test;

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
}
