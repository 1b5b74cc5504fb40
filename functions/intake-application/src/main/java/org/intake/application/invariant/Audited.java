package org.intake.application.invariant;

import java.util.List;
import java.util.Optional;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.programme.Programme;

/// What invariants look at: the table as one census told it, the kept contents, and the calls that
/// this installation serves.
public record Audited(
    StoredState state, Contents contents, Programmes programmes, BundleCodec codec) {
  Optional<Programme> programme(String call) {
    return programmes.programme(call);
  }

  /// The programme that a case is bound to, if it is installed.
  Optional<Programme> programmeOf(CaseRecord record) {
    return programme(record.call())
        .filter(programme -> programme.hash().equals(record.programme()));
  }

  /// The cases whose findings are about what they hold now. A case that has new material keeps the
  /// findings of the old until the rules run again, and for good when it is withdrawn before that.
  List<CaseRecord> screened() {
    return state.all(CaseRecord.class).stream().filter(this::isScreened).toList();
  }

  private boolean isScreened(CaseRecord record) {
    return state.history(record).stream()
        .map(Event::type)
        .filter(type -> type == EventType.CASE_SCREENED || type == EventType.CASE_SUPPLEMENTED)
        .reduce((_, later) -> later)
        .filter(type -> type == EventType.CASE_SCREENED)
        .isPresent();
  }
}
