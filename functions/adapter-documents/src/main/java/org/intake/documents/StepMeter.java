package org.intake.documents;

import java.time.Duration;
import org.intake.application.port.DocumentReader.Budget;

/// Counts what one step takes.
final class StepMeter {
  private final Budget budget;
  private final long started = System.nanoTime();
  private int pages;

  StepMeter(Budget budget) {
    this.budget = budget;
  }

  /// Ends the step if its budget is used up and there is more to read.
  void page(boolean more) {
    pages++;
    if (more) {
      check();
    }
  }

  /// Before another file of an archive is begun.
  void file() {
    if (pages > 0) {
      check();
    }
  }

  private void check() {
    if (pages >= budget.pages()
        || Duration.ofNanos(System.nanoTime() - started).compareTo(budget.time()) >= 0) {
      throw new Pause();
    }
  }

  /// Leaves the reading where it stands.
  static final class Pause extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Pause() {
      super("the step's budget is used up", null, false, false);
    }
  }
}
