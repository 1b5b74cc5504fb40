package org.intake.aws;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.intake.application.notify.DeliveryReport;
import org.intake.application.notify.DeliveryReport.What;

/// Events that SES publishes of each mail (configuration set, event publishing), as they arrive by
/// a topic with raw delivery.
public final class SesEvents {
  private static final ObjectMapper JSON = new ObjectMapper();

  private SesEvents() {}

  /// Empty when the message is no event of SES, or of a mail that is not ours.
  public static Optional<DeliveryReport> read(String body) {
    JsonNode event;
    try {
      event = JSON.readTree(body);
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
    JsonNode mail = event.path("mail");
    String tag = mail.path("tags").path(NoticeTag.NAME).path(0).asText("");
    return event.path("eventType").isTextual()
        ? NoticeTag.notice(tag)
            .flatMap(notice ->
                at(mail.path("timestamp").asText(""))
                    .map(at ->
                        new DeliveryReport(
                            notice, what(event), mail.path("messageId").asText(null), at)))
        : Optional.empty();
  }

  /// A mail that bounces for a while is tried again by SES itself.
  private static What what(JsonNode event) {
    return switch (event.path("eventType").asText()) {
      case "Send", "Delivery" -> What.TAKEN;
      case "Reject", "Rendering Failure" -> What.LOST;
      case "Bounce" ->
          event.path("bounce").path("bounceType").asText("").equals("Permanent")
              ? What.LOST
              : What.OTHER;
      case String _ -> What.OTHER;
    };
  }

  private static Optional<Instant> at(String timestamp) {
    try {
      return Optional.of(Instant.parse(timestamp));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
