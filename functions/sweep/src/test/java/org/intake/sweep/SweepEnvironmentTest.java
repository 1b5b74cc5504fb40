package org.intake.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepEnvironmentTest {
  private static final Map<String, String> COMPLETE =
      Map.of(
          "TABLE_NAME", "the-table",
          "UPLOAD_BUCKET", "the-uploads",
          "DERIVED_BUCKET", "the-derived",
          "INSPECT_QUEUE_URL", "https://sqs.example/1/inspect",
          "SCREEN_QUEUE_URL", "https://sqs.example/1/screen",
          "REVIEW_QUEUE_URL", "https://sqs.example/1/review",
          "NOTICES_QUEUE_URL", "https://sqs.example/1/notices",
          "PORTAL_URL", "https://intake.example",
          "MALWARE_SCANNER", "none");

  @Test
  void takesEachVariableForWhatItIs() {
    SweepEnvironment environment = SweepEnvironment.from(COMPLETE);
    assertThat(environment.queues().inspect().url()).endsWith("/inspect");
    assertThat(environment.queues().screen().url()).endsWith("/screen");
    assertThat(environment.queues().review().url()).endsWith("/review");
    assertThat(environment.queues().notices().url()).endsWith("/notices");
    assertThat(environment.scanner().name()).isEqualTo("none");
    assertThat(environment.quietPeriod()).isEmpty();
  }

  @Test
  void mayHaveAQuietPeriodOfItsOwn() {
    Map<String, String> quick = new HashMap<>(COMPLETE);
    quick.put("QUIET_PERIOD", "PT5S");
    assertThat(SweepEnvironment.from(quick).quietPeriod()).contains(Duration.ofSeconds(5));
  }

  @Test
  void refusesAQuietPeriodThatIsNone() {
    Map<String, String> wrong = new HashMap<>(COMPLETE);
    wrong.put("QUIET_PERIOD", "five seconds");
    assertThatThrownBy(() -> SweepEnvironment.from(wrong))
        .hasMessage("environment: QUIET_PERIOD is not valid");
  }
}
