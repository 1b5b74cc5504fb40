package org.intake.testkit.documents;

/// How wide a character is; the layout asks nothing else of a font.
interface Metrics {

  /// Width in points.
  double width(int codePoint, double size, boolean bold);

  /// Chinese full width, everything of ASCII half: what the writers without a font at hand promise.
  static Metrics grid() {
    return (codePoint, size, _) -> codePoint < 0x80 ? size / 2 : size;
  }
}
