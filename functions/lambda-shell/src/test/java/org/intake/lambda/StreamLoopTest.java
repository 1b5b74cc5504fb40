package org.intake.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.testkit.fakes.FakeInvocation;
import org.junit.jupiter.api.Test;

class StreamLoopTest {
  private final List<String> worked = new ArrayList<>();

  private String run(StreamLoop.Work work, String... names) throws IOException {
    String records =
        IntStream.range(0, names.length)
            .mapToObj(i ->
                String.format(
                    Locale.ROOT,
                    """
                    {"eventID":"e%d","eventName":"%s","dynamodb":
                      {"SequenceNumber":"%d","NewImage":{"n":{"N":"%d"}}}}
                    """,
                    i,
                    names[i],
                    100 + i,
                    i))
            .collect(Collectors.joining(","));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new StreamLoop(work)
        .run(
            new ByteArrayInputStream(
                ("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8)),
            out,
            new FakeInvocation());
    return out.toString(StandardCharsets.UTF_8);
  }

  private Outcome noted(String number) {
    worked.add(number);
    return Outcome.of("done");
  }

  @Test
  void takesNewItemsOnly() throws IOException {
    String answer = run(image -> noted(image.at("/n/N").asText()), "INSERT", "MODIFY", "INSERT");
    assertThat(worked).containsExactly("0", "2");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
  }

  @Test
  void stopsAtTheFirstFaultThatMayPassSoThatOrderIsKept() throws IOException {
    String answer =
        run(
            image -> {
              String number = image.at("/n/N").asText();
              if (number.equals("1")) {
                throw new TransientFault("busy");
              }
              return noted(number);
            },
            "INSERT",
            "INSERT",
            "INSERT");
    assertThat(worked).containsExactly("0");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"101\"}]}");
  }

  @Test
  void passesOverWhatCanNeverWork() throws IOException {
    String answer =
        run(
            image -> {
              String number = image.at("/n/N").asText();
              if (number.equals("0")) {
                throw new PermanentFault("not an event");
              }
              return noted(number);
            },
            "INSERT",
            "INSERT");
    assertThat(worked).containsExactly("1");
    assertThat(answer).isEqualTo("{\"batchItemFailures\":[]}");
  }
}
