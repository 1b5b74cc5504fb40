package org.intake.documents.ocr;

import java.util.Arrays;

/// A grey picture: 0 is ink, 255 is paper. Pixels are shared, never copied, so a picture that was
/// handed on is not drawn on any more.
final class GreyPicture {
  static final int PAPER = 255;

  private final int width;
  private final int height;
  private final byte[] pixels;

  GreyPicture(int width, int height, byte[] pixels) {
    if (width < 1 || height < 1 || pixels.length != width * height) {
      throw new IllegalArgumentException("a picture has a byte for each pixel");
    }
    this.width = width;
    this.height = height;
    this.pixels = pixels;
  }

  static GreyPicture blank(int width, int height) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) PAPER);
    return new GreyPicture(width, height, pixels);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  byte[] pixels() {
    return pixels;
  }

  int at(int x, int y) {
    return pixels[y * width + x] & 0xff;
  }

  GreyPicture copy() {
    return new GreyPicture(width, height, pixels.clone());
  }

  /// A part of the picture with a margin of paper around it.
  GreyPicture part(Rectangle place, int margin) {
    Rectangle cut = place.within(width, height);
    int newWidth = cut.width() + 2 * margin;
    int newHeight = cut.height() + 2 * margin;
    byte[] part = new byte[newWidth * newHeight];
    int paperTo = 0;
    for (int y = 0; y < cut.height(); y++) {
      int to = (y + margin) * newWidth + margin;
      Arrays.fill(part, paperTo, to, (byte) PAPER);
      System.arraycopy(pixels, (cut.top() + y) * width + cut.left(), part, to, cut.width());
      paperTo = to + cut.width();
    }
    Arrays.fill(part, paperTo, part.length, (byte) PAPER);
    return new GreyPicture(newWidth, newHeight, part);
  }

  void fill(Rectangle place, int value) {
    Rectangle cut = place.within(width, height);
    for (int y = cut.top(); y < cut.bottom(); y++) {
      Arrays.fill(pixels, y * width + cut.left(), y * width + cut.right(), (byte) value);
    }
  }

  /// Takes a place over from a picture of the same size.
  void take(Rectangle place, GreyPicture other) {
    Rectangle cut = place.within(width, height);
    for (int y = cut.top(); y < cut.bottom(); y++) {
      int from = y * width + cut.left();
      System.arraycopy(other.pixels, from, pixels, from, cut.width());
    }
  }

  /// Every `factor` x `factor` pixels become one, their mean. A picture that is smaller becomes one
  /// pixel.
  GreyPicture reduced(int factor) {
    if (factor <= 1) {
      return this;
    }
    int newWidth = Math.max(1, width / factor);
    int newHeight = Math.max(1, height / factor);
    byte[] result = new byte[newWidth * newHeight];
    int[] sums = new int[newWidth];
    int wide = Math.min(factor, width);
    int high = Math.min(factor, height);
    int area = wide * high;
    for (int y = 0; y < newHeight; y++) {
      Arrays.fill(sums, 0);
      for (int dy = 0; dy < high; dy++) {
        int at = (y * factor + dy) * width;
        for (int x = 0; x < newWidth; x++) {
          int sum = 0;
          for (int dx = 0; dx < wide; dx++) {
            sum += pixels[at + dx] & 0xff;
          }
          sums[x] += sum;
          at += factor;
        }
      }
      for (int x = 0; x < newWidth; x++) {
        result[y * newWidth + x] = (byte) (sums[x] / area);
      }
    }
    return new GreyPicture(newWidth, newHeight, result);
  }

  /// The picture as seen through a map from the new picture's pixels to this one's; what lies
  /// outside is paper.
  GreyPicture seenThrough(Homography map, int newWidth, int newHeight) {
    byte[] result = new byte[newWidth * newHeight];
    boolean flat = map.g() == 0 && map.h() == 0 && map.i() == 1;
    for (int y = 0; y < newHeight; y++) {
      double cy = y + 0.5;
      double nx = map.a() * 0.5 + map.b() * cy + map.c();
      double ny = map.d() * 0.5 + map.e() * cy + map.f();
      if (flat) {
        flatRow(result, y * newWidth, newWidth, nx - 0.5, ny - 0.5, map);
      } else {
        double nz = map.g() * 0.5 + map.h() * cy + map.i();
        leaningRow(result, y * newWidth, newWidth, nx, ny, nz, map);
      }
    }
    return new GreyPicture(newWidth, newHeight, result);
  }

  private void leaningRow(
      byte[] result, int at, int count, double fromX, double fromY, double fromZ, Homography map) {
    double nx = fromX;
    double ny = fromY;
    double nz = fromZ;
    for (int x = 0; x < count; x++) {
      result[at + x] = (byte) bilinear(nx / nz - 0.5, ny / nz - 0.5);
      nx += map.a();
      ny += map.d();
      nz += map.g();
    }
  }

  /// Without perspective a step is the same everywhere: whole numbers, no division, and inside of
  /// the picture no look at its edges. Places are counted in 65536ths of a pixel.
  private void flatRow(
      byte[] result, int at, int count, double fromX, double fromY, Homography map) {
    long px = Math.round(fromX * 65536);
    long py = Math.round(fromY * 65536);
    long stepX = Math.round(map.a() * 65536);
    long stepY = Math.round(map.d() * 65536);
    long mostX = (width - 1L) << 16;
    long mostY = (height - 1L) << 16;
    for (int x = 0; x < count; x++) {
      if (px >= 0 && py >= 0 && px < mostX && py < mostY) {
        int upper = (int) (py >> 16) * width + (int) (px >> 16);
        int fx = (int) (px >> 8) & 0xff;
        int fy = (int) (py >> 8) & 0xff;
        int lower = upper + width;
        int top = (pixels[upper] & 0xff) * (256 - fx) + (pixels[upper + 1] & 0xff) * fx;
        int bottom = (pixels[lower] & 0xff) * (256 - fx) + (pixels[lower + 1] & 0xff) * fx;
        result[at + x] = (byte) ((top * (256 - fy) + bottom * fy + 32768) >> 16);
      } else {
        result[at + x] = (byte) bilinear(px / 65536.0, py / 65536.0);
      }
      px += stepX;
      py += stepY;
    }
  }

  private int bilinear(double px, double py) {
    if (!(px > -1 && py > -1 && px < width && py < height)) {
      return PAPER;
    }
    int x = (int) (px + 1) - 1;
    int y = (int) (py + 1) - 1;
    int fx = (int) ((px - x) * 256);
    int fy = (int) ((py - y) * 256);
    int x0 = Math.max(x, 0);
    int y0 = Math.max(y, 0);
    int x1 = Math.min(x + 1, width - 1);
    int y1 = Math.min(y + 1, height - 1);
    int upper = y0 * width;
    int lower = y1 * width;
    int top = (pixels[upper + x0] & 0xff) * (256 - fx) + (pixels[upper + x1] & 0xff) * fx;
    int bottom = (pixels[lower + x0] & 0xff) * (256 - fx) + (pixels[lower + x1] & 0xff) * fx;
    return (top * (256 - fy) + bottom * fy + 32768) >> 16;
  }

  /// The mean of each pixel's 3 x 3 neighbours: takes the teeth off a bilevel picture.
  GreyPicture smoothed() {
    byte[] result = pixels.clone();
    for (int y = 1; y < height - 1; y++) {
      int at = y * width;
      int left = column(at);
      int middle = column(at + 1);
      for (int x = 1; x < width - 1; x++) {
        int right = column(at + x + 1);
        result[at + x] = (byte) ((left + middle + right + 4) / 9);
        left = middle;
        middle = right;
      }
    }
    return new GreyPicture(width, height, result);
  }

  private int column(int at) {
    return (pixels[at - width] & 0xff) + (pixels[at] & 0xff) + (pixels[at + width] & 0xff);
  }

  int[] histogram() {
    int[] counts = new int[256];
    for (byte pixel : pixels) {
      counts[pixel & 0xff]++;
    }
    return counts;
  }

  /// The value below which `share` of the pixels lie.
  int quantile(double share) {
    int[] counts = histogram();
    long wanted = (long) (share * pixels.length);
    long seen = 0;
    for (int value = 0; value < 256; value++) {
      seen += counts[value];
      if (seen > wanted) {
        return value;
      }
    }
    return 255;
  }

  int inkBelow(int threshold) {
    int count = 0;
    for (byte pixel : pixels) {
      if ((pixel & 0xff) < threshold) {
        count++;
      }
    }
    return count;
  }
}
