package org.intake.documents.ocr;

import java.util.Arrays;
import java.util.Optional;

/// Finds the sheet of paper on a darker desk: a straight line is fitted to each of its four edges,
/// so that a cut-off or folded corner does not matter.
final class PageFinder {
  /// The corners on the small picture, clockwise from the upper left.
  record Quad(double[] xs, double[] ys) {
    double width() {
      return (side(0, 1) + side(3, 2)) / 2;
    }

    double height() {
      return (side(0, 3) + side(1, 2)) / 2;
    }

    private double side(int from, int to) {
      return Math.hypot(xs[to] - xs[from], ys[to] - ys[from]);
    }
  }

  private PageFinder() {}

  /// Empty when the picture is all paper, as from a scanner.
  static Optional<Quad> find(GreyPicture small) {
    int width = small.width();
    int height = small.height();
    int border = borderLevel(small);
    int paper = small.quantile(0.75);
    if (border > paper * 0.75) {
      return Optional.empty();
    }
    int threshold = (int) (border + 0.35 * (paper - border));
    Mask light = Mask.darker(small, threshold + 1).inverse();
    Rectangle sheet =
        Components.of(light).stream()
            .max((a, b) -> Integer.compare(a.pixels(), b.pixels()))
            .map(Components.Component::box)
            .orElse(new Rectangle(0, 0, 0, 0));
    if ((double) sheet.width() * sheet.height() < 0.3 * width * height) {
      return Optional.empty();
    }
    return corners(light, sheet);
  }

  private static int borderLevel(GreyPicture small) {
    long sum = 0;
    int count = 0;
    for (int y = 0; y < small.height(); y++) {
      boolean edgeRow = y < 2 || y >= small.height() - 2;
      for (int x = 0; x < small.width(); x++) {
        if (edgeRow || x < 2 || x >= small.width() - 2) {
          sum += small.at(x, y);
          count++;
        }
      }
    }
    return (int) (sum / count);
  }

  private static Optional<Quad> corners(Mask light, Rectangle sheet) {
    Line left = verticalEdge(light, sheet, true);
    Line right = verticalEdge(light, sheet, false);
    Line top = horizontalEdge(light, sheet, true);
    Line bottom = horizontalEdge(light, sheet, false);
    double[] xs = new double[4];
    double[] ys = new double[4];
    cross(left, top, xs, ys, 0);
    cross(right, top, xs, ys, 1);
    cross(right, bottom, xs, ys, 2);
    cross(left, bottom, xs, ys, 3);
    Quad quad = new Quad(xs, ys);
    boolean plausible =
        quad.width() > sheet.width() * 0.6
            && quad.height() > sheet.height() * 0.6
            && quad.width() < sheet.width() * 1.3
            && quad.height() < sheet.height() * 1.3;
    return plausible ? Optional.of(quad) : Optional.empty();
  }

  /// A line as offset + slope * t: x over y for upright edges, y over x for flat ones.
  private record Line(double offset, double slope) {
    double at(double t) {
      return offset + slope * t;
    }
  }

  private static Line verticalEdge(Mask light, Rectangle sheet, boolean first) {
    int from = sheet.top() + sheet.height() / 8;
    int to = sheet.bottom() - sheet.height() / 8;
    double[] ts = new double[to - from];
    double[] values = new double[to - from];
    for (int y = from; y < to; y++) {
      int x = first ? sheet.left() : sheet.right() - 1;
      while (x > sheet.left() - 1 && x < sheet.right() && !isSolid(light, x, y, first ? 1 : -1)) {
        x += first ? 1 : -1;
      }
      ts[y - from] = y + 0.5;
      values[y - from] = first ? x : x + 1.0;
    }
    return fitted(ts, values);
  }

  private static Line horizontalEdge(Mask light, Rectangle sheet, boolean first) {
    int from = sheet.left() + sheet.width() / 8;
    int to = sheet.right() - sheet.width() / 8;
    double[] ts = new double[to - from];
    double[] values = new double[to - from];
    for (int x = from; x < to; x++) {
      int y = first ? sheet.top() : sheet.bottom() - 1;
      while (y > sheet.top() - 1 && y < sheet.bottom() && !light.at(x, y)) {
        y += first ? 1 : -1;
      }
      ts[x - from] = x + 0.5;
      values[x - from] = first ? y : y + 1.0;
    }
    return fitted(ts, values);
  }

  private static boolean isSolid(Mask light, int x, int y, int step) {
    int next = x + step;
    return light.at(x, y) && (next < 0 || next >= light.width() || light.at(next, y));
  }

  /// Least squares, three times, each time without the points that lie far off.
  private static Line fitted(double[] ts, double[] values) {
    boolean[] used = new boolean[ts.length];
    Arrays.fill(used, true);
    Line line = new Line(0, 0);
    for (int round = 0; round < 4; round++) {
      double n = 0;
      double st = 0;
      double sv = 0;
      double stt = 0;
      double stv = 0;
      for (int i = 0; i < ts.length; i++) {
        if (used[i]) {
          n++;
          st += ts[i];
          sv += values[i];
          stt += ts[i] * ts[i];
          stv += ts[i] * values[i];
        }
      }
      double determinant = n * stt - st * st;
      if (n < 10 || Math.abs(determinant) < 1e-9) {
        return line;
      }
      double slope = (n * stv - st * sv) / determinant;
      line = new Line((sv - slope * st) / n, slope);
      double[] off = new double[ts.length];
      for (int i = 0; i < ts.length; i++) {
        off[i] = Math.abs(values[i] - line.at(ts[i]));
      }
      double[] sorted = off.clone();
      Arrays.sort(sorted);
      double limit = Math.max(1.5, 2.5 * sorted[sorted.length / 2]);
      for (int i = 0; i < ts.length; i++) {
        used[i] = off[i] <= limit;
      }
    }
    return line;
  }

  /// Where an upright line (x over y) meets a flat one (y over x).
  private static void cross(Line upright, Line flat, double[] xs, double[] ys, int corner) {
    double y =
        (flat.offset() + flat.slope() * upright.offset()) / (1 - flat.slope() * upright.slope());
    xs[corner] = upright.at(y);
    ys[corner] = y;
  }
}
