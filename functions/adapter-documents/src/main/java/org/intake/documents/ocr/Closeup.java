package org.intake.documents.ocr;

import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;

/// Part of one line, read by itself at another size.
final class Closeup {
  private Closeup() {}

  /// `size` against the page; the places of the characters are those of the closeup.
  static List<Glyph> read(
      OcrEngine engine,
      GreyPicture page,
      Rectangle strip,
      int dpi,
      double size,
      Model model,
      String alphabet) {
    Rectangle tight = Ink.bounds(page, strip, dpi);
    if (tight.isEmpty()) {
      return List.of();
    }
    GreyPicture part = page.part(tight, dpi / 15);
    GreyPicture sized =
        size == 1
            ? part
            : part.seenThrough(
                Homography.scale(1 / size, 1 / size),
                (int) (part.width() * size),
                (int) (part.height() * size));
    return engine
        .recognise(sized, new Request(model, Layout.LINE, (int) (dpi * size), alphabet))
        .stream()
        .flatMap(line -> line.glyphs().stream())
        .toList();
  }

  /// Where to cut between two neighbours: the engine's boxes are off by a few pixels, so it is the
  /// column with the least ink between their middles.
  static int gap(GreyPicture page, Glyph left, Glyph right, Rectangle strip) {
    int from = left.place().centreX();
    int to = Math.max(from + 1, right.place().centreX());
    int middle = (left.place().right() + right.place().left()) / 2;
    int best = middle;
    long least = Long.MAX_VALUE;
    Rectangle cut = new Rectangle(from, strip.top(), to, strip.bottom());
    Rectangle inside = cut.within(page.width(), page.height());
    for (int x = inside.left(); x < inside.right(); x++) {
      long ink = 0;
      for (int y = inside.top(); y < inside.bottom(); y++) {
        ink += GreyPicture.PAPER - page.at(x, y);
      }
      long cost = ink * 16 + Math.abs(x - middle);
      if (cost < least) {
        least = cost;
        best = x;
      }
    }
    return best;
  }
}
