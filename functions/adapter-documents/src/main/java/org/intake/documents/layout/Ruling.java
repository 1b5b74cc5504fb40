package org.intake.documents.layout;

/// A straight horizontal or vertical line of a page, in page units, origin top left.
public record Ruling(double x1, double y1, double x2, double y2) {
  public Ruling {
    if (x1 > x2 || y1 > y2) {
      throw new IllegalArgumentException("from the upper left to the lower right");
    }
  }

  public static Ruling between(double x1, double y1, double x2, double y2) {
    return new Ruling(Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2));
  }

  boolean isHorizontal() {
    return x2 - x1 >= y2 - y1;
  }
}
