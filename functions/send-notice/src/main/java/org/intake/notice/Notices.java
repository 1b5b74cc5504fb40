package org.intake.notice;

import java.util.Locale;
import org.intake.application.PermanentFault;
import org.intake.application.notify.SendNotice;
import org.intake.application.port.Messages.Message;
import org.intake.json.IntakeJson;
import org.intake.lambda.Outcome;

/// One message of the queue of notices.
final class Notices {
  private final SendNotice sending;

  Notices(SendNotice sending) {
    this.sending = sending;
  }

  Outcome work(String body) {
    return switch (IntakeJson.readMessage(body)) {
      case Message.SendNotice(String notice) ->
          Outcome.of(
              sending.send(notice).name().toLowerCase(Locale.ROOT).replace('_', '-'),
              "notice",
              notice);
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
