package org.intake.documents.layout;

/// A piece of text with its place in page units, origin top left: one character of a text layer or
/// one word of a recognition. `baseline` is where it stands on.
public record Glyph(
    String text,
    double x,
    double y,
    double width,
    double height,
    double baseline,
    double confidence) {
  public double centreX() {
    return x + width / 2;
  }

  public double centreY() {
    return y + height / 2;
  }
}
