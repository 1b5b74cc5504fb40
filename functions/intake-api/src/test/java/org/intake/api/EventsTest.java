package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.intake.domain.casefile.CaseStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The payloads of `events/intake-api`, as the gateway sends them.
class EventsTest {
  @ParameterizedTest
  @CsvSource({
    "health,200",
    "named-stage,200",
    "open-submission,201",
    "open-submission-base64,201",
    "list-cases,200",
    "signed-by-iam,200",
    "park-in-chinese,404",
    "no-json,400",
    "no-token,401"
  })
  void eachIsAnsweredAsTheContractSays(String event, int status) throws IOException {
    ApiBench bench = new ApiBench();
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    try (InputStream payload =
        EventsTest.class.getResourceAsStream("/events/intake-api/" + event + ".json")) {
      assertThat(payload).isNotNull();
      ApiBench.Reply reply = bench.raw(ApiBench.JSON.readTree(payload));
      assertThat(reply.status()).as(reply.text()).isEqualTo(status);
    }
  }
}
