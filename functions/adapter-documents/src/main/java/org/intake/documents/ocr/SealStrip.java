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

  /// This share of a strip is full ink.
  private static final double DARKEST = 0.02;

  private static final double LINE = 0.35;
  private static final int MARGIN = 16;
  private static final int PARTS = 3;

  /// Characters of a ring stand apart; the engine knows them at this distance, in pixels.
  private static final int GAP = 7;

  private SealStrip() {}

  /// `ring` in pixels of the picture; `others` are the other rings of the page.
  static GreyPicture of(NativePicture picture, SealFinder.Ring ring, List<SealFinder.Ring> others) {
    double depth = ring.radius() * (OUTER - INNER);
    int width = (int) (Math.PI * (OUTER + INNER) * ring.radius() * HEIGHT / depth);
    byte[] pixels = new byte[width * HEIGHT];
    RedInk ink = RedInk.of(picture, ring, others);
    for (int x = 0; x < width; x++) {
      for (int y = 0; y < HEIGHT; y++) {
        double sum = 0;
        for (int part = 0; part < PARTS * PARTS; part++) {
          double along = x + (part % PARTS + 0.5) / PARTS - 0.5;
          double across = y + (Math.floorDiv(part, PARTS) + 0.5) / PARTS - 0.5;
          double angle = Math.PI / 2 + 2 * Math.PI * along / width;
          double radius = ring.radius() * OUTER - depth * across / HEIGHT;
          sum += ink.at(ring.x() + radius * Math.cos(angle), ring.y() + radius * Math.sin(angle));
        }
        pixels[y * width + x] = (byte) (sum / (PARTS * PARTS));
      }
    }
    return text(cutWhereBare(withoutLine(new GreyPicture(width, HEIGHT, pixels))));
  }

  /// A stamp is put on by hand and leans: its text begins behind the widest bare part of its ring,
  /// wherever that is.
  private static GreyPicture cutWhereBare(GreyPicture strip) {
    int width = strip.width();
    int widest = 0;
    int middle = 0;
    int start = -1;
    for (int x = 0; x < 2 * width; x++) {
      int column = x % width;
      boolean inked =
          strip.part(new Rectangle(column, 0, column + 1, HEIGHT), 0).inkBelow(DARK) > 2;
      if (inked) {
        start = x;
      } else if (start >= 0 && x - start > widest) {
        widest = x - start;
        middle = (x + start) / 2 % width;
      }
    }
    GreyPicture cut = GreyPicture.blank(width, HEIGHT);
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < width; x++) {
        cut.pixels()[y * width + x] = strip.pixels()[y * width + (x + middle) % width];
      }
    }
    return cut;
  }

  /// The strip without the ring's own line along its upper edge.
  private static GreyPicture withoutLine(GreyPicture strip) {
    GreyPicture clean = strip.copy();
    for (int y = 0; y < HEIGHT / 4; y++) {
      Rectangle row = new Rectangle(0, y, clean.width(), y + 1);
      if (clean.part(row, 0).inkBelow(DARK) > clean.width() * LINE) {
        clean.fill(new Rectangle(0, 0, clean.width(), y + 2), GreyPicture.PAPER);
      }
    }
    return clean;
  }

  /// The strip cut to its characters.
  private static GreyPicture text(GreyPicture clean) {
    Rectangle whole = new Rectangle(0, 0, clean.width(), HEIGHT);
    for (Rectangle part : Ink.parts(clean, whole)) {
      if (part.bottom() < HEIGHT / 5 || isInner(part, clean)) {
        clean.fill(part, GreyPicture.PAPER);
      }
    }
    Rectangle tight = Ink.bounds(clean, whole, STRIP_DPI);
    return tight.isEmpty() ? clean : even(closed(clean.part(tight, 0)));
  }

  /// What reaches in from the middle: the star, print, a second line below the star, which stands
  /// where the ring's text leaves the bottom free. The lower half of a character has an upper.
  private static boolean isInner(Rectangle part, GreyPicture strip) {
    int width = strip.width();
    boolean besideTheBottom = part.right() < width / 6 || part.left() > width - width / 6;
    if (!besideTheBottom) {
      return part.bottom() == HEIGHT && part.top() > HEIGHT / 3;
    }
    Rectangle above = new Rectangle(part.left(), 0, part.right(), part.top());
    return part.top() > HEIGHT * 2 / 5 && strip.part(above, 0).inkBelow(DARK) <= part.width() / 4;
  }

  /// Ink is laid on unevenly: holes are closed, and a faint stamp's strokes become as dark as any.
  private static GreyPicture even(GreyPicture strip) {
    GreyPicture smooth = strip.smoothed();
    int darkest = smooth.quantile(DARKEST);
    for (int i = 0; i < smooth.pixels().length; i++) {
      double light =
          ((smooth.pixels()[i] & 0xff) - darkest)
              / (double) Math.max(1, GreyPicture.PAPER - darkest);
      smooth.pixels()[i] = (byte) (GreyPicture.PAPER * Math.clamp(light, 0, 1));
    }
    return smooth;
  }

  /// Strokes as if more ink stood on them (above 1) or less.
  static GreyPicture inked(GreyPicture strip, double weight) {
    GreyPicture result = strip.copy();
    for (int i = 0; i < result.pixels().length; i++) {
      double light = (result.pixels()[i] & 0xff) / (double) GreyPicture.PAPER;
      result.pixels()[i] = (byte) (GreyPicture.PAPER * Math.pow(light, weight));
    }
    return result;
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
