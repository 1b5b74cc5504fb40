package org.intake.domain.call;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.jspecify.annotations.Nullable;

/// The state of a whole call: the expert round, the public notice, the approval.
public record CallRecord(
    String id,
    @Nullable Instant roundClosedAt,
    @Nullable Publicity publicity,
    @Nullable Approval approval)
    implements Aggregate {

  /// Both days inclusive, in the calendar of the programme's zone.
  public record Publicity(LocalDate startsOn, LocalDate endsOn, List<String> cases) {
    public Publicity {
      cases = List.copyOf(cases);
    }
  }

  public record Approval(String documentNumber, LocalDate date, List<String> issuers) {
    public Approval {
      issuers = List.copyOf(issuers);
    }
  }

  public static CallRecord of(String id) {
    return new CallRecord(id, null, null, null);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.CALL;
  }

  public CallRecord roundClosed(Instant at) {
    return new CallRecord(id, at, publicity, approval);
  }

  public CallRecord roundReopened() {
    return new CallRecord(id, null, publicity, approval);
  }

  /// A new list begins without an approval; the history keeps the one before.
  public CallRecord with(Publicity next) {
    return new CallRecord(id, roundClosedAt, next, null);
  }

  public CallRecord with(Approval next) {
    return new CallRecord(id, roundClosedAt, publicity, next);
  }
}
