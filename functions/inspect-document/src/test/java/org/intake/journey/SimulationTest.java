package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.json.JsonBundleCodec;
import org.intake.testkit.simulation.Figures;
import org.intake.testkit.simulation.PointCampaign;
import org.intake.testkit.simulation.Simulation;
import org.junit.jupiter.api.Test;

/// Scorecard R1 to R4, small. `intake-local.jar simulate` plays the campaigns.
class SimulationTest {
  private final JsonBundleCodec codec = new JsonBundleCodec();

  @Test
  void losesNothingAndDecidesNothingTwiceWhileEverythingGoesWrong() {
    Figures figures = simulate(7);
    assertThat(figures.breaks()).isEmpty();
    assertThat(figures.holds()).as(String.join("\n", figures.lines())).isTrue();
  }

  @Test
  void playsTheSameAgainForTheSameSeed() {
    assertThat(simulate(3).lines()).isEqualTo(simulate(3).lines());
  }

  private Figures simulate(long seed) {
    return new Simulation(JourneyOnFakes.PROGRAMMES, codec).run(seed, 20, 3, _ -> {});
  }

  @Test
  void comesToTheSameWhateverTwoCallsOfAJourneyFail() {
    PointCampaign.Result result = new PointCampaign(JourneyOnFakes.PROGRAMMES, codec).pairs(1, 12);
    assertThat(result.breaks()).isEmpty();
    assertThat(result.reached()).isPositive();
  }

  /// Of people, because theirs went wrong: an officer who was told to look again did not, and an
  /// expert whose answer was lost forgot the seat that he held. `simulate --points` has all.
  @Test
  void comesToTheSameWhateverOneCallOfOfficersAndExpertsFails() {
    PointCampaign.Result result =
        new PointCampaign(JourneyOnFakes.PROGRAMMES, codec)
            .singles(point ->
                point.function().equals("api settle") || point.function().equals("api claim"));
    assertThat(result.breaks()).isEmpty();
    assertThat(result.reached()).isPositive().isEqualTo(result.wanted());
  }
}
