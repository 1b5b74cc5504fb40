package org.intake.documents;

import org.intake.domain.reading.Problem;
import org.jspecify.annotations.Nullable;

/// A file that cannot be read, and what to tell its sender. It never leaves this room: the reader
/// turns it into an outcome.
public final class UnreadableFile extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public UnreadableFile(Problem problem, @Nullable Throwable cause) {
    super(problem.code().name(), cause);
    this.problem = problem;
  }

  public UnreadableFile(Problem.Code code) {
    this(Problems.of(code), null);
  }

  public Problem problem() {
    return problem;
  }
}
