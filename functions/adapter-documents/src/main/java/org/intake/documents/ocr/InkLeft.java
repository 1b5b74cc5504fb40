package org.intake.documents.ocr;

import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;

/// How much ink of a small picture no recognised line accounts for. The engine leaves out first
/// characters (园 of 园区) and whole first lines without a sign in its confidence.
final class InkLeft {
  /// A line reaches this far beyond its first and last character, in heights of its characters.
  private static final double REACH = 0.45;

  /// A character's worth of ink, as the area that its parts span, in squares of that height.
  private static final double CHARACTER = 0.3;

  private InkLeft() {}

  /// In characters, 0 when every part of the ink belongs to a line.
  static double characters(GreyPicture picture, List<GlyphLine> lines, int dpi) {
    double em = em(lines, dpi);
    double left = 0;
    Rectangle whole = new Rectangle(0, 0, picture.width(), picture.height());
    for (Rectangle part : Ink.parts(picture, whole)) {
      boolean rule = part.width() > 4 * em || part.height() > 2 * em;
      if (!rule && lines.stream().noneMatch(line -> holds(line, part, em))) {
        left += part.width() * (double) part.height() / (em * em);
      }
    }
    return left < CHARACTER ? 0 : left;
  }

  private static double em(List<GlyphLine> lines, int dpi) {
    double[] heights =
        lines.stream()
            .flatMap(line -> line.glyphs().stream())
            .mapToDouble(glyph -> glyph.place().height())
            .sorted()
            .toArray();
    double usual = dpi * 0.13;
    return heights.length == 0
        ? usual
        : Math.clamp(heights[heights.length / 2], usual / 2, usual * 2);
  }

  private static boolean holds(GlyphLine line, Rectangle part, double em) {
    Rectangle box = line.glyphs().stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
    int reach = (int) (em * REACH);
    return box.grown(reach, reach / 2).holds(part.centreX(), part.centreY());
  }
}
