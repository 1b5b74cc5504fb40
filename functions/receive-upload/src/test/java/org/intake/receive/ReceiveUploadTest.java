package org.intake.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.TransientFault;
import org.intake.application.receive.ReceiveUpload.Received;
import org.intake.aws.BucketName;
import org.intake.lambda.QueueLoop;
import org.intake.testkit.fakes.FakeInvocation;
import org.intake.testkit.fakes.TriggerEvents;
import org.junit.jupiter.api.Test;

/// The trigger's payloads through the loop, up to the use case and back.
class ReceiveUploadTest {
  private static final String FORM = "drop/sme-ip-pilot-2017/320000/苏州市/申报书 (1)+附件.pdf";
  private static final String LETTER = "drop/sme-ip-pilot-2017/320000/推荐函.docx";

  private final List<String> received = new ArrayList<>();
  private final List<String> reasons = new ArrayList<>();
  private final FakeInvocation invocation = new FakeInvocation();

  private Received note(String key, Instant at) {
    assertThat(at).isEqualTo(Instant.parse("2017-07-20T01:00:00Z"));
    received.add(key);
    return new Received.Accepted("s-1", "f-1");
  }

  private String run(String event, Arrivals.Receiving receiving) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrivals arrivals = new Arrivals(new BucketName("uploads"), receiving);
    new QueueLoop(arrivals::work, (body, reason) -> reasons.add(reason), Duration.ofSeconds(1))
        .run(TriggerEvents.open("receive-upload/" + event), out, invocation);
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void readsAKeyInChineseWithSpacesAndPluses() throws IOException {
    assertThat(run("chinese-key.json", this::note)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(received).containsExactly(FORM);
  }

  @Test
  void doesNothingForTheTestEvent() throws IOException {
    assertThat(run("test-event.json", this::note)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(received).isEmpty();
    assertThat(reasons).isEmpty();
  }

  @Test
  void handsDuplicatesToTheUseCaseWhichKnowsThem() throws IOException {
    run("duplicates.json", this::note);
    assertThat(received).containsExactly(FORM, FORM, FORM, FORM);
  }

  @Test
  void takesSeveralObjectsOfOneMessage() throws IOException {
    run("several-in-one-message.json", this::note);
    assertThat(received).containsExactly(FORM, LETTER);
  }

  @Test
  void refusesAnotherBucketBeforeAnythingIsReadAndGoesOn() throws IOException {
    assertThat(run("mixed-batch.json", this::note)).isEqualTo("{\"batchItemFailures\":[]}");
    assertThat(received).containsExactly(FORM, "../../etc/passwd", LETTER);
    assertThat(reasons)
        .containsExactly("a storage notification of another bucket", "not the JSON of JsonNode");
  }

  @Test
  void parksAKeyThatCannotBeDecoded() throws IOException {
    run("poison.json", this::note);
    assertThat(received).isEmpty();
    assertThat(reasons).containsExactly("a storage notification with a key that is not encoded");
  }

  @Test
  void givesAMessageBackWhenTheStorageDoesNotAnswer() throws IOException {
    String answer =
        run(
            "chinese-key.json",
            (key, at) -> {
              throw new TransientFault("the storage does not answer");
            });
    assertThat(answer).contains("itemIdentifier");
    assertThat(reasons).isEmpty();
  }

  @Test
  void neverLogsTheNameOfAFile() throws IOException {
    run("chinese-key.json", this::note);
    assertThat(invocation.log())
        .singleElement()
        .asString()
        .contains("\"outcome\":\"accepted\"", "\"submission\":\"s-1\"")
        .doesNotContain("苏州");
  }

  @Test
  void namesEveryVariableThatIsMissing() {
    assertThatThrownBy(() -> ReceiveEnvironment.from(Map.of("MALWARE_SCANNER", "who knows")))
        .hasMessage(
            "environment: TABLE_NAME is missing, UPLOAD_BUCKET is missing, DERIVED_BUCKET is"
                + " missing, DEAD_LETTER_QUEUE_URL is missing, PORTAL_URL is missing,"
                + " MALWARE_SCANNER is not valid");
  }

  @Test
  void takesEachVariableForWhatItIs() {
    ReceiveEnvironment environment =
        ReceiveEnvironment.from(
            Map.of(
                "TABLE_NAME", "the-table",
                "UPLOAD_BUCKET", "the-uploads",
                "DERIVED_BUCKET", "the-derived",
                "DEAD_LETTER_QUEUE_URL", "https://sqs.example/1/dead",
                "PORTAL_URL", "https://intake.example",
                "MALWARE_SCANNER", "clamd://scanner.example:3310"));
    assertThat(environment.table().name()).isEqualTo("the-table");
    assertThat(environment.uploads().name()).isEqualTo("the-uploads");
    assertThat(environment.derived().name()).isEqualTo("the-derived");
    assertThat(environment.deadLetters().url()).isEqualTo("https://sqs.example/1/dead");
    assertThat(environment.portal()).hasToString("https://intake.example");
    assertThat(environment.scanner().name()).isEqualTo("clamd");
  }
}
