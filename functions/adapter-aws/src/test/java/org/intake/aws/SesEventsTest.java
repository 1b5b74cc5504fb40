package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.intake.application.notify.DeliveryReport;
import org.intake.application.notify.DeliveryReport.What;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventsTest {
  private static String event(String type, String tag, String more) {
    return """
    {"eventType":"%s","mail":{"timestamp":"2017-07-20T01:00:00.412Z","messageId":"m-1",
     "tags":{"notice":["%s"]}}%s}\
    """
        .formatted(type, tag, more);
  }

  @ParameterizedTest
  @CsvSource({
    "Send, TAKEN",
    "Delivery, TAKEN",
    "Reject, LOST",
    "Rendering Failure, LOST",
    "Complaint, OTHER",
    "DeliveryDelay, OTHER"
  })
  void saysWhatBecameOfAMail(String type, What what) {
    assertThat(SesEvents.read(event(type, NoticeTag.of("S-1.receipt.1"), "")))
        .contains(
            new DeliveryReport(
                "S-1.receipt.1", what, "m-1", Instant.parse("2017-07-20T01:00:00.412Z")));
  }

  @ParameterizedTest
  @CsvSource({"Permanent, LOST", "Transient, OTHER", "Undetermined, OTHER"})
  void countsABounceForGoodOnly(String bounce, What what) {
    String more = ",\"bounce\":{\"bounceType\":\"" + bounce + "\"}";
    assertThat(SesEvents.read(event("Bounce", "n-1", more)))
        .map(DeliveryReport::what)
        .contains(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "not json",
        "{\"type\":\"sendNotice\",\"notice\":\"n-1\"}",
        "{\"eventType\":\"Send\"}",
        "{\"eventType\":\"Send\",\"mail\":{\"tags\":{\"notice\":[\"a b\"]}}}",
        "{\"eventType\":\"Send\",\"mail\":{\"tags\":{\"notice\":[\"n-1\"]},\"timestamp\":\"?\"}}"
      })
  void knowsWhatIsNoEventOfOurs(String body) {
    assertThat(SesEvents.read(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"S-1.receipt.1", "n_1", "案件/2017", "_5f", "a-Z09"})
  void anIdSurvivesItsTag(String id) {
    assertThat(NoticeTag.of(id)).matches("[A-Za-z0-9_-]+");
    assertThat(NoticeTag.notice(NoticeTag.of(id))).contains(id);
  }

  @Test
  void aTagOfSomebodyElseIsNoId() {
    assertThat(NoticeTag.notice("_zz")).isEmpty();
  }
}
