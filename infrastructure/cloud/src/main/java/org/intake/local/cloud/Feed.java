package org.intake.local.cloud;

/// A trigger at work.
interface Feed extends Runnable {
  /// Takes nothing new from now on.
  void stop();

  /// Whether a function is running for it.
  boolean isBusy();
}
