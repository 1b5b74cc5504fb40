package org.intake.testkit.simulation;

import org.jspecify.annotations.Nullable;

/// Decides what goes wrong.
interface FaultPlan {
  /// What happens to this call; null is nothing.
  @Nullable Fault at(Invocation invocation, Point point);

  FaultPlan NOTHING = (_, _) -> null;
}
