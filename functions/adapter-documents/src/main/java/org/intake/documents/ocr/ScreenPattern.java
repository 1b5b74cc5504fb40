package org.intake.documents.ocr;

/// Tells a photo of a screen by the pattern of its pixels: bare background is striped at a steady
/// distance there, while paper is plain or noisy.
final class ScreenPattern {
  private static final int TILE = 96;
  private static final double STRIPED = 0.45;
  private static final double LEAST_VARIANCE = 6;

  private ScreenPattern() {}

  static boolean isOn(GreyPicture picture) {
    int striped = 0;
    int bare = 0;
    int step = Math.max(TILE, picture.width() / 10);
    for (int y = step / 2; y + TILE < picture.height(); y += step) {
      for (int x = step / 2; x + TILE < picture.width(); x += step) {
        GreyPicture tile = picture.part(new Rectangle(x, y, x + TILE, y + TILE), 0);
        if (tile.quantile(0.01) > 0.7 * tile.quantile(0.99) && tile.quantile(0.5) < 250) {
          bare++;
          if (isStriped(tile, true) || isStriped(tile, false)) {
            striped++;
          }
        }
      }
    }
    return bare >= 8 && striped > bare * 0.5;
  }

  /// Whether rows (or columns), shifted by some pixels, look like themselves again.
  private static boolean isStriped(GreyPicture tile, boolean along) {
    double best = 0;
    double variance = 0;
    for (int lag = 0; lag <= 14; lag++) {
      double sum = 0;
      int count = 0;
      for (int line = 8; line < TILE - 8; line += 4) {
        for (int at = 8; at < TILE - 24; at++) {
          sum += detail(tile, at, line, along) * detail(tile, at + lag, line, along);
          count++;
        }
      }
      double correlation = sum / count;
      if (lag == 0) {
        variance = correlation;
      } else if (lag >= 3 && lag != 8) {
        best = Math.max(best, correlation);
      }
    }
    return variance > LEAST_VARIANCE && best > STRIPED * variance;
  }

  /// A pixel against the mean of its wider neighbourhood.
  private static double detail(GreyPicture tile, int at, int line, boolean along) {
    double sum = 0;
    for (int i = -7; i <= 7; i++) {
      sum += value(tile, at + i, line, along);
    }
    return value(tile, at, line, along) - sum / 15;
  }

  private static int value(GreyPicture tile, int at, int line, boolean along) {
    return along ? tile.at(at, line) : tile.at(line, at);
  }
}
