package org.intake.local.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.intake.local.cloud.FunctionSet.Trigger;
import org.junit.jupiter.api.Test;

class ActivityTest {
  private static final Duration NO_WAIT = Duration.ZERO;

  private final Activity activity = new Activity();

  @Test
  void isSeenOnceHoweverOftenSomethingHappened() throws Exception {
    activity.happened();
    activity.happened();

    assertThat(activity.await(NO_WAIT)).isTrue();
    assertThat(activity.await(NO_WAIT)).isFalse();
  }

  @Test
  void isACallOfAFunctionButNoRunOnSchedule() throws Exception {
    var trigger = new Trigger("function", (event, context) -> event, Duration.ofMinutes(1));
    try (var invoker = new Invoker(0, activity)) {
      invoker.invokeOnSchedule(trigger, new byte[0]);
      assertThat(activity.await(NO_WAIT)).isFalse();

      invoker.invoke(trigger, new byte[0]);
      assertThat(activity.await(NO_WAIT)).isTrue();
    }
  }
}
