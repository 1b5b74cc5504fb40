package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThresholdPropertyTest {
  /// The seed is in the name of the test, so that a failure can be repeated.
  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {20170627, 484})
  void noFormIsPassedOrFailedOnTheWrongSideOfTheLimit(long seed) {
    ThresholdForms.Tally tally = new ThresholdForms(seed, Rules2017.programme()).run(6_000);

    assertThat(tally.wrongPass()).isEmpty();
    assertThat(tally.wrongFail()).isEmpty();
    assertThat(tally.passed()).as("decided without a person").isGreaterThan(1_000);
    assertThat(tally.failed()).as("decided without a person").isGreaterThan(1_000);
    assertThat(tally.toPerson()).isGreaterThan(500);
  }
}
