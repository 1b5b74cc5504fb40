package org.intake.application.invariant;

/// One thing that holds at any moment. `id` is shown for ever: never change one, only add. `holds`
/// is the sentence that is true.
public record Invariant(String id, String holds, WhoActs whoActs, Check check) {
  /// Tells the tally of each thing that it has looked at.
  @FunctionalInterface
  public interface Check {
    void look(Audited audited, Tally tally);
  }
}
