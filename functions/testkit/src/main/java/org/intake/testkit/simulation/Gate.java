package org.intake.testkit.simulation;

import java.util.function.Supplier;

/// Through which every outbound call goes.
interface Gate {
  /// `conflict` is what the call says when somebody else was faster; null where that cannot be.
  <T> T call(String name, Supplier<T> call, Supplier<T> conflict);

  default <T> T call(String name, Supplier<T> call) {
    return call(name, call, call);
  }
}
