package org.intake.documents.ocr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Reads how a camera was held from a JPEG's EXIF segment: 1 (upright) to 8.
public final class ExifOrientation {
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int ORIENTATION_TAG = 0x0112;

  private ExifOrientation() {}

  /// 1 when there is no such tag or the segment is malformed.
  public static int of(byte[] jpeg) {
    int at = 2;
    while (at + 4 <= jpeg.length && (jpeg[at] & 0xff) == 0xff) {
      int marker = jpeg[at + 1] & 0xff;
      int length = ((jpeg[at + 2] & 0xff) << 8) | (jpeg[at + 3] & 0xff);
      if (marker == START_OF_SCAN || length < 2 || at + 2 + length > jpeg.length) {
        return 1;
      }
      if (marker == APP1 && length > 16 && startsWithExif(jpeg, at + 4)) {
        return orientation(ByteBuffer.wrap(jpeg, at + 10, length - 8).slice());
      }
      at += 2 + length;
    }
    return 1;
  }

  private static boolean startsWithExif(byte[] jpeg, int at) {
    return jpeg[at] == 'E' && jpeg[at + 1] == 'x' && jpeg[at + 2] == 'i' && jpeg[at + 3] == 'f';
  }

  private static int orientation(ByteBuffer tiff) {
    tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int directory = tiff.getInt(4);
    if (directory < 8 || directory + 2 > tiff.limit()) {
      return 1;
    }
    int entries = tiff.getShort(directory) & 0xffff;
    for (int i = 0; i < entries; i++) {
      int entry = directory + 2 + 12 * i;
      if (entry + 12 > tiff.limit()) {
        return 1;
      }
      if ((tiff.getShort(entry) & 0xffff) == ORIENTATION_TAG) {
        int value = tiff.getShort(entry + 8) & 0xffff;
        return value >= 1 && value <= 8 ? value : 1;
      }
    }
    return 1;
  }
}
