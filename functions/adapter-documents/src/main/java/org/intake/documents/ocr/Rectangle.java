package org.intake.documents.ocr;

/// A rectangle of pixels; right and bottom lie outside of it.
record Rectangle(int left, int top, int right, int bottom) {
  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }

  int centreX() {
    return (left + right) / 2;
  }

  int centreY() {
    return (top + bottom) / 2;
  }

  boolean isEmpty() {
    return right <= left || bottom <= top;
  }

  boolean holds(int x, int y) {
    return x >= left && x < right && y >= top && y < bottom;
  }

  Rectangle grown(int x, int y) {
    return new Rectangle(left - x, top - y, right + x, bottom + y);
  }

  Rectangle shifted(int x, int y) {
    return new Rectangle(left + x, top + y, right + x, bottom + y);
  }

  Rectangle within(int width, int height) {
    return cut(new Rectangle(0, 0, width, height));
  }

  Rectangle cut(Rectangle other) {
    int newLeft = Math.max(left, other.left);
    int newTop = Math.max(top, other.top);
    return new Rectangle(
        newLeft,
        newTop,
        Math.max(newLeft, Math.min(right, other.right)),
        Math.max(newTop, Math.min(bottom, other.bottom)));
  }

  Rectangle union(Rectangle other) {
    return new Rectangle(
        Math.min(left, other.left),
        Math.min(top, other.top),
        Math.max(right, other.right),
        Math.max(bottom, other.bottom));
  }
}
