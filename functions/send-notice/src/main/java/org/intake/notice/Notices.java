package org.intake.notice;

import java.util.Locale;
import org.intake.application.PermanentFault;
import org.intake.application.notify.DeliveryReport;
import org.intake.application.notify.RecordDelivery;
import org.intake.application.notify.SendNotice;
import org.intake.application.port.Messages.Message;
import org.intake.aws.SesEvents;
import org.intake.json.IntakeJson;
import org.intake.lambda.Outcome;

/// One message: of the queue of notices, or what the provider tells of a mail.
final class Notices {
  private final SendNotice sending;
  private final RecordDelivery recording;

  Notices(SendNotice sending, RecordDelivery recording) {
    this.sending = sending;
    this.recording = recording;
  }

  Outcome work(String body) {
    return SesEvents.read(body).map(this::told).orElseGet(() -> send(body));
  }

  private Outcome told(DeliveryReport report) {
    return Outcome.of(code("told-", recording.told(report)), "notice", report.notice());
  }

  private static String code(String before, Enum<?> result) {
    return before + result.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Outcome send(String body) {
    return switch (IntakeJson.readMessage(body)) {
      case Message.SendNotice(String notice) ->
          Outcome.of(code("", sending.send(notice)), "notice", notice);
      case Message.InspectFile _ -> throw notForUs();
      case Message.ScreenSubmission _ -> throw notForUs();
      case Message.ScreenCase _ -> throw notForUs();
      case Message.ReviewOffered _ -> throw notForUs();
    };
  }

  private static PermanentFault notForUs() {
    return new PermanentFault("a message of another queue");
  }
}
