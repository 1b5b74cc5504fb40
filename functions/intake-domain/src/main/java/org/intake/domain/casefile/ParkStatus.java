package org.intake.domain.casefile;

/// What became of one park; apart from the city's status.
public enum ParkStatus {
  CHECKING,
  PASS,
  FAIL,
  NEEDS_HUMAN,
  PROPOSED,
  NOT_PROPOSED,
  APPROVED,
  NOT_APPROVED
}
