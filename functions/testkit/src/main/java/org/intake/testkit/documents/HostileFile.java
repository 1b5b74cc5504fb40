package org.intake.testkit.documents;

import java.util.Set;

/// A nasty file; `codes` are the acceptable problem codes, and one of them must be among the file's
/// problems.
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HostileFile(String name, byte[] bytes, Set<String> codes) {
  public HostileFile {
    codes = Set.copyOf(codes);
  }

  static HostileFile of(String name, byte[] bytes, String... codes) {
    return new HostileFile(name, bytes, Set.of(codes));
  }

  @Override
  public String toString() {
    return name;
  }
}
