package org.intake.domain.reading;

import org.jspecify.annotations.Nullable;

/// A seal found on a page: a round red stamp of a scan, or an electronic one of OFD or PDF. `text`
/// is the ring's text where it could be read; `signature` the signature line that it covers.
public record Seal(
    int page, Box box, @Nullable String text, @Nullable String signature, Kind kind, State state) {
  public enum Kind {
    STAMP,
    ELECTRONIC
  }

  /// `UNVERIFIED` is a stamp's only state; an electronic seal is intact or broken, or cannot be
  /// checked here.
  public enum State {
    UNVERIFIED,
    INTACT,
    BROKEN
  }
}
