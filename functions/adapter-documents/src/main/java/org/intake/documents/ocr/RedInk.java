package org.intake.documents.ocr;

import java.util.Arrays;
import java.util.List;

/// A stamp's red ink alone, as dark on light. Print that lies on the stamp hides what the stamp has
/// there, and so does another stamp's ring: such a place takes the mean of what is seen around it,
/// so that a character of the stamp goes on below a stroke that crosses it.
final class RedInk {
  /// Less light than this share of the paper's is print, whatever its colour.
  private static final double PRINT = 0.3;

  /// Of the way from a stamp's ink to bare paper, by green as a share of red, this is still noise.
  private static final double NOISE = 0.25;

  private static final int STEPS = 360;

  /// Strokes of print are hidden with what lies this share of the ring's radius around.
  private static final double REACH = 1 / 28.0;

  private final GreyPicture ink;
  private final Rectangle box;

  private RedInk(GreyPicture ink, Rectangle box) {
    this.ink = ink;
    this.box = box;
  }

  /// `others` are the page's other rings.
  static RedInk of(NativePicture picture, SealFinder.Ring ring, List<SealFinder.Ring> others) {
    Rectangle box = ring.box().grown(2, 2).within(picture.width(), picture.height());
    GreyPicture red = picture.red(box);
    GreyPicture green = picture.green(box);
    double paperRed = Math.max(40, red.quantile(0.8));
    double paperGreen = Math.max(40, green.quantile(0.8));
    double[] ratios = new double[red.width() * red.height()];
    boolean[] hidden = new boolean[ratios.length];
    for (int y = 0; y < red.height(); y++) {
      for (int x = 0; x < red.width(); x++) {
        double light = red.at(x, y) / paperRed;
        int at = y * red.width() + x;
        hidden[at] = light < PRINT || isOnLine(others, box.left() + x, box.top() + y);
        ratios[at] = green.at(x, y) / paperGreen / Math.max(PRINT, light);
      }
    }
    double pure = pure(ratios, hidden, box, ring);
    GreyPicture ink = GreyPicture.blank(red.width(), red.height());
    for (int i = 0; i < ratios.length; i++) {
      double bare = (ratios[i] - pure) / ((1 - pure) * (1 - NOISE));
      ink.pixels()[i] = (byte) (GreyPicture.PAPER * Math.clamp(bare, 0, 1));
    }
    fill(ink, hidden, Math.max(2, (int) (ring.radius() * REACH)));
    return new RedInk(ink, box);
  }

  /// What pure ink of this stamp looks like: the middle of what stands on its own line.
  private static double pure(
      double[] ratios, boolean[] hidden, Rectangle box, SealFinder.Ring ring) {
    double[] line = new double[STEPS];
    int count = 0;
    for (int i = 0; i < STEPS; i++) {
      double angle = 2 * Math.PI * i / STEPS;
      int x = (int) (ring.x() + ring.radius() * 0.975 * Math.cos(angle)) - box.left();
      int y = (int) (ring.y() + ring.radius() * 0.975 * Math.sin(angle)) - box.top();
      int at = y * box.width() + x;
      boolean inside = x >= 0 && y >= 0 && x < box.width() && y < box.height();
      if (inside && !hidden[at]) {
        line[count++] = ratios[at];
      }
    }
    Arrays.sort(line, 0, count);
    return count == 0 ? 0.4 : Math.min(0.85, line[count / 2]);
  }

  private static boolean isOnLine(List<SealFinder.Ring> rings, int x, int y) {
    for (SealFinder.Ring ring : rings) {
      double distance = Math.hypot(x - ring.x(), y - ring.y()) / ring.radius();
      if (distance > 0.91 && distance < 1.03) {
        return true;
      }
    }
    return false;
  }

  /// Sums over rectangles from sums over their corners.
  private static void fill(GreyPicture ink, boolean[] hidden, int reach) {
    int width = ink.width();
    int height = ink.height();
    int[] counts = new int[(width + 1) * (height + 1)];
    int[] sums = new int[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at = (y + 1) * (width + 1) + x + 1;
        int seen = hidden[y * width + x] ? 0 : 1;
        counts[at] = seen + counts[at - 1] + counts[at - width - 1] - counts[at - width - 2];
        sums[at] = seen * ink.at(x, y) + sums[at - 1] + sums[at - width - 1] - sums[at - width - 2];
      }
    }
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (hidden[y * width + x]) {
          int left = Math.max(0, x - reach);
          int right = Math.min(width, x + reach + 1);
          int top = Math.max(0, y - reach) * (width + 1);
          int bottom = Math.min(height, y + reach + 1) * (width + 1);
          int count =
              counts[bottom + right]
                  - counts[bottom + left]
                  - counts[top + right]
                  + counts[top + left];
          int sum =
              sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left];
          ink.pixels()[y * width + x] = (byte) (count == 0 ? GreyPicture.PAPER : sum / count);
        }
      }
    }
  }

  /// How bright a place of the whole picture is, between its pixels.
  double at(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double bottom = y - top;
    return (pixel(left, top) * (1 - right) + pixel(left + 1, top) * right) * (1 - bottom)
        + (pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right) * bottom;
  }

  private int pixel(int x, int y) {
    int column = x - box.left();
    int row = y - box.top();
    boolean inside = column >= 0 && row >= 0 && column < ink.width() && row < ink.height();
    return inside ? ink.at(column, row) : GreyPicture.PAPER;
  }
}
