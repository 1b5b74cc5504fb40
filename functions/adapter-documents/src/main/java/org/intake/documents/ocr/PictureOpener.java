package org.intake.documents.ocr;

import java.nio.ByteBuffer;
import org.bytedeco.leptonica.global.leptonica;
import org.intake.documents.Problems;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;

/// Looks at a picture's header before anything is decoded, then decodes it at the size that reading
/// needs. A picture that cannot be used is an outcome.
final class PictureOpener {
  /// Below this no Chinese character of a page has the 12 or so pixels that it takes.
  private static final int LEAST_SIDE = 300;

  /// Decoded bytes that one picture may take natively: A3 in colour at 300 dpi is 70 MB, a bilevel
  /// A3 at 600 dpi 9 MB.
  private static final long MOST_BYTES = 180_000_000;

  private static final int MOST_SIDE = 30_000;

  /// A page's longer side at 300 dpi and a bit: finer photos are decoded at half the size.
  private static final int ENOUGH = 3_600;

  /// The picture, or why it was refused.
  sealed interface Opened {
    /// `reduction` tells by how much it was made smaller when it was decoded.
    record Usable(NativePicture picture, int dpi, int reduction) implements Opened {}

    record Refused(Problem problem) implements Opened {}
  }

  Opened open(PagePicture picture, int page) {
    byte[] bytes = picture.bytes();
    Header header = header(bytes);
    if (header == null) {
      return new Opened.Refused(
          endsEarly(picture)
              ? Problems.onPage(Code.TRUNCATED, page)
              : Problems.onPage(Code.CORRUPT, page));
    }
    if (Math.min(header.width, header.height) < LEAST_SIDE) {
      return new Opened.Refused(Problems.onPage(Code.IMAGE_TOO_SMALL, page, header.size()));
    }
    int reduction = reduction(picture, header);
    if (Math.max(header.width, header.height) > MOST_SIDE
        || header.bytes() / reduction / reduction > MOST_BYTES) {
      return new Opened.Refused(Problems.onPage(Code.IMAGE_TOO_LARGE, page, header.size()));
    }
    if (endsEarly(picture)) {
      return new Opened.Refused(Problems.onPage(Code.TRUNCATED, page));
    }
    NativePicture decoded = NativePicture.decode(bytes, picture.kind(), reduction);
    if (decoded == null) {
      return new Opened.Refused(Problems.onPage(Code.CORRUPT, page));
    }
    if (picture.kind() == PagePicture.Kind.JPEG && picture.turnedByExif()) {
      decoded.orient(ExifOrientation.of(bytes));
    }
    decoded.stretch(picture.pixelShape());
    int dpi = picture.dpi() > 0 ? picture.dpi() : decoded.dpi();
    return new Opened.Usable(decoded, dpi / reduction, reduction);
  }

  private static int reduction(PagePicture picture, Header header) {
    int reduction = 1;
    if (picture.kind() == PagePicture.Kind.JPEG) {
      while (reduction < 8 && Math.max(header.width, header.height) / (2 * reduction) >= ENOUGH) {
        reduction *= 2;
      }
    }
    return reduction;
  }

  private record Header(int width, int height, int bits) {
    String size() {
      return width + "x" + height;
    }

    long bytes() {
      int decodedBits = bits == 1 ? 1 : bits <= 8 ? 8 : 32;
      return (long) width * height * decodedBits / 8;
    }
  }

  private static @Nullable Header header(byte[] bytes) {
    int[] format = new int[1];
    int[] width = new int[1];
    int[] height = new int[1];
    int[] bits = new int[1];
    int[] samples = new int[1];
    int[] colourMap = new int[1];
    int failed =
        leptonica.pixReadHeaderMem(
            bytes, bytes.length, format, width, height, bits, samples, colourMap);
    if (failed != 0 || width[0] < 1 || height[0] < 1) {
      return null;
    }
    int perPixel = colourMap[0] != 0 ? 32 : bits[0] * Math.max(1, samples[0]);
    return new Header(width[0], height[0], perPixel);
  }

  /// Whether the end mark of the format is missing. Decoders fill the rest with grey, and a value
  /// that stood there would just seem to be blank.
  private static boolean endsEarly(PagePicture picture) {
    byte[] bytes = picture.bytes();
    return switch (picture.kind()) {
      case JPEG -> !holdsAtEnd(bytes, new byte[] {(byte) 0xff, (byte) 0xd9});
      case PNG -> !holdsAtEnd(bytes, new byte[] {'I', 'E', 'N', 'D'});
      case TIFF, JPEG_2000, PNM -> false;
    };
  }

  /// Cameras append previews and scanners padding, so the mark is looked for in the last part.
  private static boolean holdsAtEnd(byte[] bytes, byte[] mark) {
    ByteBuffer wanted = ByteBuffer.wrap(mark);
    int least = Math.max(2, bytes.length - Math.max(4096, bytes.length / 3));
    for (int at = bytes.length - mark.length; at >= least; at--) {
      if (ByteBuffer.wrap(bytes, at, mark.length).equals(wanted)) {
        return true;
      }
    }
    return false;
  }
}
