package org.intake.domain.screening;

import java.util.List;
import org.intake.domain.reading.Problem;

/// A file of the submission that concerns this case: one that its documents came from, or one that
/// no case's documents came from.
public record CaseFile(String id, String name, List<Problem> problems) {
  public CaseFile {
    problems = List.copyOf(problems);
  }
}
