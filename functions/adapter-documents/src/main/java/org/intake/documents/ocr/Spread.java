package org.intake.documents.ocr;

import java.util.List;

/// Tells two pages side by side in one picture by the bare strip between them.
final class Spread {
  private static final double LEAST_RATIO = 1.2;
  private static final double LEAST_FOLD = 0.025;
  private static final double LEAST_FILLED = 0.35;

  private Spread() {}

  /// Where the right page begins, or 0 for a single page.
  static int fold(GreyPicture unruled, List<TableFinder.Table> tables) {
    if (unruled.width() < LEAST_RATIO * unruled.height()) {
      return 0;
    }
    GreyPicture small = unruled.reduced(4);
    int width = small.width();
    boolean[] inked = new boolean[width];
    for (int x = 0; x < width; x++) {
      int ink = 0;
      for (int y = small.height() / 20; y < small.height() * 19 / 20; y++) {
        ink += small.at(x, y) < 160 ? 1 : 0;
      }
      inked[x] = ink > 1;
    }
    int fold = widestBare(inked, width * 2 / 5, width * 3 / 5) * 4;
    boolean crossed =
        tables.stream().anyMatch(t -> t.box().left() < fold && t.box().right() > fold);
    boolean filled =
        share(inked, 0, width / 2) > LEAST_FILLED && share(inked, width / 2, width) > LEAST_FILLED;
    return fold > 0 && filled && !crossed ? fold : 0;
  }

  private static int widestBare(boolean[] inked, int from, int to) {
    int best = 0;
    int middle = 0;
    int start = from;
    for (int x = from; x <= to; x++) {
      if (x == to || inked[x]) {
        if (x - start > best) {
          best = x - start;
          middle = (x + start) / 2;
        }
        start = x + 1;
      }
    }
    return best > inked.length * LEAST_FOLD ? middle : 0;
  }

  private static double share(boolean[] inked, int from, int to) {
    int count = 0;
    for (int x = from; x < to; x++) {
      count += inked[x] ? 1 : 0;
    }
    return (double) count / (to - from);
  }
}
