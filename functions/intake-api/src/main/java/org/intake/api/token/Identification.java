package org.intake.api.token;

import org.intake.domain.ledger.Actor;

/// What a token came to.
public sealed interface Identification {
  record Known(Actor actor) implements Identification {}

  /// No token, or one that proves nothing. The reason is for the caller: it never repeats the
  /// token.
  record Unknown(String reason) implements Identification {}

  /// A good token of somebody who has no role here, or more than one.
  record WithoutRole(String reason) implements Identification {}
}
