package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Comparator;
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

  /// Where whole lines stand that were not recognised, top to bottom.
  static List<Rectangle> lines(GreyPicture picture, List<GlyphLine> lines, int dpi) {
    double em = em(lines, dpi);
    List<Rectangle> found = new ArrayList<>();
    List<Rectangle> parts =
        parts(picture, lines, em).stream()
            .filter(part -> lines.stream().noneMatch(line -> isBeside(line, part)))
            .sorted(Comparator.comparingInt(Rectangle::centreY))
            .toList();
    for (Rectangle part : parts) {
      Rectangle last = found.isEmpty() ? null : found.getLast();
      if (last != null && part.centreY() < last.bottom() + em / 8) {
        found.set(found.size() - 1, last.union(part));
      } else {
        found.add(part);
      }
    }
    return found.stream().filter(line -> line.height() > em / 2 && line.height() < 2 * em).toList();
  }

  private static boolean isBeside(GlyphLine line, Rectangle part) {
    Rectangle box = box(line);
    return part.centreY() >= box.top() && part.centreY() < box.bottom();
  }

  /// In characters, 0 when every part of the ink belongs to a line.
  static double characters(GreyPicture picture, List<GlyphLine> lines, int dpi) {
    double em = em(lines, dpi);
    double left = 0;
    for (Rectangle part : parts(picture, lines, em)) {
      left += part.width() * (double) part.height() / (em * em);
    }
    return left < CHARACTER ? 0 : left;
  }

  private static List<Rectangle> parts(GreyPicture picture, List<GlyphLine> lines, double em) {
    Rectangle whole = new Rectangle(0, 0, picture.width(), picture.height());
    return Ink.parts(picture, whole).stream()
        .filter(part -> part.width() <= 4 * em && part.height() <= 2 * em)
        .filter(part -> lines.stream().noneMatch(line -> holds(line, part, em)))
        .toList();
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
    int reach = (int) (em * REACH);
    return box(line).grown(reach, reach / 2).holds(part.centreX(), part.centreY());
  }

  private static Rectangle box(GlyphLine line) {
    return line.glyphs().stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
  }
}
