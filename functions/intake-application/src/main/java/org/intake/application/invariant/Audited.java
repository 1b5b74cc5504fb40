package org.intake.application.invariant;

import java.util.Optional;
import org.intake.application.port.BundleCodec;
import org.intake.application.port.Contents;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
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
}
