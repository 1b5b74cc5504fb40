package org.intake.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariablesTest {
  @Test
  void namesEveryFaultAtOnceAndShowsNoValue() {
    Variables variables =
        new Variables(Map.of("PERIOD", "secret-soon", "BLANK", " ", "GOOD", "PT5S"));
    variables.required("PERIOD", Duration::parse);
    variables.required("BLANK", String::strip);
    variables.required("ABSENT", String::strip);
    variables.required("GOOD", Duration::parse);
    assertThatThrownBy(variables::check)
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("environment: PERIOD is not valid, BLANK is missing, ABSENT is missing");
  }

  @Test
  void givesValuesOnlyAfterTheCheck() {
    Variables variables = new Variables(Map.of("PERIOD", "PT5S"));
    Variables.Value<Duration> period = variables.required("PERIOD", Duration::parse);
    assertThatThrownBy(period::get).isInstanceOf(IllegalStateException.class);
    variables.check();
    assertThat(period.get()).isEqualTo(Duration.ofSeconds(5));
  }

  @Test
  void takesTheDefaultOfWhatIsOptional() {
    Variables variables = new Variables(Map.of());
    Variables.Value<Duration> period = variables.optional("PERIOD", Duration::parse, Duration.ZERO);
    variables.check();
    assertThat(period.get()).isZero();
    assertThat(variables.names()).containsExactly("PERIOD");
  }

  @Test
  void idsAreOfOneLengthAndDiffer() {
    RandomIds ids = new RandomIds();
    assertThat(ids.next()).matches("[0-9a-v]{26}").isNotEqualTo(ids.next());
  }
}
