package org.intake.domain.programme;

import java.util.List;

/// Which independent readings let a value of OCR decide without a person.
///
/// `officeTwin`: the office file of the same form says the same. `computation`: values that give
/// each other, or that what is known beside the document gives, by one of the `computations`.
/// `twoPasses`: two recognitions agree, the form is valid and the confidence at least `confidence`
/// (0 to 1); never enough for a rule of a threshold. `presence`: that something is written in a
/// cell may be told by recognition alone.
public record CorroborationPolicy(
    boolean officeTwin,
    boolean computation,
    boolean twoPasses,
    double confidence,
    boolean presence,
    List<Computation> computations) {
  public CorroborationPolicy {
    computations = List.copyOf(computations);
  }

  /// Values of one document that are corroborated when the expression holds.
  public record Computation(List<RuleDefinition.Read> reads, String holds) {
    public Computation {
      reads = List.copyOf(reads);
    }
  }
}
