package org.intake.domain.call;

import java.time.Instant;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// An objection to the public notice. Who objected is kept here and shown to officers only.
public record Objection(
    String id,
    String call,
    String caseId,
    String name,
    boolean organisation,
    String contact,
    String statement,
    Instant filedAt,
    @Nullable String outcome,
    @Nullable String reason,
    @Nullable Instant closedAt)
    implements Aggregate {

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.OBJECTION;
  }

  public boolean isOpen() {
    return closedAt == null;
  }

  public Objection closed(String nextOutcome, String nextReason, Instant at) {
    return new Objection(
        id,
        call,
        caseId,
        name,
        organisation,
        contact,
        statement,
        filedAt,
        nextOutcome,
        nextReason,
        at);
  }
}
