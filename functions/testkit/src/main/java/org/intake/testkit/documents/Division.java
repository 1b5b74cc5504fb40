package org.intake.testkit.documents;

/// A row of the division table of June 2017.
public record Division(String code, String name) {

  /// `苏州` for `苏州市`, as organs and titles use it.
  String shortName() {
    return name.substring(0, name.length() - 1);
  }
}
