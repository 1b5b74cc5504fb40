package org.intake.documents.office;

import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Whether a picture in a document is large enough to be the scan of a page; seals, logos and icons
/// are not.
final class PageSizedPicture {
  /// A page at 75 dpi, the least that can be read at all.
  private static final int PIXELS = 600;

  /// 7 cm: a seal has 4.2, a business card 5.4.
  private static final int TWIPS = 3_969;

  private static final int TWIPS_OF_A_PIXEL = 15;

  private PageSizedPicture() {}

  /// By the size on a web page, where 96 pixels are an inch.
  static boolean isOnScreen(int width, int height) {
    return isTwips(width * TWIPS_OF_A_PIXEL, height * TWIPS_OF_A_PIXEL);
  }

  static boolean isTwips(int width, int height) {
    return width >= TWIPS && height >= TWIPS;
  }

  /// By the head of the picture's bytes; what is no picture or a drawing holds no scan.
  static boolean isPicture(InputStream in) {
    try (MemoryCacheImageInputStream bytes = new MemoryCacheImageInputStream(in)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(bytes);
      if (!readers.hasNext()) {
        return false;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(bytes, true, true);
        return reader.getWidth(0) >= PIXELS && reader.getHeight(0) >= PIXELS;
      } finally {
        reader.dispose();
      }
    } catch (IOException | RuntimeException e) {
      // ImageIO throws anything at a broken picture; it shows nothing in Word either.
      return false;
    }
  }
}
