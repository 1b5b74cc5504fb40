package org.intake.documents.ocr;

/// Tells a photo of a screen by the pattern of its pixels: bare background is striped at a steady
/// distance there, while paper is plain or noisy.
final class ScreenPattern {
  private static final int TILE = 96;
  private static final int MOST_LAG = 14;

  /// A camera's noise hides half of a weak raster; paper, however noisy, stays below 0.15.
  private static final double STRIPED = 0.3;

  /// Pixels of a picture that are one here: a raster's dark lines are no print.
  private static final int FINE = 6;

  private static final double LEAST_VARIANCE = 6;

  private ScreenPattern() {}

  static boolean isOn(GreyPicture picture) {
    int striped = 0;
    int bare = 0;
    int step = Math.max(TILE, picture.width() / 10);
    for (int y = step / 2; y + TILE < picture.height(); y += step) {
      for (int x = step / 2; x + TILE < picture.width(); x += step) {
        GreyPicture tile = picture.part(new Rectangle(x, y, x + TILE, y + TILE), 0);
        if (isBare(tile)) {
          bare++;
          if (isStriped(tile, true) || isStriped(tile, false)) {
            striped++;
          }
        }
      }
    }
    return bare >= 8 && striped > bare * 0.5;
  }

  private static boolean isBare(GreyPicture tile) {
    GreyPicture coarse = tile.reduced(FINE);
    return coarse.quantile(0.01) > 0.7 * coarse.quantile(0.99) && tile.quantile(0.5) < 250;
  }

  /// Whether rows (or columns), shifted by some pixels, look like themselves again.
  private static boolean isStriped(GreyPicture tile, boolean along) {
    double[] sums = new double[MOST_LAG + 1];
    int count = 0;
    for (int line = 8; line < TILE - 8; line += 4) {
      double[] details = details(tile, line, along);
      for (int at = 8; at < TILE - 24; at++) {
        for (int lag = 0; lag <= MOST_LAG; lag++) {
          sums[lag] += details[at] * details[at + lag];
        }
        count++;
      }
    }
    double variance = sums[0] / count;
    double best = 0;
    for (int lag = 3; lag <= MOST_LAG; lag++) {
      best = lag == 8 ? best : Math.max(best, sums[lag] / count);
    }
    return variance > LEAST_VARIANCE && best > STRIPED * variance;
  }

  /// Each pixel of a line against the mean of its wider neighbourhood.
  private static double[] details(GreyPicture tile, int line, boolean along) {
    int[] values = new int[TILE];
    for (int at = 0; at < TILE; at++) {
      values[at] = along ? tile.at(at, line) : tile.at(line, at);
    }
    double[] details = new double[TILE - 24 + MOST_LAG];
    double sum = 0;
    for (int i = 1; i <= 15; i++) {
      sum += values[i];
    }
    for (int at = 8; at < details.length; at++) {
      details[at] = values[at] - sum / 15;
      sum += values[at + 8] - values[at - 7];
    }
    return details;
  }
}
