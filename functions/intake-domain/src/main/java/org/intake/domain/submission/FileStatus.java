package org.intake.domain.submission;

/// Where a file stands.
public enum FileStatus {
  /// Announced; its bytes have not arrived.
  EXPECTED,
  /// Arrived, hashed and kept under its content's hash; waits for inspection (or for the scanner).
  RECEIVED,
  INSPECTING,
  INSPECTED,
  /// Not usable; its problems say why and what to do.
  REFUSED;

  public boolean isSettled() {
    return this == INSPECTED || this == REFUSED;
  }
}
