package org.intake.documents.ocr;

/// How far the lines of a small picture lean. The angle is right when the rows' ink changes most
/// from row to row: lines and gaps alternate sharply.
final class Skew {
  private static final double WIDEST = Math.toRadians(8);
  private static final double COARSE = Math.toRadians(0.5);
  private static final double FINE = Math.toRadians(0.04);

  private final int[] xs;
  private final int[] ys;
  private final int height;
  private final int width;

  private Skew(int[] xs, int[] ys, int width, int height) {
    this.xs = xs;
    this.ys = ys;
    this.width = width;
    this.height = height;
  }

  /// `angle` in radians (clockwise positive), and how sharply rows alternate at it, for comparing
  /// pictures.
  record Lean(double angle, double sharpness) {}

  /// Finds where the ink is; [#lean] tells how it leans.
  static Skew of(GreyPicture small, int threshold) {
    int count = small.inkBelow(threshold);
    int[] xs = new int[count];
    int[] ys = new int[count];
    int at = 0;
    for (int y = 0; y < small.height(); y++) {
      for (int x = 0; x < small.width(); x++) {
        if (small.at(x, y) < threshold) {
          xs[at] = x;
          ys[at++] = y;
        }
      }
    }
    return new Skew(xs, ys, small.width(), small.height());
  }

  /// The same ink on the picture turned clockwise by a quarter.
  Skew turned() {
    int[] turnedXs = new int[ys.length];
    for (int i = 0; i < ys.length; i++) {
      turnedXs[i] = height - 1 - ys[i];
    }
    return new Skew(turnedXs, xs, height, width);
  }

  Lean lean() {
    if (xs.length < 200) {
      return new Lean(0, 0);
    }
    double best = 0;
    double bestScore = -1;
    for (double angle = -WIDEST; angle <= WIDEST; angle += COARSE) {
      double score = sharpness(angle);
      if (score > bestScore) {
        bestScore = score;
        best = angle;
      }
    }
    double centre = best;
    for (double angle = centre - COARSE; angle <= centre + COARSE; angle += FINE) {
      double score = sharpness(angle);
      if (score > bestScore) {
        bestScore = score;
        best = angle;
      }
    }
    return new Lean(best, bestScore / xs.length);
  }

  /// Rows are sheared in 16ths of a pixel and counted in half-pixel bins.
  private double sharpness(double angle) {
    int slope = (int) Math.round(Math.tan(angle) * 65536);
    int offset = Math.abs(slope) * width / 65536 + 2;
    int[] rows = new int[2 * (height + 2 * offset) + 4];
    for (int i = 0; i < xs.length; i++) {
      int y = ((ys[i] + offset) << 1) - (int) (((long) slope * xs[i]) >> 15);
      rows[y]++;
    }
    double sum = 0;
    for (int i = 2; i < rows.length; i++) {
      double change = rows[i] - rows[i - 2];
      sum += change * change;
    }
    return sum;
  }
}
