package org.intake.testkit.simulation;

/// One outbound call of one kind of invocation: which function, which call of which port, and the
/// how-manieth call of the invocation it is.
public record Point(String function, String call, int ordinal) {
  @Override
  public String toString() {
    return function + " " + ordinal + " " + call;
  }
}
