package org.intake.programme.rules;

import java.util.function.UnaryOperator;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.programme.LoadResult;
import org.jspecify.annotations.Nullable;

/// One thing that may be wrong with a case, and what a rule must then say.
record Scenario(
    String sentence,
    String check,
    @Nullable String park,
    Outcome outcome,
    @Nullable Effect effect,
    @Nullable String policy,
    @Nullable String value,
    UnaryOperator<CaseBuilder> spoil) {
  static Scenario of(
      String check, Outcome outcome, String sentence, UnaryOperator<CaseBuilder> spoil) {
    return new Scenario(sentence, check, null, outcome, null, null, null, spoil);
  }

  /// Of the park {@link CaseBuilder#EAST}.
  static Scenario ofPark(
      String check, Outcome outcome, String sentence, UnaryOperator<CaseBuilder> spoil) {
    return new Scenario(sentence, check, CaseBuilder.EAST, outcome, null, null, null, spoil);
  }

  Scenario at(String otherPark) {
    return new Scenario(sentence, check, otherPark, outcome, effect, policy, value, spoil);
  }

  Scenario effect(Effect expected) {
    return new Scenario(sentence, check, park, outcome, expected, policy, value, spoil);
  }

  Scenario when(String switchName, String switchValue) {
    return new Scenario(sentence, check, park, outcome, effect, switchName, switchValue, spoil);
  }

  Finding finding() {
    if (policy == null || value == null) {
      return Rules2017.screened(
          spoil.apply(CaseBuilder.clean(Rules2017.programme())).build(), check, park);
    }
    LoadResult.Loaded loaded = Rules2017.policy(policy, value);
    return Rules2017.finding(
        loaded.rules().screen(spoil.apply(CaseBuilder.clean(loaded.programme())).build()),
        check,
        park);
  }

  @Override
  public String toString() {
    return check
        + " "
        + outcome
        + (policy == null ? "" : " (" + policy + ": " + value + ")")
        + ": "
        + sentence;
  }
}
