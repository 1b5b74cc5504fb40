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

  /// The radii of the strip's upper edge and of its middle, in its pixels.
  private static final double EDGE = HEIGHT * OUTER / (OUTER - INNER);

  private static final double MIDDLE = EDGE - HEIGHT / 2.0;

  /// How many characters an organ's name may have.
  private static final int FEWEST = 4;

  private static final int MOST = 24;

  /// Of the distance from one character to the next these shares may be bare.
  private static final double[] BARE = {0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5};

  /// That distance against the height of a character: as little and as much as occurs.
  private static final double NARROWEST = 0.7;

  private static final double WIDEST = 1.8;

  /// How much a distance other than the height counts against ink on the cuts.
  private static final double SHAPE_COUNTS = 0.1;

  /// Around a cut ink counts this share of the distance to each side.
  private static final double REACH = 0.06;

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
    return tight.isEmpty() ? clean : even(upright(clean.part(tight, 0), tight.top()));
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

  /// The strip's characters upright, each by itself, and moved together. Unrolled, a character is
  /// wider towards the ring's middle than it is: 川 becomes 小. `top` is the strip's row in the whole
  /// ring.
  private static GreyPicture upright(GreyPicture strip, int top) {
    double edge = EDGE - top;
    List<int[]> characters = characters(strip);
    int width = MARGIN;
    for (int[] one : characters) {
      width += one[1] - one[0] + GAP;
    }
    GreyPicture result = GreyPicture.blank(width + MARGIN, strip.height() + 2 * MARGIN);
    int at = MARGIN;
    for (int[] one : characters) {
      double middle = (one[0] + one[1]) / 2.0;
      for (int y = 0; y < strip.height(); y++) {
        for (int x = one[0]; x < one[1]; x++) {
          double aside = x + 0.5 - middle;
          double outwards = edge - y - 0.5;
          double along = middle + Math.atan2(aside, outwards) * MIDDLE - 0.5;
          double across = edge - Math.hypot(aside, outwards) - 0.5;
          if (along >= one[0] - 1 && along <= one[1]) {
            result.pixels()[(y + MARGIN) * result.width() + at + x - one[0]] =
                (byte) between(strip, along, across);
          }
        }
      }
      at += one[1] - one[0] + GAP;
    }
    return result;
  }

  /// How bright a place between pixels is.
  private static double between(GreyPicture strip, double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double right = x - left;
    double bottom = y - top;
    return (pixel(strip, left, top) * (1 - right) + pixel(strip, left + 1, top) * right)
            * (1 - bottom)
        + (pixel(strip, left, top + 1) * (1 - right) + pixel(strip, left + 1, top + 1) * right)
            * bottom;
  }

  private static int pixel(GreyPicture strip, int x, int y) {
    boolean inside = x >= 0 && y >= 0 && x < strip.width() && y < strip.height();
    return inside ? strip.at(x, y) : GreyPicture.PAPER;
  }

  /// From where to where each character stands. They stand at equal distances: as many, and so much
  /// apart, as leaves the least ink between them.
  private static List<int[]> characters(GreyPicture strip) {
    int[] ink = new int[strip.width()];
    for (int x = 0; x < ink.length; x++) {
      ink[x] = strip.part(new Rectangle(x, 0, x + 1, strip.height()), 0).inkBelow(DARK);
    }
    List<Integer> ends = List.of();
    double least = Double.MAX_VALUE;
    for (int count = FEWEST; count <= MOST; count++) {
      for (double bare : BARE) {
        double pitch = ink.length / (count - bare);
        double shape = pitch / strip.height();
        if (shape < NARROWEST || shape > WIDEST) {
          continue;
        }
        List<Integer> tried = ends(count, bare, pitch);
        double cost = cost(ink, tried, pitch) / strip.height() + SHAPE_COUNTS * Math.abs(shape - 1);
        if (cost < least) {
          least = cost;
          ends = tried;
        }
      }
    }
    List<int[]> characters = new ArrayList<>();
    int from = 0;
    for (int end : ends) {
      add(characters, ink, from, end);
      from = end;
    }
    add(characters, ink, from, ink.length);
    return characters;
  }

  private static List<Integer> ends(int count, double bare, double pitch) {
    List<Integer> ends = new ArrayList<>();
    for (int k = 1; k < count; k++) {
      ends.add((int) Math.round((k - bare / 2) * pitch));
    }
    return ends;
  }

  /// The ink around the cuts, for one column.
  private static double cost(int[] ink, List<Integer> ends, double pitch) {
    int reach = Math.max(1, (int) (pitch * REACH));
    double sum = 0;
    for (int end : ends) {
      for (int x = Math.max(0, end - reach); x < Math.min(ink.length, end + reach); x++) {
        sum += ink[x];
      }
    }
    return sum / (2 * reach * Math.max(1, ends.size()));
  }

  /// The stretch without what is bare on its sides.
  private static void add(List<int[]> characters, int[] ink, int from, int to) {
    int left = from;
    int right = to;
    while (left < right && ink[left] == 0) {
      left++;
    }
    while (right > left && ink[right - 1] == 0) {
      right--;
    }
    if (right > left) {
      characters.add(new int[] {left, right});
    }
  }
}
