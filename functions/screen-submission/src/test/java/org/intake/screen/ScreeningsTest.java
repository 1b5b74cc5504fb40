package org.intake.screen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.audit.KeepRuns;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.screen.CaseScreening;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.json.JsonBundleCodec;
import org.intake.lambda.QueueLoop;
import org.intake.programme.BuiltInProgrammes;
import org.intake.testkit.fakes.FakeInvocation;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.InMemoryUploads;
import org.intake.testkit.fakes.TriggerEvents;
import org.junit.jupiter.api.Test;

class ScreeningsTest {
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2017-07-20T01:00:00Z"));

  private final InMemoryLedger ledger = new InMemoryLedger();
  private final List<String> parked = new ArrayList<>();
  private final FakeInvocation invocation = new FakeInvocation();

  private String run(String event) throws IOException {
    NoticeWriter notices = new NoticeWriter(ledger, "https://intake.example", CLOCK);
    InMemoryContents contents = new InMemoryContents(new InMemoryUploads(CLOCK));
    CaseScreening screening =
        new CaseScreening(
            ledger,
            BuiltInProgrammes.load(),
            notices,
            new KeepRuns(contents, new JsonBundleCodec()));
    Screenings screenings =
        new Screenings(
            new ScreenSubmission(
                ledger,
                contents,
                screening,
                notices,
                (change, submission, programme, readings, now) -> {},
                CLOCK),
            new ScreenCase(ledger, screening, caseId -> {}, CLOCK));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new QueueLoop(screenings::work, (body, reason) -> parked.add(reason), Duration.ofSeconds(1))
        .run(TriggerEvents.open("screen-submission/" + event), out, invocation);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void ignoresASubmissionThatIsNotThere() throws IOException {
    assertThat(run("submission.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(invocation.log()).singleElement().asString().contains("ignored-no-such-submission");
  }

  @Test
  void ignoresACaseThatIsNotThere() throws IOException {
    assertThat(run("case.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(invocation.log()).singleElement().asString().contains("ignored-no-such-case");
  }

  @Test
  void parksWhatIsNotForItAndGoesOn() throws IOException {
    assertThat(run("mixed-batch.json")).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(parked).containsExactly("not the JSON of Message", "a message of another queue");
    assertThat(invocation.log()).hasSize(4);
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(() -> ScreenEnvironment.from(Map.of("UPLOAD_BUCKET", "NOT A BUCKET")))
        .hasMessage(
            "environment: TABLE_NAME is missing, UPLOAD_BUCKET is not valid, DERIVED_BUCKET is"
                + " missing, DEAD_LETTER_QUEUE_URL is missing, PORTAL_URL is missing");
  }
}
