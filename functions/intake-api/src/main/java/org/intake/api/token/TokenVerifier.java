package org.intake.api.token;

import org.intake.api.http.Request;

/// Tells who is calling.
@FunctionalInterface
public interface TokenVerifier {
  /// In `X-Intake-Token` where the gateway itself uses `Authorization` (AWS_IAM), else as a bearer
  /// token in `Authorization`.
  Identification identify(Request request);
}
