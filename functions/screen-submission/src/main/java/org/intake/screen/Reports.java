package org.intake.screen;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intake.application.screen.ReportIntake;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Submission;

/// A report is taken in as read; what it means for its case follows with the next step.
final class Reports implements ReportIntake {
  @Override
  public void receive(
      Change.Builder change,
      Stored<Submission> submission,
      Programme programme,
      Map<String, List<FileReading>> readings,
      Instant now) {
    change.save(
        submission,
        submission.value().parsed(List.of(), now),
        happened(EventType.SUBMISSION_PARSED));
  }
}
