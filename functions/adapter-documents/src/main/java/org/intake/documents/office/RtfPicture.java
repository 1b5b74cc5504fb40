package org.intake.documents.office;

import java.io.ByteArrayOutputStream;

/// A `pict` of an RTF file while it is read: its bytes stand there as hexadecimal digits or, after
/// `bin`, as they are.
final class RtfPicture {
  /// How many groups were open around it.
  final int depth;

  private final ByteArrayOutputStream content = new ByteArrayOutputStream();
  private int width;
  private int height;
  private int percentWide = 100;
  private int percentHigh = 100;
  private boolean cut;
  private int high = -1;

  RtfPicture(int depth) {
    this.depth = depth;
  }

  void word(String word, int number) {
    switch (word) {
      case "picwgoal" -> width = number;
      case "pichgoal" -> height = number;
      case "picscalex" -> percentWide = number;
      case "picscaley" -> percentHigh = number;
      case "piccropl", "piccropr", "piccropt", "piccropb" -> cut |= number != 0;
      default -> {}
    }
  }

  void digit(int character) {
    int digit = Character.digit(character, 16);
    if (digit >= 0 && high < 0) {
      high = digit;
    } else if (digit >= 0) {
      content.write(high * 16 + digit);
      high = -1;
    }
  }

  void bytes(byte[] from, int at, int count) {
    content.write(from, at, count);
  }

  void addTo(PastedScans scans) {
    boolean isPage =
        PageSizedPicture.isTwips(
            (int) ((long) width * percentWide / 100), (int) ((long) height * percentHigh / 100));
    if (isPage && !cut) {
      scans.add(content.toByteArray());
    } else {
      scans.leaveOut(content.toByteArray());
    }
  }
}
