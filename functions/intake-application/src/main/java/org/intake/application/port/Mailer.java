package org.intake.application.port;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends one mail. Providers have no idempotency token, so each mail carries our id, by which it
/// can be found again where the provider allows.
public interface Mailer {
  /// A [org.intake.application.TransientFault] leaves open whether the mail went out.
  Sending send(Mail mail);

  /// Whether a mail with our id was sent earlier; empty when the provider cannot tell.
  Optional<Boolean> wasSent(String id);

  /// Header fields hold one line each; an adapter refuses anything else.
  record Mail(String id, String to, String subject, String text, String html) {}

  sealed interface Sending {
    record Sent(@Nullable String providerId) implements Sending {}

    /// The provider did not take it now, which is certain: it may be sent again.
    record NotTaken(String reason) implements Sending {}

    /// The address or the content is not acceptable: trying again does not help.
    record Rejected(String reason) implements Sending {}
  }
}
