package org.intake.application;

/// Something outside did not work this time; the message is to come again.
public final class TransientFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public TransientFault(String what, Throwable cause) {
    super(what, cause);
  }

  public TransientFault(String what) {
    super(what);
  }
}
