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
    Mask ink = smeared(small);
    double perMm = (double) dpi / factor / 25.4;
    return Components.of(ink).stream()
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

  private static Mask smeared(GreyPicture small) {
    return Mask.darker(small, 190).flatRuns(1, 7);
  }
}
