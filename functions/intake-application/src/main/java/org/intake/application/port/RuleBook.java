package org.intake.application.port;

import java.util.List;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Finding;

/// The rules of one programme, ready to run.
public interface RuleBook {
  /// One finding per rule, and per part for rules of parts, in {@link Finding#ORDER}.
  /// Deterministic: nothing but the facts and the programme enters.
  List<Finding> screen(CaseFacts facts);
}
