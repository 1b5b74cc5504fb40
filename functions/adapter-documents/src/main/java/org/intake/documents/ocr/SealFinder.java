package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds round stamps on a small picture by letting each pixel of their ink vote for the centres
/// that it may lie around; so overlapping, faint and broken rings are told apart. Diameters of
/// organs' seals are 38 to 50 mm. What may be a stamp's ink is red on a picture in colour; on
/// another who asks has to say.
final class SealFinder {
  private static final double LEAST_RADIUS_MM = 16.5;
  private static final double MOST_RADIUS_MM = 27;
  private static final int ANGLES = 64;
  private static final int MOST_SEALS = 8;
  private static final int REDNESS = 24;

  /// A line goes on from one direction to the next: real ones do in 0.55 of the directions or more,
  /// also where three others cross them; the strokes of a red head of two lines that happen to
  /// stand in a circle do in 0.34 at most.
  private static final double LEAST_UNBROKEN = 0.45;

  /// A ring on the small picture.
  record Ring(double x, double y, double radius, double coverage) {
    /// The same on a picture of half the size.
    Ring half() {
      return new Ring(x / 2, y / 2, radius / 2, coverage);
    }

    Rectangle box() {
      return new Rectangle(
          (int) (x - radius), (int) (y - radius), (int) (x + radius) + 1, (int) (y + radius) + 1);
    }
  }

  /// Whether a pixel lies on the sheet of paper.
  @FunctionalInterface
  interface Sheet {
    boolean holds(int x, int y);
  }

  private final int width;
  private final int height;
  private final boolean[] ink;
  private final double perMm;

