package org.intake.application.screen;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Submission;

/// Takes in a submission that brings a yearly or final report of an approved city.
@FunctionalInterface
public interface ReportIntake {
  /// Adds the submission as parsed, and what becomes of its case, to the change. `readings` are by
  /// file id.
  void receive(
      Change.Builder change,
      Stored<Submission> submission,
      Programme programme,
      Map<String, List<FileReading>> readings,
      Instant now);
}
