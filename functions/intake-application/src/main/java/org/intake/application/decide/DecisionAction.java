package org.intake.application.decide;

import java.util.Arrays;
import java.util.Optional;

/// What an officer may decide. Part of the API and of histories: never change one, only add.
public enum DecisionAction {
  ACCEPT(false),
  /// Sends the deficiency notice although open items are not settled.
  RETURN(false),
  REJECT(true),
  HOLD(true),
  RELEASE(false),
  REOPEN(true),
  /// By both agencies together.
  PROPOSE(false),
  /// By both agencies together.
  NOT_SELECT(true),
  DISQUALIFY(true),
  /// The final report is in order.
  COMPLETE(false),
  ARCHIVE(false);

  private final boolean needsReason;

  DecisionAction(boolean needsReason) {
    this.needsReason = needsReason;
  }

  public boolean needsReason() {
    return needsReason;
  }

  public static Optional<DecisionAction> named(String name) {
    return Arrays.stream(values()).filter(action -> action.name().equals(name)).findFirst();
  }
}
