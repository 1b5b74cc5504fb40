package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One stamp of two colours, taken off by its shape. Text runs level and so is told from the
/// stamp's own characters by the lines in which it stands.
final class BlackStamp {
  private static final int DARK = 150;
  private static final int STEPS = 720;

  /// The stamp's characters stand between these shares of its radius.
  private static final double INNER = 0.56;

  /// Lines of text are between these heights, in millimetres.
  private static final double LEAST_LINE_MM = 2.2;

  private static final double MOST_LINE_MM = 8;

  /// Beside the stamp text is looked for this far, in millimetres.
  private static final double BESIDE_MM = 16;

  /// Of a part's rows so many may lie outside of a line of text before it is the stamp's.
  private static final double OUTSIDE = 0.3;

  /// The share of a star's places that must be dark.
  private static final double STAR = 0.78;

  /// Fewer dark pixels in a row are specks.
  private static final int SPECKS = 2;

  private final GreyPicture grey;
  private final SealFinder.Ring ring;
  private final List<SealFinder.Ring> others;
  private final double perMm;
  private final Rectangle box;

  private BlackStamp(
      GreyPicture grey, SealFinder.Ring ring, List<SealFinder.Ring> rings, double perMm) {
    this.grey = grey;
    this.ring = ring;
    this.others =
        rings.stream()
            .filter(other -> Math.hypot(other.x() - ring.x(), other.y() - ring.y()) > 2 * perMm)
            .toList();
    this.perMm = perMm;
    int margin = (int) (perMm * 1.5);
    this.box = ring.box().grown(margin, margin).within(grey.width(), grey.height());
  }

  /// Takes the stamps off. Stamps of a letter stand side by side over the same lines, and what of a
  /// line is hidden by one stamp's line and star is often plain within the other.
  static void lift(GreyPicture grey, List<SealFinder.Ring> rings, double perMm) {
    List<BlackStamp> stamps =
        rings.stream()
            .map(ring -> new BlackStamp(grey, centred(grey, ring, perMm), rings, perMm))
            .filter(stamp -> !stamp.box.isEmpty())
            .toList();
    stamps.forEach(BlackStamp::eraseLine);
    stamps.forEach(BlackStamp::eraseStar);
    boolean[] text = new boolean[grey.height()];
    stamps.forEach(stamp -> stamp.markLinesOfText(text));
    stamps.forEach(stamp -> stamp.eraseCharacters(text));
  }

  /// Rings are found on a small picture; here the middle is moved to where most of a line is dark.
  private static SealFinder.Ring centred(GreyPicture grey, SealFinder.Ring ring, double perMm) {
    SealFinder.Ring best = ring;
    double most = 0;
    double reach = 0.8 * perMm;
    double step = Math.max(1, 0.15 * perMm);
    for (double radius = ring.radius() - 1.2 * perMm;
        radius <= ring.radius() + reach;
        radius += step) {
      for (double dy = -reach; dy <= reach; dy += step) {
        for (double dx = -reach; dx <= reach; dx += step) {
          double inked = inked(grey, ring.x() + dx, ring.y() + dy, radius, STEPS / 4);
          if (inked > most) {
            most = inked;
            best = new SealFinder.Ring(ring.x() + dx, ring.y() + dy, radius, ring.coverage());
          }
        }
      }
    }
    return best;
  }

  private boolean isDark(double x, double y) {
    return isDark(grey, x, y);
  }

  private static boolean isDark(GreyPicture grey, double x, double y) {
    int px = (int) Math.round(x);
    int py = (int) Math.round(y);
    return px >= 0 && py >= 0 && px < grey.width() && py < grey.height() && grey.at(px, py) < DARK;
  }

  /// A worn stamp has holes of a pixel or two.
  private boolean isDarkAround(double x, double y) {
    for (int dy = -1; dy <= 1; dy++) {
      for (int dx = -1; dx <= 1; dx++) {
        if (isDark(x + dx, y + dy)) {
          return true;
        }
      }
    }
    return false;
  }

  private double distance(int x, int y) {
    return Math.hypot(x - ring.x(), y - ring.y());
  }

  /// How much of a circle around the stamp's middle is dark.
  private double inked(double radius) {
    return inked(grey, ring.x(), ring.y(), radius, STEPS);
  }

  private static double inked(GreyPicture grey, double x, double y, double radius, int steps) {
    int dark = 0;
    for (int i = 0; i < steps; i++) {
      double angle = 2 * Math.PI * i / steps;
      dark += isDark(grey, x + radius * Math.cos(angle), y + radius * Math.sin(angle)) ? 1 : 0;
    }
    return (double) dark / steps;
  }

