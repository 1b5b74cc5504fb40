package org.intake.documents.ocr;

import java.util.Arrays;

/// Evens out the light of a page: paper becomes white and ink black, whatever shade a lamp, a phone
/// or a copier left on it. The picture itself is changed.
final class Paper {
  /// Tiles of a tenth of an inch at 250 dpi: larger than a stroke, smaller than a shadow.
  private static final int TILE = 25;

  /// Ink as a share of the paper's brightness that counts as black, and what counts as white.
  private static final double BLACK = 0.28;

  private static final double WHITE = 0.96;

  private Paper() {}

  static void even(GreyPicture picture) {
    int columns = Math.max(1, picture.width() / TILE);
    int rows = Math.max(1, picture.height() / TILE);
    int[] levels = new int[columns * rows];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        levels[row * columns + column] = level(picture, column, row, columns, rows);
      }
    }
    fillDark(levels, columns, rows);
    int[] smooth = smoothed(smoothed(levels, columns, rows), columns, rows);
    apply(picture, smooth, columns, rows);
  }

  /// The paper's brightness in a tile: what three quarters of its pixels do not exceed.
  private static int level(GreyPicture picture, int column, int row, int columns, int rows) {
    int left = column * TILE;
    int top = row * TILE;
    int right = column == columns - 1 ? picture.width() : left + TILE;
    int bottom = row == rows - 1 ? picture.height() : top + TILE;
    int[] counts = new int[64];
    int seen = 0;
    for (int y = top; y < bottom; y += 2) {
      for (int x = left; x < right; x += 2) {
        counts[picture.at(x, y) >> 2]++;
        seen++;
      }
    }
    int wanted = seen * 3 / 4;
    int value = 0;
    while (value < 63 && (wanted -= counts[value]) >= 0) {
      value++;
    }
    return value * 4 + 2;
  }

  /// Tiles that are mostly ink take the brightness of their lightest neighbours.
  private static void fillDark(int[] levels, int columns, int rows) {
    for (int pass = 0; pass < 4; pass++) {
      int[] before = levels.clone();
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          int lightest = 0;
          for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
            for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
              lightest = Math.max(lightest, before[r * columns + c]);
            }
          }
          int at = row * columns + column;
          if (before[at] < lightest * 0.8) {
            levels[at] = (int) (lightest * 0.95);
          }
        }
      }
    }
  }

  private static int[] smoothed(int[] levels, int columns, int rows) {
    int[] result = new int[levels.length];
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        int sum = 0;
        int count = 0;
        for (int r = Math.max(0, row - 1); r <= Math.min(rows - 1, row + 1); r++) {
          for (int c = Math.max(0, column - 1); c <= Math.min(columns - 1, column + 1); c++) {
            sum += levels[r * columns + c];
            count++;
          }
        }
        result[row * columns + column] = sum / count;
      }
    }
    return result;
  }

  /// Brightness between tile centres is interpolated, so that tile edges do not show.
  private static void apply(GreyPicture picture, int[] levels, int columns, int rows) {
    int width = picture.width();
    int height = picture.height();
    byte[] pixels = picture.pixels();
    int[] line = new int[columns];
    int[] scale = new int[256];
    Arrays.setAll(scale, level -> (int) (255 * 65536 / (Math.max(24, level) * (WHITE - BLACK))));
    int[] centres = new int[width];
    Arrays.setAll(
        centres, x -> Math.clamp((2 * x + 1) * 128L / TILE - 128, 0, (columns - 1) * 256));
    int[] levelAt = new int[width];
    for (int y = 0; y < height; y++) {
      double exact = Math.clamp((y + 0.5) / TILE - 0.5, 0, rows - 1.0);
      int row = (int) exact;
      int next = Math.min(rows - 1, row + 1);
      int weight = (int) ((exact - row) * 256);
      for (int column = 0; column < columns; column++) {
        line[column] =
            levels[row * columns + column] * (256 - weight)
                + levels[next * columns + column] * weight;
      }
      spread(line, centres, levelAt);
      evenRow(pixels, y * width, levelAt, scale);
    }
  }

  /// The paper's brightness at each pixel of a row, between those of the tiles' centres.
  private static void spread(int[] line, int[] centres, int[] levelAt) {
    for (int x = 0; x < levelAt.length; x++) {
      int column = centres[x] >> 8;
      int along = centres[x] & 255;
      int next = column + 1 < line.length ? column + 1 : column;
      levelAt[x] = (line[column] * (256 - along) + line[next] * along) >> 16;
    }
  }

  private static void evenRow(byte[] pixels, int at, int[] levelAt, int[] scale) {
    for (int x = 0; x < levelAt.length; x++) {
      int level = levelAt[x];
      int value = ((pixels[at + x] & 0xff) - (int) (level * BLACK)) * scale[Math.min(255, level)];
      pixels[at + x] = (byte) Math.max(0, Math.min(255, value >> 16));
    }
  }
}
