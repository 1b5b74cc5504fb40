package org.intake.domain.screening;

import java.util.List;
import org.intake.domain.reading.Problem;

/// A file of the submission, whether documents came out of it or not.
public record CaseFile(String id, String name, List<Problem> problems) {
  public CaseFile {
    problems = List.copyOf(problems);
  }
}
