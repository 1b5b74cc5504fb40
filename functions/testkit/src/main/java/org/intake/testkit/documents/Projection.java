package org.intake.testkit.documents;

/// A plane seen from an angle: maps points of a page to points of the picture.
final class Projection {
  private final double[] m;

  private Projection(double[] m) {
    this.m = m;
  }

  static Projection identity() {
    return new Projection(new double[] {1, 0, 0, 0, 1, 0, 0, 0, 1});
  }

  /// Turned by degrees around a middle.
  static Projection turned(double degrees, double middleX, double middleY) {
    double cos = Math.cos(Math.toRadians(degrees));
    double sin = Math.sin(Math.toRadians(degrees));
    return new Projection(
        new double[] {
          cos,
          -sin,
          middleX - cos * middleX + sin * middleY,
          sin,
          cos,
          middleY - sin * middleX - cos * middleY,
          0,
          0,
          1
        });
  }

  /// The projection that takes the corners of a sheet of this size to four points, clockwise from
  /// the top left.
  static Projection ontoCorners(double width, double height, double[][] to) {
    double[][] from = {{0, 0}, {width, 0}, {width, height}, {0, height}};
    double[][] rows = new double[8][9];
    for (int i = 0; i < 4; i++) {
      double x = from[i][0];
      double y = from[i][1];
      double u = to[i][0];
      double v = to[i][1];
      rows[2 * i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
      rows[2 * i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    double[] solved = solve(rows);
    double[] m = new double[9];
    System.arraycopy(solved, 0, m, 0, 8);
    m[8] = 1;
    return new Projection(m);
  }

  private static double[] solve(double[][] rows) {
    int n = rows.length;
    for (int column = 0; column < n; column++) {
      int pivot = column;
      for (int row = column + 1; row < n; row++) {
        if (Math.abs(rows[row][column]) > Math.abs(rows[pivot][column])) {
          pivot = row;
        }
      }
      double[] kept = rows[column];
      rows[column] = rows[pivot];
      rows[pivot] = kept;
      for (int row = 0; row < n; row++) {
        if (row != column) {
          double factor = rows[row][column] / rows[column][column];
          for (int i = column; i <= n; i++) {
            rows[row][i] -= factor * rows[column][i];
          }
        }
      }
    }
    double[] solution = new double[n];
    for (int i = 0; i < n; i++) {
      solution[i] = rows[i][n] / rows[i][i];
    }
    return solution;
  }

  double[] point(double x, double y) {
    double w = m[6] * x + m[7] * y + m[8];
    return new double[] {(m[0] * x + m[1] * y + m[2]) / w, (m[3] * x + m[4] * y + m[5]) / w};
  }

  Projection inverse() {
    double a = m[0], b = m[1], c = m[2], d = m[3], e = m[4], f = m[5], g = m[6], h = m[7], i = m[8];
    double determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    return new Projection(
        new double[] {
          (e * i - f * h) / determinant,
          (c * h - b * i) / determinant,
          (b * f - c * e) / determinant,
          (f * g - d * i) / determinant,
          (a * i - c * g) / determinant,
          (c * d - a * f) / determinant,
          (d * h - e * g) / determinant,
          (b * g - a * h) / determinant,
          (a * e - b * d) / determinant
        });
  }

  /// The upright box around a box of the page, both in fractions of their picture.
  Box around(Box box, double fromWidth, double fromHeight, double toWidth, double toHeight) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      double x = (corner % 2 == 0 ? box.x() : box.x() + box.width()) * fromWidth;
      double y = (corner < 2 ? box.y() : box.y() + box.height()) * fromHeight;
      double[] at = point(x, y);
      left = Math.min(left, at[0]);
      right = Math.max(right, at[0]);
      top = Math.min(top, at[1]);
      bottom = Math.max(bottom, at[1]);
    }
    return new Box(
        left / toWidth, top / toHeight, (right - left) / toWidth, (bottom - top) / toHeight);
  }
}
