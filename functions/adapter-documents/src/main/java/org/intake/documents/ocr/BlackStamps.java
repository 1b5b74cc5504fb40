package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Takes stamps off a page without colour, so that signers and date below them can be read. On a
/// fax a stamp is as black as print: what is taken away is what has a stamp's shape (the ring's
/// line, the star, the characters between them that stand outside of the lines of text). On a grey
/// copy a stamp is lighter than print, and that tells them apart.
final class BlackStamps {
  private static final int DARK = 150;
  private static final double MM_PER_INCH = 25.4;

  /// Parts of a broken ring are longer than a character of a letter, and no stamp is as wide as
  /// this.
  private static final double LEAST_PART_MM = 6.5;

  private static final double MOST_PART_MM = 130;

  /// Rings are looked for at about this resolution.
  private static final double FINDING_DPI = 45;

  private BlackStamps() {}

  /// `small` is `grey` reduced by `factor`.
  static void lift(GreyPicture grey, GreyPicture small, int factor, double dpi) {
    List<SealFinder.Ring> rings = rings(small, dpi / factor, factor);
    List<SealFinder.Ring> black =
        rings.stream().filter(ring -> !LightStamp.lift(grey, ring)).toList();
    BlackStamp.lift(grey, black, dpi / MM_PER_INCH);
  }

  /// In pixels of the whole picture. A worn ring falls into parts no longer than a character; but
  /// where one stamp is there often is another, so around it all ink is looked at.
  private static List<SealFinder.Ring> rings(GreyPicture small, double dpi, int factor) {
    int step = Math.max(1, (int) Math.round(dpi / FINDING_DPI));
    List<SealFinder.Ring> found =
        new ArrayList<>(rings(small, longParts(small, dpi / MM_PER_INCH), step, dpi));
    List<Rectangle> around =
        found.stream()
            .map(ring -> ring.box().grown((int) (2 * ring.radius()), (int) (2 * ring.radius())))
            .map(box -> box.within(small.width(), small.height()))
            .toList();
    for (SealFinder.Ring ring : rings(small, around, step, dpi)) {
      if (found.stream().allMatch(other -> isBeside(ring, other))) {
        found.add(ring);
      }
    }
    return found.stream()
        .map(ring ->
            new SealFinder.Ring(
                ring.x() * factor, ring.y() * factor, ring.radius() * factor, ring.coverage()))
        .toList();
  }

  /// Whether two stamps of a letter may stand so: each over its own signer.
  private static boolean isBeside(SealFinder.Ring one, SealFinder.Ring other) {
    double radius = Math.min(one.radius(), other.radius());
    return Math.hypot(one.x() - other.x(), one.y() - other.y()) > 0.7 * radius
        && Math.abs(one.y() - other.y()) < radius;
  }

  /// What lies in these places; in pixels of the small picture.
  private static List<SealFinder.Ring> rings(
      GreyPicture small, List<Rectangle> places, int step, double dpi) {
    if (places.isEmpty()) {
      return List.of();
    }
    int width = small.width() / step + 1;
    boolean[] ink = new boolean[width * (small.height() / step + 1)];
    for (Rectangle part : places) {
      for (int y = part.top(); y < part.bottom(); y++) {
        for (int x = part.left(); x < part.right(); x++) {
          ink[y / step * width + x / step] |= small.at(x, y) < DARK;
        }
      }
    }
    return new SealFinder(ink, width, dpi / step)
        .rings().stream()
            .map(ring ->
                new SealFinder.Ring(
                    (ring.x() + 0.5) * step,
                    (ring.y() + 0.5) * step,
                    ring.radius() * step,
                    ring.coverage()))
            .toList();
  }

  private static List<Rectangle> longParts(GreyPicture small, double perMm) {
    return Components.of(Mask.darker(small, DARK)).stream()
        .map(Components.Component::box)
        .filter(box -> Math.max(box.width(), box.height()) > LEAST_PART_MM * perMm)
        .filter(box -> Math.max(box.width(), box.height()) < MOST_PART_MM * perMm)
        .filter(box -> Math.min(box.width(), box.height()) > perMm * 2)
        .toList();
  }

  /// A grey copy's stamp.
  private static final class LightStamp {
    /// By so much the stamp's line must be lighter than print.
    private static final int APART = 45;

    private static final double PRINT = 0.02;
    private static final int STEPS = 720;

    private LightStamp() {}

    static boolean lift(GreyPicture grey, SealFinder.Ring ring) {
      Rectangle box = ring.box().grown(8, 8).within(grey.width(), grey.height());
      GreyPicture part = grey.part(box, 0);
      int paper = part.quantile(0.7);
      int print = part.quantile(PRINT);
      int stamp = line(grey, ring);
      if (stamp - print < APART || paper - print < 2 * APART) {
        return false;
      }
      // Print ends where its darkness is nearer to the stamp's than to its own.
      int from = (print * 2 + stamp) / 3;
      int to = (print + stamp * 2) / 3;
      for (int y = box.top(); y < box.bottom(); y++) {
        for (int x = box.left(); x < box.right(); x++) {
          int value = grey.at(x, y);
          double light = Math.clamp((value - from) / (double) Math.max(1, to - from), 0, 1);
          grey.pixels()[y * grey.width() + x] =
              (byte) (value + (int) (light * Math.max(0, paper - value)));
        }
      }
      return true;
    }

    /// How light the ring's own line is: the middle of the darkest pixels across it.
    private static int line(GreyPicture grey, SealFinder.Ring ring) {
      int[] levels = new int[STEPS];
      for (int i = 0; i < STEPS; i++) {
        double angle = 2 * Math.PI * i / STEPS;
        int darkest = GreyPicture.PAPER;
        for (double share = 0.95; share <= 1.01; share += 0.01) {
          int x = (int) (ring.x() + ring.radius() * share * Math.cos(angle));
          int y = (int) (ring.y() + ring.radius() * share * Math.sin(angle));
          boolean inside = x >= 0 && y >= 0 && x < grey.width() && y < grey.height();
          darkest = inside ? Math.min(darkest, grey.at(x, y)) : darkest;
        }
        levels[i] = darkest;
      }
      Arrays.sort(levels);
      return levels[STEPS / 2];
    }
  }
}
