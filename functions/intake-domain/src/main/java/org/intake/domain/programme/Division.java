package org.intake.domain.programme;

/// A division of the table as of the programme's date; `code` is the six digits of GB/T 2260.
public record Division(String code, String name, DivisionType type) {
  /// The code of the province-level division that it belongs to.
  public String province() {
    return code.substring(0, 2) + "0000";
  }

  /// The code of the prefecture-level division above it; its own for a prefecture.
  public String prefecture() {
    return code.substring(0, 4) + "00";
  }

  /// Whether `other` is this division or lies inside of it.
  public boolean contains(Division other) {
    if (code.endsWith("0000")) {
      return other.province().equals(code);
    }
    if (code.endsWith("00")) {
      return other.prefecture().equals(code);
    }
    return code.equals(other.code);
  }
}
