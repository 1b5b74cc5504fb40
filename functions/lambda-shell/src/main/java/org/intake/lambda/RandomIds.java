package org.intake.lambda;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.intake.application.port.IdSource;

/// Ids of 128 random bits, in lower-case letters and digits.
public final class RandomIds implements IdSource {
  private static final int BITS = 128;
  private static final int BASE = 32;

  /// 26 digits of base 32 hold 130 bits; the extra top bit keeps every id equally long.
  private static final BigInteger TOP = BigInteger.ONE.shiftLeft(BITS + 1);

  private final SecureRandom random = new SecureRandom();

  @Override
  public String next() {
    return new BigInteger(BITS, random).add(TOP).toString(BASE);
  }
}
