package org.intake.inspect;

import java.util.Map;
import org.intake.application.PermanentFault;
import org.intake.application.inspect.InspectFile;
import org.intake.application.inspect.InspectFile.Inspected;
import org.intake.application.port.Messages.Message;
import org.intake.json.IntakeJson;
import org.intake.lambda.Outcome;

/// One message of the queue `inspect`.
final class Inspections {
  private final InspectFile inspecting;

  Inspections(InspectFile inspecting) {
    this.inspecting = inspecting;
  }

  Outcome work(String body) {
    return switch (IntakeJson.readMessage(body)) {
      case Message.InspectFile(String submission, String file) -> inspect(submission, file);
      case Message.ScreenSubmission _ -> throw notForUs();
      case Message.ScreenCase _ -> throw notForUs();
      case Message.ReviewOffered _ -> throw notForUs();
      case Message.SendNotice _ -> throw notForUs();
    };
  }

  private Outcome inspect(String submission, String file) {
    String code =
        switch (inspecting.inspect(submission, file)) {
          case Inspected.Read(String _, int documents) -> "read-" + documents;
          case Inspected.Refused(String _) -> "refused";
          case Inspected.Paused(String _) -> "paused";
          case Inspected.Ignored(String reason) -> "ignored-" + reason;
        };
    return Outcome.of(code, Map.of("submission", submission, "file", file));
  }

  private static PermanentFault notForUs() {
    return new PermanentFault("a message of another queue");
  }
}
