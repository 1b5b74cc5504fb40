package org.intake.application.decide;

import java.util.List;
import org.intake.domain.casefile.CaseRecord;

/// The case after a decision. `pending` are the agencies whose word is still missing; the status is
/// then unchanged.
public record Decided(CaseRecord record, List<String> pending) {
  public Decided {
    pending = List.copyOf(pending);
  }
}
