package org.intake.domain.screening;

import java.util.List;
import org.intake.domain.Sha256;

/// One run of the rules of a programme: everything that they read and all that they said, before
/// any officer's word. Kept under its hash, which the case's history names, so that the run can be
/// repeated years later.
public record RuleRun(Sha256 programme, CaseFacts facts, List<Finding> findings) {
  public RuleRun {
    findings = List.copyOf(findings);
  }
}
