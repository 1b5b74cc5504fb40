package org.intake.local.cloud;

/// The runtime cannot start, for a reason that the person at the keyboard can cure; the message is
/// one line and says how.
public final class CannotStart extends RuntimeException {
  public CannotStart(String message) {
    super(message);
  }
}
