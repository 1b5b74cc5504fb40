package org.intake.application.invariant;

/// Who has to act when an invariant does not hold.
public enum WhoActs {
  /// Somebody wrote around the use cases, or storage lost something: restore it.
  OPERATOR,
  /// The procedure stands where it should not: an officer decides about the case.
  OFFICER,
  /// A use case did what it must not: it has to be mended.
  DEVELOPER
}
