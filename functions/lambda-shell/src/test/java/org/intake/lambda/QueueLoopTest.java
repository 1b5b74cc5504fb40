package org.intake.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.testkit.fakes.FakeInvocation;
import org.junit.jupiter.api.Test;

class QueueLoopTest {
  private static final Duration RESERVE = Duration.ofSeconds(10);

  private final FakeInvocation invocation = new FakeInvocation();
  private final List<String> worked = new ArrayList<>();
  private final List<String> parked = new ArrayList<>();

  private String run(QueueLoop.Work work, String... bodies) throws IOException {
    return run(work, (body, reason) -> parked.add(body + ": " + reason), bodies);
  }

  private String run(QueueLoop.Work work, QueueLoop.Parking parking, String... bodies)
      throws IOException {
    String records =
        Stream.of(bodies)
            .map(body ->
                String.format(Locale.ROOT, "{\"messageId\":\"id-%s\",\"body\":\"%s\"}", body, body))
            .collect(Collectors.joining(","));
    String event = "{\"Records\":[" + records + "]}";
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new QueueLoop(work, parking, RESERVE)
        .run(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, invocation);
    return out.toString(StandardCharsets.UTF_8);
  }

  private Outcome noted(String body) {
    worked.add(body);
    return Outcome.of("done", "submission", "s-1");
  }

  @Test
  void answersThatNothingFailed() throws IOException {
    assertThat(run(this::noted, "a", "b")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(worked).containsExactly("a", "b");
  }

  @Test
  void givesBackOnlyWhatFailedForNow() throws IOException {
    String answer =
        run(
            body -> {
              if (body.equals("b")) {
                throw new TransientFault("busy");
              }
              return noted(body);
            },
            "a",
            "b",
            "c");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"id-b\"}]}");
    assertThat(worked).containsExactly("a", "c");
  }

  @Test
  void doesNotLetAnErrorOfOneMessageTouchItsNeighbours() throws IOException {
    String answer =
        run(
            body -> {
              if (body.equals("a")) {
                throw new StackOverflowError();
              }
              return noted(body);
            },
            "a",
            "b");
    assertThat(answer).contains("id-a").doesNotContain("id-b");
    assertThat(worked).containsExactly("b");
  }

  @Test
  void parksAtOnceWhatCanNeverWork() throws IOException {
    String answer =
        run(
            body -> {
              throw new PermanentFault("not a message");
            },
            "a");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(parked).containsExactly("a: not a message");
  }

  @Test
  void givesBackWhatCouldNotBeParked() throws IOException {
    String answer =
        run(
            body -> {
              throw new PermanentFault("not a message");
            },
            (body, reason) -> {
              throw new TransientFault("the queue does not answer");
            },
            "a");
    assertThat(answer).contains("id-a");
    assertThat(invocation.log().toString())
        .contains("not a message", "not-parked", "the queue does not answer");
  }

  @Test
  void beginsNothingThatMayNotEndBeforeTheDeadline() throws IOException {
    invocation.remaining(25_000);
    String answer =
        run(
            body -> {
              invocation.remaining(9_000);
              return noted(body);
            },
            "a",
            "b",
            "c");
    assertThat(worked).containsExactly("a");
    assertThat(answer).contains("id-b", "id-c").doesNotContain("id-a");
  }

  @Test
  void beginsTheFirstMessageHoweverLateItIs() throws IOException {
    invocation.remaining(1_000);
    run(this::noted, "a");
    assertThat(worked).containsExactly("a");
  }

  @Test
  void bindsTheMessageIdForEverythingThatItCauses() throws IOException {
    List<String> seen = new ArrayList<>();
    run(
        body -> {
          seen.add(Correlation.id());
          return Outcome.of("done");
        },
        "a",
        "b");
    assertThat(seen).containsExactly("id-a", "id-b");
    assertThat(Correlation.id()).isEqualTo("none");
  }

  @Test
  void neverLogsWhatAnotherLibrarySaidOrWhatTheMessageHeld() throws IOException {
    run(
        body -> {
          throw new IllegalStateException("cannot parse 王小明 office@province.example");
        },
        "secret-body");
    assertThat(invocation.log())
        .singleElement()
        .asString()
        .contains("\"fault\":\"IllegalStateException\"", "\"correlation\":\"id-secret-body\"")
        .doesNotContain("王小明")
        .doesNotContain("office@province.example")
        .endsWith("}\n");
  }

  @Test
  void failsWholeWhenTheEventIsNotOfAQueue() {
    QueueLoop loop = new QueueLoop(this::noted, (body, reason) -> parked.add(body), RESERVE);
    assertThatThrownBy(() ->
            loop.run(
                new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)),
                new ByteArrayOutputStream(),
                invocation))
        .isInstanceOf(PermanentFault.class);
  }
}
