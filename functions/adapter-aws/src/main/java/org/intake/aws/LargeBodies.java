package org.intake.aws;

import org.intake.domain.Sha256;

/// Where the body of an aggregate goes that is too large for an item of the table: under its hash,
/// written once, never changed. It is written before the transaction that points at it, so what is
/// pointed at is always there.
interface LargeBodies {
  void put(Sha256 hash, byte[] body);

  byte[] get(Sha256 hash);
}
