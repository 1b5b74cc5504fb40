package org.intake.testkit.simulation;

/// What may happen to one outbound call.
public enum Fault {
  /// The process dies before the call leaves.
  CRASH_BEFORE,
  /// The process dies when the call has worked and nothing else has happened yet.
  CRASH_AFTER,
  /// The call has worked, its answer is lost.
  TIMEOUT_APPLIED,
  /// The call has not worked, and the caller cannot know.
  TIMEOUT_NOT_APPLIED,
  /// The service refuses: too many calls.
  THROTTLE,
  /// Somebody else changes the same aggregate at the same moment; of other calls than a commit it
  /// cannot happen.
  CONFLICT
}
