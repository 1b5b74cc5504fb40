package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.text.Likeness;
import org.intake.documents.text.Script;

/// Reads doubtful Chinese characters again: with the model of the other script and at another size.
/// A model misreads a rare character (霞, 棲) alike at every size; the other script's model, which
/// learnt from other print, most often knows it: it gave 49 of 59 characters of scans in grey right
/// that were taken from it, and 23 of 24 of faxes, on scans of both families that are looked at.
final class SecondLook {
  /// What the engine is less sure of is wrong in half of all cases, on faxes in two of three.
  private static final double DOUBTFUL = 0.6;

  private static final double SURE = 0.9;

  /// What was read again is below the trust of any programme: only an aimed reading can confirm it.
  private static final double SEEN_AGAIN = 0.5;

  /// Longer runs are not print: what stands under a stamp, or a drawing.
  private static final int LONGEST = 3;

  /// Characters on both sides that show where the doubtful ones stand in the other readings.
  private static final int NEIGHBOURS = 2;

  private static final double SIZE = 0.8;

  private final OcrEngine engine;

  SecondLook(OcrEngine engine) {
    this.engine = engine;
  }

  GlyphLine of(GlyphLine line, GreyPicture page, int dpi, Model model) {
    List<Glyph> glyphs = line.glyphs();
    if (glyphs.stream().filter(SecondLook::isDoubtful).count() * 2 > glyphs.size() + 1) {
      return line;
    }
    List<Glyph> seen = new ArrayList<>();
    int at = 0;
    while (at < glyphs.size()) {
      int to = at;
      boolean chinese = false;
      while (to < glyphs.size() && isDoubtful(glyphs.get(to))) {
        chinese |= isChinese(glyphs.get(to));
        to++;
      }
      if (chinese && to - at <= LONGEST) {
        seen.addAll(new Run(glyphs, at, to).seen(page, dpi, model));
      } else if (to > at) {
        seen.addAll(glyphs.subList(at, to));
      } else {
        seen.add(glyphs.get(at));
        to++;
      }
      at = to;
    }
    return new GlyphLine(seen);
  }

  private static boolean isDoubtful(Glyph glyph) {
    return Calibration.ofGlyph(glyph) < DOUBTFUL;
  }

  private static boolean isChinese(Glyph glyph) {
    return glyph.text().codePoints().anyMatch(Character::isIdeographic);
  }

  /// Doubtful characters of a line and their neighbours.
  private final class Run {
    private final List<Glyph> before;
    private final List<Glyph> doubtful;
    private final List<Glyph> behind;
    private final List<Glyph> line;
    private final int from;
    private final int to;

    Run(List<Glyph> line, int at, int end) {
      this.line = line;
      this.from = Math.max(0, at - NEIGHBOURS);
      this.to = Math.min(line.size(), end + NEIGHBOURS);
      this.before = line.subList(from, at);
      this.doubtful = line.subList(at, end);
      this.behind = line.subList(end, to);
    }

    List<Glyph> seen(GreyPicture page, int dpi, Model model) {
      Rectangle strip = strip(page);
      Model other = model == Model.SIMPLIFIED ? Model.TRADITIONAL : Model.SIMPLIFIED;
      List<Glyph> byOther = again(page, strip, dpi, other);
      if (byOther.isEmpty() || text(byOther).equals(text(doubtful))) {
        return doubtful;
      }
      if (least(byOther) >= SURE) {
        return replaced(text(byOther));
      }
      Map<String, Double> weights = new LinkedHashMap<>();
      for (List<Glyph> reading : List.of(doubtful, byOther, again(page, strip, dpi, model))) {
        weights.merge(text(reading), least(reading) * least(reading), Double::sum);
      }
      String best = Collections.max(weights.entrySet(), Map.Entry.comparingByValue()).getKey();
      return best.equals(text(doubtful)) ? doubtful : replaced(best);
    }

    private List<Glyph> again(GreyPicture page, Rectangle strip, int dpi, Model model) {
      return opposite(Closeup.read(engine, page, strip, dpi, SIZE, model, ""));
    }

    private Rectangle strip(GreyPicture page) {
      Rectangle all = line.stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
      int above = all.height() / 8;
      int left = all.left() - all.height() / 2;
      int right = all.right() + all.height() / 2;
      if (from > 0) {
        left = Closeup.gap(page, line.get(from - 1), line.get(from), all);
      }
      if (to < line.size()) {
        right = Closeup.gap(page, line.get(to - 1), line.get(to), all);
      }
      return new Rectangle(left, all.top() - above, right, all.bottom() + above);
    }

    /// What another reading says between the same neighbours; empty when it does not show them.
    private List<Glyph> opposite(List<Glyph> reading) {
      String left = text(before);
      String right = text(behind);
      String text = text(reading);
      int most = left.length() + right.length();
      int fewest = most + 1;
      List<Glyph> best = List.of();
      for (int i = 0; i <= text.length(); i++) {
        for (int j = i + 1; j <= text.length(); j++) {
          int changes =
              2 * Likeness.distance(text.substring(0, i), left, most)
                  + 2 * Likeness.distance(text.substring(j), right, most)
                  + Math.abs(j - i - doubtful.size());
          if (changes < fewest) {
            fewest = changes;
            best = reading.subList(i, j);
          }
        }
      }
      return best;
    }

    private List<Glyph> replaced(String text) {
      Rectangle all = doubtful.stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
      List<Glyph> replaced = new ArrayList<>();
      for (int i = 0; i < text.length(); i++) {
        Rectangle place =
            new Rectangle(
                all.left() + all.width() * i / text.length(),
                all.top(),
                all.left() + all.width() * (i + 1) / text.length(),
                all.bottom());
        replaced.add(
            new Glyph(
                text.substring(i, i + 1),
                text.length() == doubtful.size() ? doubtful.get(i).place() : place,
                SEEN_AGAIN,
                SEEN_AGAIN));
      }
      return replaced;
    }
  }

  /// One character for each glyph, the same in both scripts.
  private static String text(List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    glyphs.forEach(glyph -> text.append(Script.simple(glyph.text().charAt(0))));
    return text.toString();
  }

  private static double least(List<Glyph> glyphs) {
    return glyphs.stream().mapToDouble(Calibration::ofGlyph).min().orElse(0);
  }
}
