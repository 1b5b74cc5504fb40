package org.intake.domain.ledger;

import org.jspecify.annotations.Nullable;

/// Who did something. `subject` is the token's, `province` the six digits of a province's officer
/// or of an expert's residence, `agency` `CNIPA` or `MIIT` for an officer, `organisation` an
/// expert's employer.
public record Actor(
    Role role,
    String subject,
    @Nullable String province,
    @Nullable String agency,
    @Nullable String organisation) {
  public static final Actor SYSTEM = new Actor(Role.SYSTEM, "intake", null, null, null);

  public boolean isOfProvince(String code) {
    return code.equals(province);
  }
}
