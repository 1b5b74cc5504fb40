package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.junit.jupiter.api.Test;

class CleanCaseTest {
  private final List<Finding> findings =
      Rules2017.rules().screen(CaseBuilder.clean(Rules2017.programme()).build());

  @Test
  void aCleanCasePassesEveryRuleThatAppliesToIt() {
    assertThat(findings)
        .filteredOn(f -> f.outcome() == Outcome.FAIL || f.outcome() == Outcome.NEEDS_HUMAN)
        .extracting(f -> f.check() + " " + f.park() + " " + f.message().zhHans())
        .isEmpty();
  }

  @Test
  void everyRuleOfTheProgrammeSpeaks() {
    assertThat(findings)
        .extracting(Finding::check)
        .containsAll(Rules2017.programme().rules().stream().map(rule -> rule.check()).toList());
  }

  @Test
  void aPassShowsWhatItHasReadAsWellAsAFailDoes() {
    assertThat(findings)
        .filteredOn(f -> f.outcome() == Outcome.PASS)
        .allSatisfy(f -> assertThat(f.evidence()).as(f.check()).isNotEmpty());
  }

  @Test
  void noMessageKeepsAHole() {
    assertThat(findings)
        .allSatisfy(f ->
            assertThat(f.message().zhHans() + f.message().zhHant() + f.message().en())
                .doesNotContain("{"));
  }

  @Test
  void onlyConditionsOfSubstanceAreLeftToTheExperts() {
    assertThat(findings)
        .filteredOn(Finding::merit)
        .extracting(Finding::check)
        .containsOnly(
            "R-CND-01",
            "R-CND-02",
            "R-CND-03",
            "R-CND-04",
            "R-CND-05",
            "R-CND-06",
            "R-CND-07",
            "R-PRK-02",
            "R-PRK-03",
            "R-PRK-04");
  }
}
