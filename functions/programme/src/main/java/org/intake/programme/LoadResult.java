package org.intake.programme;

import org.intake.application.port.RuleBook;
import org.intake.domain.programme.Programme;

/// What came of loading a programme file.
public sealed interface LoadResult {
  /// Nothing is wrong with it; its rules are compiled.
  record Loaded(Programme programme, RuleBook rules) implements LoadResult {}

  /// It must not be used; the author of the file acts next.
  record Faulty(ProgrammeFaults faults) implements LoadResult {}
}
