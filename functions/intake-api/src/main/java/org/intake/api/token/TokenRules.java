package org.intake.api.token;

import java.net.URI;
import java.time.Duration;

/// Which tokens are believed: who signs them, for whom they are made, and where the keys are.
public record TokenRules(
    String issuer, String audience, URI keys, Duration timeout, Duration skew) {
  public TokenRules {
    if (issuer.isBlank() || audience.isBlank()) {
      throw new IllegalArgumentException("issuer and audience are required");
    }
    if (!keys.isAbsolute()) {
      throw new IllegalArgumentException("the address of the keys is a whole URL");
    }
    if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofSeconds(10)) > 0) {
      throw new IllegalArgumentException("keys are fetched within 10 seconds or not at all");
    }
    if (skew.isNegative() || skew.compareTo(Duration.ofMinutes(5)) > 0) {
      throw new IllegalArgumentException("clocks differ by 5 minutes at most");
    }
  }
}
