package org.intake.testkit.simulation;

/// The end of a process in the middle of its work. An error, because no use case may catch it.
final class Crash extends Error {
  private static final long serialVersionUID = 1L;

  Crash() {
    super("crash", null, false, false);
  }
}
