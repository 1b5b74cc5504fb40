package org.intake.documents.ocr;

/// A projective map of the plane, row by row. Every step of the preparation is one, so that the
/// picture is resampled once and a word's place can be told on the picture as it came.
record Homography(
    double a, double b, double c, double d, double e, double f, double g, double h, double i) {
  static final Homography IDENTITY = new Homography(1, 0, 0, 0, 1, 0, 0, 0, 1);

  static Homography scale(double x, double y) {
    return new Homography(x, 0, 0, 0, y, 0, 0, 0, 1);
  }

  static Homography shift(double x, double y) {
    return new Homography(1, 0, x, 0, 1, y, 0, 0, 1);
  }

  /// Turns by an angle (radians, clockwise on a picture whose y grows downwards).
  static Homography turn(double angle) {
    double cos = Math.cos(angle);
    double sin = Math.sin(angle);
    return new Homography(cos, -sin, 0, sin, cos, 0, 0, 0, 1);
  }

  /// The map of the rectangle (0,0)-(width,height) to four corners, clockwise from the upper left.
  static Homography toQuad(double width, double height, double[] xs, double[] ys) {
    double dx1 = xs[1] - xs[2];
    double dx2 = xs[3] - xs[2];
    double dx3 = xs[0] - xs[1] + xs[2] - xs[3];
    double dy1 = ys[1] - ys[2];
    double dy2 = ys[3] - ys[2];
    double dy3 = ys[0] - ys[1] + ys[2] - ys[3];
    double determinant = dx1 * dy2 - dx2 * dy1;
    double g = (dx3 * dy2 - dx2 * dy3) / determinant;
    double h = (dx1 * dy3 - dx3 * dy1) / determinant;
    Homography unit =
        new Homography(
            xs[1] - xs[0] + g * xs[1],
            xs[3] - xs[0] + h * xs[3],
            xs[0],
            ys[1] - ys[0] + g * ys[1],
            ys[3] - ys[0] + h * ys[3],
            ys[0],
            g,
            h,
            1);
    return unit.after(scale(1 / width, 1 / height));
  }

  /// First `first`, then this.
  Homography after(Homography first) {
    return new Homography(
        a * first.a + b * first.d + c * first.g,
        a * first.b + b * first.e + c * first.h,
        a * first.c + b * first.f + c * first.i,
        d * first.a + e * first.d + f * first.g,
        d * first.b + e * first.e + f * first.h,
        d * first.c + e * first.f + f * first.i,
        g * first.a + h * first.d + i * first.g,
        g * first.b + h * first.e + i * first.h,
        g * first.c + h * first.f + i * first.i);
  }

  Homography inverse() {
    double determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    return new Homography(
        (e * i - f * h) / determinant,
        (c * h - b * i) / determinant,
        (b * f - c * e) / determinant,
        (f * g - d * i) / determinant,
        (a * i - c * g) / determinant,
        (c * d - a * f) / determinant,
        (d * h - e * g) / determinant,
        (b * g - a * h) / determinant,
        (a * e - b * d) / determinant);
  }

  double x(double px, double py) {
    return (a * px + b * py + c) / (g * px + h * py + i);
  }

  double y(double px, double py) {
    return (d * px + e * py + f) / (g * px + h * py + i);
  }
}
