package org.intake.programme.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Switches that no rule reads but the calendar or the quota does; those of rules are scenarios.
class SwitchesTest {
  private static final Instant NOTICE = Instant.parse("2017-07-28T02:00:00Z");

  @Test
  void aSupplementMayComeAfterTheDeadlineOrNot() {
    Instant allowed =
        Rules2017.policy("supplement-after-deadline", "allowed")
            .programme()
            .calendar()
            .supplementDeadline(NOTICE);
    Instant refused =
        Rules2017.policy("supplement-after-deadline", "refused")
            .programme()
            .calendar()
            .supplementDeadline(NOTICE);

    assertThat(allowed).isEqualTo(Instant.parse("2017-08-11T16:00:00Z"));
    assertThat(refused).isEqualTo(Instant.parse("2017-07-31T16:00:00Z"));
  }

  @Test
  void aSupplementThatEndsBeforeTheDeadlineIsTheSameUnderBoth() {
    Instant early = Instant.parse("2017-07-03T02:00:00Z");

    assertThat(
            Rules2017.policy("supplement-after-deadline", "refused")
                .programme()
                .calendar()
                .supplementDeadline(early))
        .isEqualTo(Rules2017.programme().calendar().supplementDeadline(early));
  }
}
