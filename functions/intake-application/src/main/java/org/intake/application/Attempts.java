package org.intake.application;

import java.util.function.Supplier;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.Change;

/// Decides again when somebody else was faster. The number of tries is bounded; after that the
/// caller's message or request comes again.
public final class Attempts {
  /// Twelve files of one package are settled in one submission at about the same time; each loses
  /// at most once to each other one.
  private static final int TRIES = 24;

  private Attempts() {}

  /// What one try decided: something to commit with the result that then holds, or a result without
  /// any change.
  public sealed interface Step<R> {
    record Commit<R>(Change change, R result) implements Step<R> {}

    record Nothing<R>(R result) implements Step<R> {}
  }

  /// Loads and decides anew until the commit goes through.
  public static <R> R run(Ledger ledger, Supplier<Step<R>> decide) {
    for (int attempt = 0; attempt < TRIES; attempt++) {
      switch (decide.get()) {
        case Step.Nothing<R>(R result) -> {
          return result;
        }
        case Step.Commit<R>(Change change, R result) -> {
          switch (ledger.commit(change)) {
            case Ledger.Commit.Done() -> {
              return result;
            }
            case Ledger.Commit.Conflict(String _) -> Thread.onSpinWait();
          }
        }
      }
    }
    throw new TransientFault("too many others change the same thing just now");
  }
}
