package org.intake.documents.ocr;

/// Which pixels of a picture are of a kind, one bit a pixel: a page of six megapixels takes less
/// than a megabyte, and bare paper is passed 64 pixels at a time.
final class Mask {
  private final int width;
  private final int height;

  /// Words in a row; the lowest bit of a word is its leftmost pixel.
  private final int stride;

  private final long[] words;

  Mask(int width, int height) {
    this.width = width;
    this.height = height;
    this.stride = (width + 63) >> 6;
    this.words = new long[stride * height];
  }

  /// The pixels of a place of the picture that are darker than `threshold`.
  static Mask darker(GreyPicture picture, Rectangle place, int threshold) {
    Mask mask = new Mask(place.width(), place.height());
    byte[] pixels = picture.pixels();
    for (int y = 0; y < mask.height; y++) {
      int row = (place.top() + y) * picture.width() + place.left();
      for (int word = 0; word < mask.stride; word++) {
        int from = word << 6;
        int to = Math.min(mask.width, from + 64);
        long bits = 0;
        for (int x = from; x < to; x++) {
          if ((pixels[row + x] & 0xff) < threshold) {
            bits |= 1L << x;
          }
        }
        mask.words[y * mask.stride + word] = bits;
      }
    }
    return mask;
  }

  static Mask darker(GreyPicture picture, int threshold) {
    return darker(picture, new Rectangle(0, 0, picture.width(), picture.height()), threshold);
  }

  Mask inverse() {
    Mask inverse = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      for (int word = 0; word < stride; word++) {
        inverse.words[y * stride + word] = ~words[y * stride + word] & stretch(word, 0, width);
      }
    }
    return inverse;
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  boolean at(int x, int y) {
    return (words[y * stride + (x >> 6)] >> x & 1) != 0;
  }

  void set(int x, int y) {
    words[y * stride + (x >> 6)] |= 1L << x;
  }

  /// Sets a stretch of a row, `to` excluded.
  void set(int from, int to, int y) {
    for (int word = from >> 6; word << 6 < to; word++) {
      words[y * stride + word] |= stretch(word, from, to);
    }
  }

  /// The bits of a word that lie within a stretch of its row.
  private static long stretch(int word, int from, int to) {
    int left = Math.max(0, from - (word << 6));
    int right = Math.min(64, to - (word << 6));
    return (-1L << left) & (-1L >>> (64 - right));
  }

  /// The first set pixel of a row from `x` on; the width when there is none.
  int nextSet(int x, int y) {
    return next(x, y, 0);
  }

  /// The first pixel of a row from `x` on that is not set; the width when there is none.
  int nextClear(int x, int y) {
    return next(x, y, -1L);
  }

  private int next(int x, int y, long flipped) {
    if (x >= width) {
      return width;
    }
    int word = x >> 6;
    long bits = (words[y * stride + word] ^ flipped) & (-1L << x);
    while (bits == 0) {
      if (++word == stride) {
        return width;
      }
      bits = words[y * stride + word] ^ flipped;
    }
    return Math.min(width, (word << 6) + Long.numberOfTrailingZeros(bits));
  }

  Mask part(Rectangle place) {
    Mask part = new Mask(place.width(), place.height());
    for (int y = 0; y < place.height(); y++) {
      int from = place.top() + y;
      int x = nextSet(place.left(), from);
      while (x < place.right()) {
        int end = Math.min(place.right(), nextClear(x, from));
        part.set(x - place.left(), end - place.left(), y);
        x = nextSet(end, from);
      }
    }
    return part;
  }

  /// Sets what another mask of the same size has set within a place.
  void add(Mask other, Rectangle place) {
    for (int y = place.top(); y < place.bottom(); y++) {
      for (int word = place.left() >> 6; word << 6 < place.right(); word++) {
        int at = y * stride + word;
        words[at] |= other.words[at] & stretch(word, place.left(), place.right());
      }
    }
  }

  /// The runs along rows of at least `least` pixels, those of at most `gap` missing ones included.
  Mask flatRuns(int least, int gap) {
    Mask runs = new Mask(width, height);
    for (int y = 0; y < height; y++) {
      int start = nextSet(0, y);
      while (start < width) {
        int end = nextClear(start, y);
        int next = nextSet(end, y);
        while (next < width && next - end <= gap) {
          end = nextClear(next, y);
          next = nextSet(end, y);
        }
        if (end - start >= least) {
          runs.set(start, end, y);
        }
        start = next;
      }
    }
    return runs;
  }

  /// The runs along columns: 64 columns at a time, gaps closed (dilation, then erosion) and what is
  /// shorter opened (erosion, then dilation).
  Mask uprightRuns(int least, int gap) {
    Mask runs = new Mask(width, height);
    long[] column = new long[height + gap];
    for (int word = 0; word < stride; word++) {
      for (int y = 0; y < column.length; y++) {
        column[y] = y < height ? words[y * stride + word] : 0;
      }
      dilate(column, gap + 1);
      erode(column, gap + 1);
      erode(column, least);
      dilate(column, least);
      for (int y = 0; y < height; y++) {
        runs.words[y * stride + word] = column[y];
      }
    }
    return runs;
  }

  /// Sets what has a set pixel among the `length` that end with it.
  private static void dilate(long[] column, int length) {
    for (int done = 1; done < length; ) {
      int step = Math.min(done, length - done);
      for (int y = column.length - 1; y >= step; y--) {
        column[y] |= column[y - step];
      }
      done += step;
    }
  }

  /// Leaves what has nothing but set pixels among the `length` that begin with it.
  private static void erode(long[] column, int length) {
    for (int done = 1; done < length; ) {
      int step = Math.min(done, length - done);
      for (int y = 0; y < column.length; y++) {
        column[y] &= y + step < column.length ? column[y + step] : 0;
      }
      done += step;
    }
  }
}
