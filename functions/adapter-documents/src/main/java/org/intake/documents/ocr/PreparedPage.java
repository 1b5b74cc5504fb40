package org.intake.documents.ocr;

import java.util.List;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.SealReport;

/// A page upright, straight and evenly lit, and the way back to the picture as it came.
///
/// `work` is what is recognised, at `dpi`; `toSource` maps its pixels to those of the picture that
/// it was made from, which measures `sourceWidth` x `sourceHeight` and has `sourceDpi`; `turned`
/// are the degrees by which the page was turned. The picture itself is not kept: pages stay open
/// for aimed readings, several at a time.
record PreparedPage(
    GreyPicture work,
    int dpi,
    int sourceWidth,
    int sourceHeight,
    double sourceDpi,
    Homography toSource,
    boolean isBilevel,
    boolean looksLikeScreen,
    List<Stamp> stamps,
    SealReport sealReport,
    int turned) {
  PreparedPage {
    stamps = List.copyOf(stamps);
  }

  /// A stamp's ring in pixels of the source, and the text around its edge unrolled.
  record Stamp(SealFinder.Ring ring, GreyPicture strip) {}

  /// The same page turned clockwise by quarters.
  PreparedPage turnedBy(int quarters) {
    int width = work.width();
    int height = work.height();
    boolean swaps = quarters % 2 == 1;
    int turnedWidth = swaps ? height : width;
    int turnedHeight = swaps ? width : height;
    byte[] pixels = work.pixels();
    byte[] turnedPixels = new byte[pixels.length];
    for (int y = 0; y < turnedHeight; y++) {
      for (int x = 0; x < turnedWidth; x++) {
        int from =
            switch (quarters) {
              case 1 -> (height - 1 - x) * width + y;
              case 2 -> (height - 1 - y) * width + width - 1 - x;
              case 3 -> x * width + width - 1 - y;
              default -> y * width + x;
            };
        turnedPixels[y * turnedWidth + x] = pixels[from];
      }
    }
    return new PreparedPage(
        new GreyPicture(turnedWidth, turnedHeight, turnedPixels),
        dpi,
        sourceWidth,
        sourceHeight,
        sourceDpi,
        toSource.after(Preparation.quarterTurns(quarters, width, height)),
        isBilevel,
        looksLikeScreen,
        stamps,
        sealReport,
        (turned + 90 * quarters) % 360);
  }

  /// What aimed readings need of the page: another picture of the same size in the place of `work`,
  /// and no stamps.
  PreparedPage keptWith(GreyPicture picture) {
    return new PreparedPage(
        picture,
        dpi,
        sourceWidth,
        sourceHeight,
        sourceDpi,
        toSource,
        isBilevel,
        looksLikeScreen,
        List.of(),
        sealReport,
        turned);
  }

  /// A place of the prepared page as fractions of the picture as it came.
  Box toBox(Rectangle place) {
    double left = Double.MAX_VALUE;
    double top = Double.MAX_VALUE;
    double right = -Double.MAX_VALUE;
    double bottom = -Double.MAX_VALUE;
    for (int corner = 0; corner < 4; corner++) {
      double px = corner == 0 || corner == 3 ? place.left() : place.right();
      double py = corner < 2 ? place.top() : place.bottom();
      double x = toSource.x(px, py);
      double y = toSource.y(px, py);
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
    return Box.of(left, top, right - left, bottom - top, sourceWidth, sourceHeight);
  }

  Box sourceBox(Rectangle place) {
    return Box.of(
        place.left(), place.top(), place.width(), place.height(), sourceWidth, sourceHeight);
  }

  /// The place of the prepared page whose box this is. A leaning line's box is taller than the
  /// line; its own width and height follow from how the map stretches both.
  Rectangle toPlace(Box box) {
    Homography back = toSource.inverse();
    double sx = (box.x() + box.width() / 2) * sourceWidth;
    double sy = (box.y() + box.height() / 2) * sourceHeight;
    double x = back.x(sx, sy);
    double y = back.y(sx, sy);
    double xx = Math.abs(toSource.x(x + 1, y) - toSource.x(x, y));
    double xy = Math.abs(toSource.x(x, y + 1) - toSource.x(x, y));
    double yx = Math.abs(toSource.y(x + 1, y) - toSource.y(x, y));
    double yy = Math.abs(toSource.y(x, y + 1) - toSource.y(x, y));
    double determinant = xx * yy - xy * yx;
    double wide = box.width() * sourceWidth;
    double tall = box.height() * sourceHeight;
    double width = (wide * yy - tall * xy) / determinant;
    double height = (tall * xx - wide * yx) / determinant;
    double least = dpi / 25.0;
    width = Math.max(least, width);
    height = Math.max(least, height);
    return new Rectangle(
            (int) Math.floor(x - width / 2),
            (int) Math.floor(y - height / 2),
            (int) Math.ceil(x + width / 2),
            (int) Math.ceil(y + height / 2))
        .within(work.width(), work.height());
  }
}
