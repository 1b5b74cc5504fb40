package org.intake.documents.ocr;

import java.util.Arrays;

/// A picture with its stretches of bare paper left out: a page of print takes a fifth of its
/// pixels. Pages stay open for aimed readings, several at a time.
///
/// Two bytes tell how many pixels of paper come, two more how many others follow as they are.
final class PackedPicture {
  private static final int LONGEST = 0xffff;

  /// Shorter stretches of paper cost less when they are kept.
  private static final int WORTH_LEAVING_OUT = 8;

  private final int width;
  private final int height;
  private final byte[] packed;

  private PackedPicture(int width, int height, byte[] packed) {
    this.width = width;
    this.height = height;
    this.packed = packed;
  }

  static PackedPicture of(GreyPicture picture) {
    byte[] pixels = picture.pixels();
    byte[] packed = new byte[pixels.length / 4 + 16];
    int to = 0;
    int at = 0;
    while (at < pixels.length) {
      int paper = paperFrom(pixels, at);
      int ink = inkFrom(pixels, at + paper);
      if (to + 4 + ink > packed.length) {
        packed = Arrays.copyOf(packed, Math.max(packed.length * 2, to + 4 + ink));
      }
      packed[to++] = (byte) (paper >> 8);
      packed[to++] = (byte) paper;
      packed[to++] = (byte) (ink >> 8);
      packed[to++] = (byte) ink;
      System.arraycopy(pixels, at + paper, packed, to, ink);
      to += ink;
      at += paper + ink;
    }
    return new PackedPicture(picture.width(), picture.height(), Arrays.copyOf(packed, to));
  }

  private static int paperFrom(byte[] pixels, int from) {
    int end = Math.min(pixels.length, from + LONGEST);
    int at = from;
    while (at < end && pixels[at] == (byte) GreyPicture.PAPER) {
      at++;
    }
    return at - from;
  }

  private static int inkFrom(byte[] pixels, int from) {
    int end = Math.min(pixels.length, from + LONGEST);
    int at = from;
    int paper = 0;
    while (at < end && paper < WORTH_LEAVING_OUT) {
      paper = pixels[at] == (byte) GreyPicture.PAPER ? paper + 1 : 0;
      at++;
    }
    return paper == WORTH_LEAVING_OUT ? at - paper - from : at - from;
  }

  GreyPicture unpacked() {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) GreyPicture.PAPER);
    int from = 0;
    int at = 0;
    while (from < packed.length) {
      at += ((packed[from] & 0xff) << 8) | (packed[from + 1] & 0xff);
      int ink = ((packed[from + 2] & 0xff) << 8) | (packed[from + 3] & 0xff);
      System.arraycopy(packed, from + 4, pixels, at, ink);
      from += 4 + ink;
      at += ink;
    }
    return new GreyPicture(width, height, pixels);
  }
}
