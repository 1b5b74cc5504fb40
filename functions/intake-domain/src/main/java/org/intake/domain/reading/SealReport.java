package org.intake.domain.reading;

/// Whether seals can be told on a document at all: a grey copy shows none, which is not the same as
/// having none.
public enum SealReport {
  /// The pages were in colour, or the format carries electronic seals: what was found is what there
  /// is.
  TOLD,
  /// Grey or bilevel pages: seals cannot be told.
  CANNOT_TELL,
  /// A format without pictures: no seal is expected.
  NOT_EXPECTED
}
