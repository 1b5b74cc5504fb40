package org.intake.local.cloud;

/// A service that is up.
interface Service {
  void stop() throws Exception;
}
