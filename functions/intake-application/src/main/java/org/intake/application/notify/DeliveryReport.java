package org.intake.application.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a mail provider tells of one mail afterwards.
public record DeliveryReport(String notice, What what, @Nullable String providerId, Instant at) {
  public enum What {
    /// It took the mail or handed it on.
    TAKEN,
    /// It will never arrive: refused, or the address does not exist.
    LOST,
    /// Opened, delayed, complained of: nothing that a notice's state says.
    OTHER
  }
}