  /// The ring's line goes, except where a stroke of print crosses it: there both its sides are
  /// dark.
  private void eraseLine() {
    double[] line = line();
    double slack = perMm * 0.2 + 1;
    double inner = line[0] - slack;
    double outer = line[1] + slack;
    List<Integer> erased = new ArrayList<>();
    for (int y = box.top(); y < box.bottom(); y++) {
      for (int x = box.left(); x < box.right(); x++) {
        double distance = distance(x, y);
        if (distance >= inner
            && distance <= outer
            && !isCrossed(x, y, 1, 0, inner, outer)
            && !isCrossed(x, y, 0, 1, inner, outer)) {
          erased.add(y * grey.width() + x);
        }
      }
    }
    erased.forEach(at -> grey.pixels()[at] = (byte) GreyPicture.PAPER);
  }

  /// The radii of the line's inner and outer edge: around the darkest circle those that are half as
  /// dark.
  private double[] line() {
    double darkest = ring.radius();
    double most = 0;
    for (double r = ring.radius() - 1.2 * perMm; r <= ring.radius() + 0.8 * perMm; r += 0.5) {
      double inked = inked(r);
      if (inked > most) {
        most = inked;
        darkest = r;
      }
    }
    double inner = darkest;
    while (inner > darkest - 2 * perMm && inked(inner - 0.5) > most / 2) {
      inner -= 0.5;
    }
    double outer = darkest;
    while (outer < darkest + 2 * perMm && inked(outer + 0.5) > most / 2) {
      outer += 0.5;
    }
    return new double[] {inner, outer};
  }

  private boolean isCrossed(int x, int y, int dx, int dy, double inner, double outer) {
    return endsDark(x, y, dx, dy, inner, outer) && endsDark(x, y, -dx, -dy, inner, outer);
  }

  /// Whether ink goes on from a place of the line in one direction until beyond the line.
  private boolean endsDark(int x, int y, int dx, int dy, double inner, double outer) {
    int px = x;
    int py = y;
    double most = (outer - inner) * 2.5;
    for (int i = 0; i <= most; i++) {
      if (!isDark(px, py)) {
        return false;
      }
      double distance = distance(px, py);
      if (distance < inner - 1 || distance > outer + 1) {
        return true;
      }
      px += dx;
      py += dy;
    }
    return false;
  }

  /// The star: the size and turn at which most of a five-pointed star's places are dark.
  private void eraseStar() {
    double bestSize = 0;
    double bestTurn = 0;
    double best = 0;
    for (double size = 0.22; size <= 0.42; size += 0.01) {
      for (double turn = 0; turn < 2 * Math.PI / 5; turn += Math.PI / 60) {
        double share = starShare(size * ring.radius(), turn);
        if (share * size > best && share > STAR) {
          best = share * size;
          bestSize = size;
          bestTurn = turn;
        }
      }
    }
    if (best == 0) {
      return;
    }
    double size = bestSize * ring.radius() + 0.45 * perMm + 1;
    int reach = (int) size + 1;
    for (int y = (int) ring.y() - reach; y <= ring.y() + reach; y++) {
      for (int x = (int) ring.x() - reach; x <= ring.x() + reach; x++) {
        boolean inside = x >= 0 && y >= 0 && x < grey.width() && y < grey.height();
        if (inside && isInStar(x - ring.x(), y - ring.y(), size, bestTurn)) {
          grey.pixels()[y * grey.width() + x] = (byte) GreyPicture.PAPER;
        }
      }
    }
  }

  /// Of the places along a star's arms, the share that is dark.
  private double starShare(double size, double turn) {
    int dark = 0;
    int all = 0;
    for (int arm = 0; arm < 5; arm++) {
      double angle = turn + arm * 2 * Math.PI / 5;
      for (double along = 0.1; along < 0.95; along += 0.1) {
        all++;
        dark +=
            isDarkAround(
                    ring.x() + size * along * Math.cos(angle),
                    ring.y() + size * along * Math.sin(angle))
                ? 1
                : 0;
      }
    }
    return (double) dark / all;
  }

  /// A star's edge runs straight from each point to the notch beside it, at 0.382 of its size.
  private static boolean isInStar(double x, double y, double size, double turn) {
    double sector = 2 * Math.PI / 5;
    double angle = Math.atan2(y, x) - turn;
    double folded = Math.abs(angle - sector * Math.round(angle / sector));
    double notch = size * 0.382;
    double half = sector / 2;
    double edge =
        size * notch * Math.sin(half) / (size * Math.sin(folded) + notch * Math.sin(half - folded));
    return Math.hypot(x, y) <= edge;
  }

