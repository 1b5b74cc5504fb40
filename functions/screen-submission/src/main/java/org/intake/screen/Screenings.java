package org.intake.screen;

import org.intake.application.PermanentFault;
import org.intake.application.port.Messages.Message;
import org.intake.application.screen.ScreenCase;
import org.intake.application.screen.ScreenSubmission;
import org.intake.json.IntakeJson;
import org.intake.lambda.Outcome;

/// One message of the queue `screen`: a submission to be assembled, or a case to be checked.
final class Screenings {
  private final ScreenSubmission submissions;
  private final ScreenCase cases;

  Screenings(ScreenSubmission submissions, ScreenCase cases) {
    this.submissions = submissions;
    this.cases = cases;
  }

  Outcome work(String body) {
    return switch (IntakeJson.readMessage(body)) {
      case Message.ScreenSubmission(String submission) ->
          outcome(submissions.screen(submission), submission);
      case Message.ScreenCase(String caseId) -> outcome(cases.screen(caseId), caseId);
      case Message.InspectFile _ -> throw notForUs();
      case Message.ReviewOffered _ -> throw notForUs();
      case Message.SendNotice _ -> throw notForUs();
    };
  }

  private static Outcome outcome(ScreenSubmission.Result result, String submission) {
    return switch (result) {
      case ScreenSubmission.Result.Assembled(String id, int cases) ->
          Outcome.of("assembled-" + cases, "submission", id);
      case ScreenSubmission.Result.Waits(String id) -> Outcome.of("waits", "submission", id);
      case ScreenSubmission.Result.Unreadable(String id) ->
          Outcome.of("unreadable", "submission", id);
      case ScreenSubmission.Result.Ignored(String reason) ->
          Outcome.of("ignored-" + reason, "submission", submission);
    };
  }

  private static Outcome outcome(ScreenCase.Result result, String caseId) {
    return switch (result) {
      case ScreenCase.Result.Screened(String id, var status) ->
          Outcome.of("screened-" + status, "case", id);
      case ScreenCase.Result.Ignored(String reason) ->
          Outcome.of("ignored-" + reason, "case", caseId);
    };
  }

  private static PermanentFault notForUs() {
    return new PermanentFault("a message of another queue");
  }
}