  /// Looks only at pixels of the sheet: desks are brown.
  SealFinder(ColourPicture picture, double dpi, Sheet sheet) {
    this(reds(picture), picture.width(), dpi);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        ink[y * width + x] &= sheet.holds(x, y);
      }
    }
  }

  /// `ink` tells row by row which pixels may be a stamp's.
  SealFinder(boolean[] ink, int width, double dpi) {
    this.ink = ink;
    this.width = width;
    this.height = ink.length / width;
    this.perMm = dpi / 25.4;
  }

  /// How red a pixel is against the paper, so that a warm light does not count as red.
  private static boolean[] reds(ColourPicture picture) {
    int[] paper = paperColour(picture);
    boolean[] red = new boolean[picture.width() * picture.height()];
    for (int i = 0; i < red.length; i++) {
      int r = picture.red(i) * 255 / paper[0];
      int g = picture.green(i) * 255 / paper[1];
      int b = picture.blue(i) * 255 / paper[2];
      int light = Math.max(r, Math.max(g, b));
      red[i] = light > 90 && (r - Math.max(g, b)) * 255 > REDNESS * light;
    }
    return red;
  }

  private static int[] paperColour(ColourPicture picture) {
    int[] paper = new int[3];
    int[][] counts = new int[3][256];
    int n = picture.pixels().length;
    for (int i = 0; i < n; i++) {
      counts[0][picture.red(i)]++;
      counts[1][picture.green(i)]++;
      counts[2][picture.blue(i)]++;
    }
    for (int channel = 0; channel < 3; channel++) {
      int value = 0;
      int seen = 0;
      while (value < 255 && (seen += counts[channel][value]) < n * 0.7) {
        value++;
      }
      paper[channel] = Math.max(32, value);
    }
    return paper;
  }

  /// Whether the picture has any colour to speak of: a grey copy stored in colour has none.
  static boolean isColourful(ColourPicture picture) {
    int coloured = 0;
    int n = picture.pixels().length;
    for (int i = 0; i < n; i++) {
      int r = picture.red(i);
      int g = picture.green(i);
      int b = picture.blue(i);
      if (Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b)) > 10) {
        coloured++;
      }
    }
    return coloured > n / 2000;
  }

  /// The rings, left to right.
  List<Ring> rings() {
    boolean[] left = ink.clone();
    List<Ring> found = new ArrayList<>();
    while (found.size() < MOST_SEALS) {
      Ring ring = best(left);
      if (ring == null || !isRing(ring, left)) {
        break;
      }
      boolean apart =
          found.stream()
              .allMatch(other ->
                  Math.hypot(other.x - ring.x, other.y - ring.y)
                      > 0.7 * Math.min(other.radius, ring.radius));
      Ring line = onItsLine(ring);
      if (apart && unbroken(line) > LEAST_UNBROKEN) {
        found.add(toOuterEdge(line));
      }
      erase(ring, left);
    }
    found.sort(Comparator.comparingDouble(Ring::x));
    return found;
  }

  /// The circle whose line stands out most from what lies around it: a stamp's characters too stand
  /// in a circle, but within its line.
  private @Nullable Ring best(boolean[] mask) {
    Ring best = null;
    double most = 0;
    double step = Math.max(1, perMm * 0.5);
    int[] votes = new int[width * height];
    for (double radius = LEAST_RADIUS_MM * perMm;
        radius <= MOST_RADIUS_MM * perMm;
        radius += step) {
      Arrays.fill(votes, 0);
      int[] dx = new int[ANGLES];
      int[] dy = new int[ANGLES];
      for (int i = 0; i < ANGLES; i++) {
        dx[i] = (int) Math.round(radius * Math.cos(2 * Math.PI * i / ANGLES));
        dy[i] = (int) Math.round(radius * Math.sin(2 * Math.PI * i / ANGLES));
      }
      vote(mask, votes, dx, dy);
      int top = top(votes);
      int x = top % width;
      int y = top / width;
      double coverage = coverage(mask, x, y, radius);
      double clear = coverage - outside(x, y, radius);
      if (best == null || clear > most) {
        most = clear;
        best = new Ring(x, y, radius, coverage);
      }
    }
    return best;
  }

  private void vote(boolean[] mask, int[] votes, int[] dx, int[] dy) {
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        if (!mask[y * width + x]) {
          continue;
        }
        for (int i = 0; i < ANGLES; i++) {
          int cx = x + dx[i];
          int cy = y + dy[i];
          if (cx >= 0 && cy >= 0 && cx < width && cy < height) {
            votes[cy * width + cx]++;
          }
        }
      }
    }
  }

  /// The place with most votes among its neighbours: centres are smeared by a pixel or two.
  private int top(int[] votes) {
    int best = 0;
    long most = -1;
    for (int y = 1; y < height - 1; y++) {
      for (int x = 1; x < width - 1; x++) {
        int at = y * width + x;
        if (votes[at] == 0) {
          continue;
        }
        long sum =
            votes[at] * 2L + votes[at - 1] + votes[at + 1] + votes[at - width] + votes[at + width];
        if (sum > most) {
          most = sum;
          best = at;
        }
      }
    }
    return best;
  }

  /// The share of directions in which the ring's line is red.
  private double coverage(boolean[] mask, double x, double y, double radius) {
    int hits = 0;
    int all = 120;
    double slack = Math.max(1, perMm * 0.6);
    for (int i = 0; i < all; i++) {
      double cos = Math.cos(2 * Math.PI * i / all);
      double sin = Math.sin(2 * Math.PI * i / all);
      boolean hit = false;
      for (double r = radius - slack; r <= radius + slack && !hit; r += 0.7) {
        hit = isSet(mask, x + r * cos, y + r * sin);
      }
      if (hit) {
        hits++;
      }
    }
    return (double) hits / all;
  }

  /// A ring is red on its line and much less so just outside of it; letterheads and red tables are
  /// not.
  private boolean isRing(Ring ring, boolean[] mask) {
    return ring.coverage >= 0.55
        && coverage(mask, ring.x, ring.y, ring.radius) - outside(ring.x, ring.y, ring.radius) > 0.3;
  }

  private double outside(double x, double y, double radius) {
    return coverage(ink, x, y, radius + perMm * 3.5);
  }

  /// The ring moved and sized so that most of its own line, without slack, is red.
  private Ring onItsLine(Ring ring) {
    Ring best = ring;
    int most = -1;
    for (double radius = ring.radius - perMm * 2;
        radius <= ring.radius + perMm * 2;
        radius += 0.3) {
      for (double dx = -3; dx <= 3; dx += 0.5) {
        for (double dy = -3; dy <= 3; dy += 0.5) {
          int hits = hits(ring.x + dx, ring.y + dy, radius);
          if (hits > most) {
            most = hits;
            best = new Ring(ring.x + dx, ring.y + dy, radius, ring.coverage);
          }
        }
      }
    }
    return best;
  }

  private Ring toOuterEdge(Ring line) {
    int most = hits(line.x, line.y, line.radius);
    double outer = line.radius;
    while (hits(line.x, line.y, outer + 0.2) > 0.6 * most && outer < line.radius + perMm * 2) {
      outer += 0.2;
    }
    return new Ring(line.x, line.y, outer, line.coverage);
  }

  /// The share of directions in which the line is there and goes on to the next direction.
  private double unbroken(Ring line) {
    int goesOn = 0;
    for (int i = 0; i < ANGLES; i++) {
      goesOn +=
          isOn(line.x, line.y, line.radius, i) && isOn(line.x, line.y, line.radius, i + 1) ? 1 : 0;
    }
    return (double) goesOn / ANGLES;
  }

  private int hits(double x, double y, double radius) {
    int hits = 0;
    for (int i = 0; i < ANGLES; i++) {
      hits += isOn(x, y, radius, i) ? 1 : 0;
    }
    return hits;
  }

  private boolean isOn(double x, double y, double radius, int direction) {
    double angle = 2 * Math.PI * direction / ANGLES;
    return isSet(ink, x + radius * Math.cos(angle), y + radius * Math.sin(angle));
  }

  private boolean isSet(boolean[] mask, double x, double y) {
    int px = (int) Math.round(x);
    int py = (int) Math.round(y);
    return px >= 0 && py >= 0 && px < width && py < height && mask[py * width + px];
  }

  private void erase(Ring ring, boolean[] mask) {
    double inner = ring.radius - perMm * 1.5;
    double outer = ring.radius + perMm * 1.5;
    Rectangle box = ring.box().grown((int) (perMm * 2), (int) (perMm * 2)).within(width, height);
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        double distance = Math.hypot(x - ring.x, y - ring.y);
        if (distance >= inner && distance <= outer) {
          mask[y * width + x] = false;
        }
      }
    }
  }
}