  /// The stamp's characters: parts between star and line that do not stand in a line of text.
  private void eraseCharacters(boolean[] textOfPage) {
    boolean[] text = Arrays.copyOfRange(textOfPage, box.top(), box.bottom());
    Mask dark = new Mask(box.width(), box.height());
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        double distance = distance(box.left() + x, box.top() + y);
        if (distance > INNER * ring.radius()
            && distance < ring.radius() + perMm
            && grey.at(box.left() + x, box.top() + y) < GreyPicture.PAPER - 20) {
          dark.set(x, y);
        }
      }
    }
    for (Components.Component part : Components.of(dark)) {
      Rectangle place = part.box();
      int outside = 0;
      for (int y = place.top(); y < place.bottom(); y++) {
        outside += text[y] ? 0 : 1;
      }
      boolean isStamps = outside > OUTSIDE * place.height();
      for (int y = place.top(); y < place.bottom(); y++) {
        if (isStamps && (!text[y] || isOne(place))) {
          erase(place.left(), place.right(), y, dark);
        }
      }
    }
    for (int y = 0; y < box.height(); y++) {
      for (int x = 0; x < box.width(); x++) {
        boolean isMiddle = distance(box.left() + x, box.top() + y) < INNER * ring.radius() + 1;
        if (isMiddle && !text[y]) {
          grey.pixels()[(box.top() + y) * grey.width() + box.left() + x] = (byte) GreyPicture.PAPER;
        }
      }
    }
  }

  /// Whether a part is no larger than one of the stamp's characters.
  private boolean isOne(Rectangle part) {
    return Math.max(part.width(), part.height()) < MOST_LINE_MM * perMm;
  }

  private void erase(int left, int right, int y, Mask dark) {
    for (int x = left; x < right; x++) {
      if (dark.at(x, y)) {
        grey.pixels()[(box.top() + y) * grey.width() + box.left() + x] = (byte) GreyPicture.PAPER;
      }
    }
  }

  /// Rows of the page in which text stands: those with ink in the stamp's middle or beside it.
  private void markLinesOfText(boolean[] text) {
    int least = (int) (LEAST_LINE_MM * perMm);
    int most = (int) (MOST_LINE_MM * perMm);
    int reach = (int) (INNER * ring.radius());
    int beside = (int) (ring.radius() + BESIDE_MM * perMm);
    mark(text, rows(reach, true), least, most);
    mark(text, rows(beside, false), least, most);
  }

  private boolean[] rows(int reach, boolean inside) {
    boolean[] inked = new boolean[box.height()];
    int left = (int) ring.x() - reach;
    int right = (int) ring.x() + reach;
    double edge = ring.radius() + perMm * 1.2;
    for (int row = 0; row < box.height(); row++) {
      int y = box.top() + row;
      int dark = 0;
      for (int x = Math.max(0, left); x < Math.min(grey.width(), right); x++) {
        boolean counts =
            inside
                ? distance(x, y) < INNER * ring.radius()
                : distance(x, y) > edge && others.stream().noneMatch(holds(x, y));
        dark += counts && grey.at(x, y) < DARK ? 1 : 0;
      }
      inked[row] = dark > SPECKS;
    }
    return inked;
  }

  private static java.util.function.Predicate<SealFinder.Ring> holds(int x, int y) {
    return other -> Math.hypot(x - other.x(), y - other.y()) < other.radius() * 1.05;
  }

  /// Runs of rows of a line's height, with a little room: gaps within a character are none.
  private void mark(boolean[] text, boolean[] inked, int least, int most) {
    int bridge = Math.max(1, (int) (perMm * 0.8));
    int start = -1;
    int last = -1;
    for (int y = 0; y <= inked.length; y++) {
      if (y < inked.length && inked[y]) {
        start = start < 0 ? y : start;
        last = y;
      } else if (start >= 0 && (y == inked.length || y - last > bridge)) {
        int height = last + 1 - start;
        if (height >= least && height <= 3 * most) {
          int room = (int) (perMm * 0.4);
          int from = box.top() + start - room;
          int to = box.top() + last + 1 + room;
          Arrays.fill(text, Math.max(0, from), Math.min(text.length, to), true);
        }
        start = -1;
      }
    }
  }
}
