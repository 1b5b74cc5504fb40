package org.intake.application.accept;

import org.intake.domain.casefile.CaseStatus;

/// What came of trying to accept a case.
public sealed interface Acceptance {
  /// It has its place and its seats.
  record Accepted(String caseId) implements Acceptance {}

  /// No place is left for it; an officer acts next.
  record Held(String caseId) implements Acceptance {}

  /// The call leaves acceptance to officers; an officer acts next.
  record WaitsForOfficer(String caseId) implements Acceptance {}

  /// It is not ready; nothing was done.
  record NotReady(CaseStatus status) implements Acceptance {}
}
