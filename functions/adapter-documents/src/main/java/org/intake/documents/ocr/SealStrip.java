package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;

/// The text around a stamp's edge as a straight line: the ring between its line and its star,
/// unrolled clockwise from the bottom. Only red ink is drawn, so print below the stamp is gone.
final class SealStrip {
  /// Where the characters stand, as shares of the ring's radius.
  private static final double INNER = 0.6;

  private static final double OUTER = 0.95;

  /// Pixels of the strip's height, which suits the engine.
  private static final int HEIGHT = 56;

  /// What the height of the characters amounts to.
  static final int STRIP_DPI = 250;

  private static final int DARK = 160;
  private static final double LINE = 0.35;
  private static final int MARGIN = 16;
  private static final int PARTS = 3;

  /// Characters of a ring stand apart; the engine knows them at this distance, in pixels.
  private static final int GAP = 7;

  private SealStrip() {}

  /// `ring` in pixels of the picture.
  static GreyPicture of(NativePicture picture, SealFinder.Ring ring) {
    Rectangle box = ring.box().grown(2, 2).within(picture.width(), picture.height());
    GreyPicture red = picture.red(box);
    GreyPicture green = picture.green(box);
    double paperRed = Math.max(40, red.quantile(0.8));
    double paperGreen = Math.max(40, green.quantile(0.8));
    double depth = ring.radius() * (OUTER - INNER);
    int width = (int) (Math.PI * (OUTER + INNER) * ring.radius() * HEIGHT / depth);
    byte[] pixels = new byte[width * HEIGHT];
    RedInk ink = new RedInk(red, green, paperRed, paperGreen);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        double sum = 0;
        for (int part = 0; part < PARTS * PARTS; part++) {
          double along = x + (part % PARTS + 0.5) / PARTS - 0.5;
          double across = y + (Math.floorDiv(part, PARTS) + 0.5) / PARTS - 0.5;
          double angle = Math.PI / 2 + 2 * Math.PI * along / width;
          double radius = ring.radius() * OUTER - depth * across / HEIGHT;
          sum +=
              ink.at(
                  ring.x() + radius * Math.cos(angle) - box.left(),
                  ring.y() + radius * Math.sin(angle) - box.top());
        }
        pixels[y * width + x] = (byte) (sum / (PARTS * PARTS));
      }
    }
    return text(new GreyPicture(width, HEIGHT, pixels));
  }

  /// How bright a place of the stamp is when only red ink counts, between its pixels.
  private record RedInk(GreyPicture red, GreyPicture green, double paperRed, double paperGreen) {
    double at(double x, double y) {
      int left = (int) Math.floor(x);
      int top = (int) Math.floor(y);
      double right = x - left;
      double bottom = y - top;
      return (pixel(left, top) * (1 - right) + pixel(left + 1, top) * right) * (1 - bottom)
          + (pixel(left, top + 1) * (1 - right) + pixel(left + 1, top + 1) * right) * bottom;
    }

    private double pixel(int x, int y) {
      if (x < 0 || y < 0 || x >= red.width() || y >= red.height()) {
        return GreyPicture.PAPER;
      }
      double ratio = green.at(x, y) / paperGreen / Math.max(0.15, red.at(x, y) / paperRed);
      return GreyPicture.PAPER * Math.clamp((ratio - 0.35) / 0.5, 0, 1);
    }
  }

  /// The strip without the ring's own line along its upper edge, cut to its characters.
  private static GreyPicture text(GreyPicture strip) {
    GreyPicture clean = strip.copy();
    for (int y = 0; y < HEIGHT / 4; y++) {
      Rectangle row = new Rectangle(0, y, clean.width(), y + 1);
      if (clean.part(row, 0).inkBelow(DARK) > clean.width() * LINE) {
        clean.fill(new Rectangle(0, 0, clean.width(), y + 2), GreyPicture.PAPER);
      }
    }
    Rectangle whole = new Rectangle(0, 0, clean.width(), HEIGHT);
    for (Rectangle part : Ink.parts(clean, whole)) {
      if (part.bottom() < HEIGHT / 5) {
        clean.fill(part, GreyPicture.PAPER);
      }
    }
    Rectangle tight = Ink.bounds(clean, whole, STRIP_DPI);
    return tight.isEmpty() ? clean : closed(clean.part(tight, 0));
  }

  /// The strip with its characters moved together.
  private static GreyPicture closed(GreyPicture strip) {
    List<int[]> runs = new ArrayList<>();
    int start = -1;
    int last = -10;
    for (int x = 0; x <= strip.width(); x++) {
      boolean inked =
          x < strip.width()
              && strip.part(new Rectangle(x, 0, x + 1, strip.height()), 0).inkBelow(DARK) > 0;
      if (inked) {
        start = start < 0 ? x : start;
        last = x;
      } else if (start >= 0 && (x == strip.width() || x - last > GAP)) {
        runs.add(new int[] {start, last + 1});
        start = -1;
      }
    }
    int width = 2 * MARGIN;
    for (int[] run : runs) {
      width += run[1] - run[0] + GAP;
    }
    GreyPicture result = GreyPicture.blank(width, strip.height() + 2 * MARGIN);
    int at = MARGIN;
    for (int[] run : runs) {
      for (int y = 0; y < strip.height(); y++) {
        System.arraycopy(
            strip.pixels(),
            y * strip.width() + run[0],
            result.pixels(),
            (y + MARGIN) * width + at,
            run[1] - run[0]);
      }
      at += run[1] - run[0] + GAP;
    }
    return result;
  }
}
