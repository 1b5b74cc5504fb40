package org.intake.domain.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Who somebody is to the procedure. The scope of a token is `intake/` and the name in lower case.
public enum Role {
  PROVINCE,
  EXPERT,
  OFFICER,
  AUDITOR,
  OPERATOR,
  /// The machine itself; no token carries it.
  SYSTEM;

  public String lowerCase() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofLowerCase(String name) {
    return Arrays.stream(values())
        .filter(role -> role != SYSTEM && role.lowerCase().equals(name))
        .findFirst();
  }
}
