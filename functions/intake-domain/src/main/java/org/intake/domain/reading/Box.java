package org.intake.domain.reading;

/// A rectangle as fractions (0 to 1) of the page's width and height, origin top left.
public record Box(double x, double y, double width, double height) {
  public Box {
    if (!(x >= 0
        && y >= 0
        && width >= 0
        && height >= 0
        && x + width <= 1.000001
        && y + height <= 1.000001)) {
      throw new IllegalArgumentException("a box lies inside its page");
    }
  }

  /// The box of a rectangle in page units, cut to the page: text may stand a hair outside of it.
  public static Box of(
      double x, double y, double width, double height, double pageWidth, double pageHeight) {
    double left = Math.clamp(x / pageWidth, 0, 1);
    double top = Math.clamp(y / pageHeight, 0, 1);
    double right = Math.clamp((x + width) / pageWidth, left, 1);
    double bottom = Math.clamp((y + height) / pageHeight, top, 1);
    return new Box(left, top, right - left, bottom - top);
  }

  public Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    double right = Math.max(x + width, other.x + other.width);
    double bottom = Math.max(y + height, other.y + other.height);
    return new Box(left, top, Math.min(1 - left, right - left), Math.min(1 - top, bottom - top));
  }

  /// Intersection over union, the measure of how well two boxes agree: 0 to 1.
  public double overlap(Box other) {
    double width = Math.min(x + this.width, other.x + other.width) - Math.max(x, other.x);
    double height = Math.min(y + this.height, other.y + other.height) - Math.max(y, other.y);
    if (width <= 0 || height <= 0) {
      return 0;
    }
    double both = width * height;
    return both / (this.width * this.height + other.width * other.height - both);
  }
}
