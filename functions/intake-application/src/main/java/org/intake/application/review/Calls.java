package org.intake.application.review;

import org.intake.application.port.Ledger;
import org.intake.domain.call.CallRecord;
import org.intake.domain.ledger.Stored;

/// The state of a call; one of which nothing has happened yet has an empty one.
public final class Calls {
  private Calls() {}

  public static Stored<CallRecord> state(Ledger ledger, String call) {
    return ledger.load(CallRecord.class, call).orElseGet(() -> Stored.unborn(CallRecord.of(call)));
  }

  public static boolean isRoundClosed(Ledger ledger, String call) {
    return state(ledger, call).value().roundClosedAt() != null;
  }
}
