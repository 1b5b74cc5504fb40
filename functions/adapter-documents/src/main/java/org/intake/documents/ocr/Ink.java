package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;

/// Where the ink of a place is, specks left out.
final class Ink {
  private static final int DARK = 160;

  private Ink() {}

  /// The bounds of the ink within a place with a small margin; empty when there is none.
  static Rectangle bounds(GreyPicture picture, Rectangle place, int dpi) {
    Rectangle cut = place.within(picture.width(), picture.height());
    Rectangle bounds = null;
    for (Rectangle part : parts(picture, cut)) {
      bounds = bounds == null ? part : bounds.union(part);
    }
    if (bounds == null) {
      return new Rectangle(0, 0, 0, 0);
    }
    return bounds.grown(dpi / 40, dpi / 40).cut(cut);
  }

  /// Connected parts of ink larger than a speck, in pixels of the picture.
  static List<Rectangle> parts(GreyPicture picture, Rectangle cut) {
    List<Rectangle> parts = new ArrayList<>();
    if (cut.isEmpty()) {
      return parts;
    }
    for (Components.Component component : Components.of(Mask.darker(picture, cut, DARK))) {
      if (component.box().width() > 3 || component.box().height() > 3) {
        parts.add(component.box().shifted(cut.left(), cut.top()));
      }
    }
    return parts;
  }
}
