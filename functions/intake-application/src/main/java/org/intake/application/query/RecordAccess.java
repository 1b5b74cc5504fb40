package org.intake.application.query;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.port.Ledger;
import org.intake.domain.ledger.AccessLog;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;

/// Writes down who looked at protected data before it is shown.
public final class RecordAccess {
  private final Ledger ledger;
  private final InstantSource clock;

  public RecordAccess(Ledger ledger, InstantSource clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  public void looked(Actor actor, String caseId, EventType what, Map<String, String> data) {
    Attempts.<Boolean>run(
        ledger,
        () -> {
          Stored<AccessLog> stored =
              ledger
                  .load(AccessLog.class, caseId)
                  .orElseGet(() -> Stored.unborn(AccessLog.of(caseId)));
          Change change =
              Change.by(actor, clock.instant())
                  .save(stored, stored.value().another(), happened(what, data))
                  .build();
          return new Step.Commit<>(change, true);
        });
  }

  public List<Event> of(String caseId) {
    return ledger.history(AggregateKind.ACCESS.stream(caseId));
  }
}
