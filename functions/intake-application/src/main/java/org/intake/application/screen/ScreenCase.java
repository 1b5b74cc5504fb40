package org.intake.application.screen;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;

/// Runs the rules of one case; when nothing speaks against it, `whenReady` is told its id. Run
/// again without anything new it changes nothing.
public final class ScreenCase {
  private final Ledger ledger;
  private final CaseScreening screening;
  private final Consumer<String> whenReady;
  private final InstantSource clock;

  public ScreenCase(
      Ledger ledger, CaseScreening screening, Consumer<String> whenReady, InstantSource clock) {
    this.ledger = ledger;
    this.screening = screening;
    this.whenReady = whenReady;
    this.clock = clock;
  }

  public sealed interface Result {
    record Screened(String caseId, CaseStatus status) implements Result {}

    record Ignored(String reason) implements Result {}
  }

  public Result screen(String caseId) {
    Result result = Attempts.run(ledger, () -> decide(caseId));
    if (result instanceof Result.Screened(String id, CaseStatus status)
        && status == CaseStatus.READY) {
      whenReady.accept(id);
    }
    return result;
  }

  private Step<Result> decide(String caseId) {
    Optional<CaseScreening.Loaded> found = screening.load(caseId);
    if (found.isEmpty()) {
      return new Step.Nothing<>(new Result.Ignored("no-such-case"));
    }
    CaseScreening.Loaded loaded = found.get();
    CaseRecord subject = loaded.subject().value();
    return switch (subject.status()) {
      case CHECKING, RESUBMITTED, MANUAL_CHECK, DEFICIENT, READY -> run(loaded, subject);
      case BATCH_HOLD,
          REJECTED,
          ACCEPTED,
          REVIEW_QUEUED,
          IN_REVIEW,
          REVIEWED,
          PROPOSED,
          NOT_SELECTED,
          PUBLICIZED,
          OBJECTED,
          APPROVED,
          PILOT,
          REPORT_OVERDUE,
          FINAL_SUBMITTED,
          COMPLETED,
          WITHDRAWN,
          DISQUALIFIED,
          ARCHIVED ->
          new Step.Nothing<>(new Result.Ignored("not-at-checking"));
    };
  }

  private Step<Result> run(CaseScreening.Loaded loaded, CaseRecord subject) {
    Instant now = clock.instant();
    Change.Builder change = Change.by(Actor.SYSTEM, now);
    CaseRecord after = screening.apply(change, loaded, subject, now).after();
    Result result = new Result.Screened(after.id(), after.status());
    boolean nothingNew =
        after.status() == subject.status()
            && after.findings().equals(subject.findings())
            && after.parks().equals(subject.parks());
    return nothingNew ? new Step.Nothing<>(result) : new Step.Commit<>(change.build(), result);
  }
}
