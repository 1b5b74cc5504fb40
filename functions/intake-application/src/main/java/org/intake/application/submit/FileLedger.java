package org.intake.application.submit;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Changes one file of a submission on the machine's behalf. Files of one package are settled at
/// about the same time, so each change is decided anew until it goes through.
public final class FileLedger {
  private final Ledger ledger;
  private final InstantSource clock;

  public FileLedger(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public Optional<SubmissionFile> find(String submission, String file) {
    return ledger.load(Submission.class, submission).flatMap(stored -> stored.value().file(file));
  }

  /// Changes the file if it is still as `when` says; whether it was.
  public boolean change(
      String submission,
      String file,
      Predicate<SubmissionFile> when,
      UnaryOperator<SubmissionFile> how,
      EventType type,
      Map<String, String> data) {
    return Attempts.run(
        ledger,
        () -> {
          Optional<Stored<Submission>> stored = ledger.load(Submission.class, submission);
          boolean fits = stored.flatMap(s -> s.value().file(file)).filter(when).isPresent();
          if (stored.isEmpty() || !fits) {
            return new Step.Nothing<>(false);
          }
          Instant now = clock.instant();
          Change change =
              Change.by(Actor.SYSTEM, now)
                  .save(
                      stored.get(),
                      stored.get().value().change(file, how, now),
                      happened(type, data))
                  .build();
          return new Step.Commit<>(change, true);
        });
  }
}
