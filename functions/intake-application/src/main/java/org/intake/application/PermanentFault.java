package org.intake.application;

/// The message can never work; it is to be parked for an operator.
public final class PermanentFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PermanentFault(String what) {
    super(what);
  }

  public PermanentFault(String what, Throwable cause) {
    super(what, cause);
  }
}
