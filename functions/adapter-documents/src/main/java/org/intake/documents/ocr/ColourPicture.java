package org.intake.documents.ocr;

/// A small colour picture, 0xRRGGBB a pixel, for finding seals.
record ColourPicture(int width, int height, int[] pixels) {
  int red(int at) {
    return pixels[at] >> 16;
  }

  int green(int at) {
    return (pixels[at] >> 8) & 0xff;
  }

  int blue(int at) {
    return pixels[at] & 0xff;
  }
}
