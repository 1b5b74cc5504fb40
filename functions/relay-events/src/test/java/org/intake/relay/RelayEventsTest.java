package org.intake.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.intake.application.port.Messages.Message;
import org.intake.application.relay.RelayEvents;
import org.intake.testkit.fakes.FakeInvocation;
import org.intake.testkit.fakes.RecordingMessages;
import org.intake.testkit.fakes.TriggerEvents;
import org.junit.jupiter.api.Test;

class RelayEventsTest {
  private final RecordingMessages messages = new RecordingMessages();
  private final FakeInvocation invocation = new FakeInvocation();

  private String run(String event) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new RelayEventsFunction(new RelayEvents(messages))
        .handleRequest(TriggerEvents.open("relay-events/" + event), out, invocation);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void sendsWhatNewEventsCallForAndNothingForStateOrDeletions() throws IOException {
    assertThat(run("new-events.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(messages.sent())
        .containsExactly(
            new Message.InspectFile("s-1", "f-1"),
            new Message.ScreenSubmission("s-1"),
            new Message.SendNotice("n-1"));
  }

  @Test
  void passesOverAnEventThatNobodyKnows() throws IOException {
    assertThat(run("poison.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(messages.sent())
        .containsExactly(new Message.ScreenSubmission("s-1"), new Message.SendNotice("n-1"));
  }

  @Test
  void comesBackToTheFirstEventWhenTheQueuesDoNotAnswer() throws IOException {
    messages.fail(true);
    assertThat(run("new-events.json"))
        .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"100000000000000000002\"}]}");
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(() -> RelayEnvironment.from(Map.of("SCREEN_QUEUE_URL", "no url")))
        .hasMessage(
            "environment: INSPECT_QUEUE_URL is missing, SCREEN_QUEUE_URL is not valid,"
                + " REVIEW_QUEUE_URL is missing, NOTICES_QUEUE_URL is missing");
  }
}
