package org.intake.testkit.documents;

/// A place on a page in fractions of it, origin top left, as the contract has it.
public record Box(double x, double y, double width, double height) {

  Box union(Box other) {
    double left = Math.min(x, other.x);
    double top = Math.min(y, other.y);
    double right = Math.max(x + width, other.x + other.width);
    double bottom = Math.max(y + height, other.y + other.height);
    return new Box(left, top, right - left, bottom - top);
  }
}
