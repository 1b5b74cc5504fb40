package org.intake.documents.source;

/// What a file turned out to be; `mediaType` is finer than the type where that type is
/// `UNSUPPORTED`.
public record Detected(FileType type, String mediaType) {
  static Detected of(FileType type) {
    return new Detected(type, type.mediaType());
  }
}
