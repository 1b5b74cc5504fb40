package org.intake.lambda;

/// The id under which everything that one message causes can be found in the logs.
public final class Correlation {
  static final ScopedValue<String> ID = ScopedValue.newInstance();

  private Correlation() {}

  public static String id() {
    return ID.orElse("none");
  }
}
