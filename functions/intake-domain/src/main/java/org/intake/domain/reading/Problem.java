package org.intake.domain.reading;

import org.intake.domain.Texts;
import org.jspecify.annotations.Nullable;

/// What is wrong with a file, in words that the province understands, with the cure. Codes are
/// public: never change one, only add.
public record Problem(Code code, Texts message, @Nullable Integer page) {
  /// Whether the file can be used at all.
  public boolean refuses() {
    return code.severity == Severity.REFUSED;
  }

  /// Whether a person has to look at the file because the machine could not read all of it.
  public boolean needsPerson() {
    return code.severity == Severity.PERSON;
  }

  /// Whether what was not found may stand there all the same: recognition overlooks things.
  public boolean leavesGaps() {
    return refuses()
        || needsPerson()
        || code == Code.RECOGNISED
        || code == Code.HIDDEN_TEXT_LAYER
        || code == Code.HIDDEN_CONTENT
        || code == Code.INSET_NOT_READ;
  }

  /// What a problem means for the file.
  public enum Severity {
    /// The province must send it again.
    REFUSED,
    /// A person must look.
    PERSON,
    /// Worth knowing.
    NOTE
  }

  /// Never change one, only add.
  public enum Code {
    EMPTY(Severity.REFUSED),
    TRUNCATED(Severity.REFUSED),
    ENCRYPTED(Severity.REFUSED),
    UNSUPPORTED_TYPE(Severity.REFUSED),
    TOO_LARGE(Severity.REFUSED),
    TOO_MANY_PAGES(Severity.REFUSED),
    TOO_MANY_OBJECTS(Severity.REFUSED),
    CORRUPT(Severity.REFUSED),
    MALWARE(Severity.REFUSED),
    ACTIVE_CONTENT(Severity.PERSON),
    EXTERNAL_REFERENCE(Severity.PERSON),
    WRONG_EXTENSION(Severity.NOTE),
    ARCHIVE_TRAVERSAL(Severity.REFUSED),
    ARCHIVE_BOMB(Severity.REFUSED),
    ARCHIVE_TOO_DEEP(Severity.REFUSED),
    ARCHIVE_TOO_MANY(Severity.REFUSED),
    ARCHIVE_DUPLICATE_NAME(Severity.PERSON),
    ARCHIVE_OVERLAP(Severity.REFUSED),
    IMAGE_TOO_LARGE(Severity.REFUSED),
    IMAGE_TOO_SMALL(Severity.REFUSED),
    LOW_RESOLUTION(Severity.PERSON),
    BLANK_PAGE(Severity.NOTE),
    BLANK_DOCUMENT(Severity.REFUSED),
    UPSIDE_DOWN(Severity.NOTE),
    TWO_PAGES_IN_ONE(Severity.NOTE),
    SCREEN_PHOTO(Severity.PERSON),
    HANDWRITING(Severity.PERSON),
    SCAN_NOT_READ(Severity.PERSON),
    PAGE_NOT_READ(Severity.PERSON),
    HIDDEN_TEXT_LAYER(Severity.NOTE),
    RECOGNISED(Severity.NOTE),
    OTHER_PROGRAMME(Severity.PERSON),
    UNKNOWN_DOCUMENT(Severity.PERSON),
    UNKNOWN_LABEL(Severity.NOTE),
    TIME_LIMIT(Severity.PERSON),
    MEMORY_LIMIT(Severity.PERSON),
    READER_CRASHED(Severity.PERSON),
    NOT_ASKED_FOR(Severity.PERSON),
    HIDDEN_CONTENT(Severity.NOTE),
    INSET_NOT_READ(Severity.NOTE),
    ARCHIVE_METHOD(Severity.REFUSED),
    SEAL_BROKEN(Severity.PERSON);

    private final Severity severity;

    Code(Severity severity) {
      this.severity = severity;
    }

    public Severity severity() {
      return severity;
    }
  }
}
