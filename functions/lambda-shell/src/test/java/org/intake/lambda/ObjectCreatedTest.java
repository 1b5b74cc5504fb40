package org.intake.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Locale;
import org.intake.application.PermanentFault;
import org.junit.jupiter.api.Test;

class ObjectCreatedTest {
  private static String notification(String event, String key) {
    return String.format(
        Locale.ROOT,
        """
        {"Records":[{"eventName":"%s","eventTime":"2017-07-20T01:00:00.000Z",
          "s3":{"bucket":{"name":"uploads"},"object":{"key":"%s"}}}]}
        """,
        event,
        key);
  }

  @Test
  void decodesKeysAsFormsEncodeThem() {
    assertThat(
            ObjectCreated.decode(
                notification("ObjectCreated:Put", "drop/a/%E8%8B%8F%E5%B7%9E+%281%29%2Bb.pdf")))
        .containsExactly(
            new ObjectCreated(
                "uploads", "drop/a/苏州 (1)+b.pdf", Instant.parse("2017-07-20T01:00:00Z")));
  }

  @Test
  void takesAKeyThatIsNotEncodedAsItIs() {
    assertThat(ObjectCreated.decode(notification("ObjectCreated:Copy", "drop/苏州")))
        .extracting(ObjectCreated::key)
        .containsExactly("drop/苏州");
  }

  @Test
  void hasNothingForTheTestEvent() {
    assertThat(ObjectCreated.decode("{\"Service\":\"Amazon S3\",\"Event\":\"s3:TestEvent\"}"))
        .isEmpty();
  }

  @Test
  void hasNothingForDeletions() {
    assertThat(ObjectCreated.decode(notification("ObjectRemoved:Delete", "k"))).isEmpty();
  }

  @Test
  void refusesForGoodWhatIsNoNotification() {
    for (String body :
        new String[] {
          "",
          "not json",
          "{}",
          "[]",
          "{\"Records\":[{\"eventName\":\"ObjectCreated:Put\"}]}",
          notification("ObjectCreated:Put", "%ZZ"),
          notification("ObjectCreated:Put", "x".repeat(1025)),
          notification("ObjectCreated:Put", "k").replace("2017-07-20T", "")
        }) {
      assertThatThrownBy(() -> ObjectCreated.decode(body))
          .as(body)
          .isInstanceOf(PermanentFault.class);
    }
  }
}
