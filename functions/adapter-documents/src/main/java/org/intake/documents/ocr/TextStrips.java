package org.intake.documents.ocr;

import java.util.List;

/// Where lines of text are likely, told by their ink alone: characters smeared along the line make
/// long flat parts.
final class TextStrips {
  private TextStrips() {}

  /// Strips of the height of print, at least `ratio` times as wide as high, in pixels of the page.
  static List<Rectangle> of(GreyPicture page, int dpi, double ratio) {
    int factor = Math.max(1, dpi / 60);
    GreyPicture small = page.reduced(factor);
    boolean[] ink = smeared(small);
    double perMm = (double) dpi / factor / 25.4;
    return Components.of(ink, small.width(), small.height()).stream()
        .map(Components.Component::box)
        .filter(box -> box.height() > 2 * perMm && box.height() < 9 * perMm)
        .filter(box -> box.width() > ratio * box.height())
        .map(box ->
            new Rectangle(
                box.left() * factor,
                box.top() * factor,
                box.right() * factor,
                box.bottom() * factor))
        .toList();
  }

  private static boolean[] smeared(GreyPicture small) {
    int width = small.width();
    boolean[] ink = new boolean[width * small.height()];
    for (int y = 0; y < small.height(); y++) {
      int last = -100;
      for (int x = 0; x < width; x++) {
        if (small.at(x, y) < 190) {
          for (int fill = x - last <= 8 ? last + 1 : x; fill <= x; fill++) {
            ink[y * width + fill] = true;
          }
          last = x;
        }
      }
    }
    return ink;
  }
}
