package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;

/// Puts the characters of a line where their ink is. The engine knows the order of characters well
/// but their places only roughly, sometimes off by a whole character; so the line's runs of inked
/// columns are dealt out to the characters in order, by the widths that one expects of them.
final class GlyphPlaces {
  private static final int DARK = 165;
  private static final int MOST_RUNS = 5;
  private static final int MOST_SHARED = 3;
  private static final double SKIP_RUN = 0.25;
  private static final double NO_INK = 1.2;
  private static final double SHARED = 0.15;
  private static final double DRIFT = 0.15;

  private final GreyPicture page;
  private final List<Glyph> glyphs;
  private final int top;
  private final int bottom;
  private final double em;
  private final List<int[]> runs;

  private GlyphPlaces(GreyPicture page, GlyphLine line) {
    this.page = page;
    this.glyphs = line.glyphs();
    int[] tops = glyphs.stream().mapToInt(g -> g.place().top()).sorted().toArray();
    int[] bottoms = glyphs.stream().mapToInt(g -> g.place().bottom()).sorted().toArray();
    boolean chinese = line.text().codePoints().anyMatch(GlyphPlaces::isWide);
    this.top = Math.clamp(tops[tops.length / (chinese ? 2 : 4)] - 1L, 0, page.height() - 1);
    this.bottom =
        Math.clamp(
            bottoms[bottoms.length / 2] + 1L, Math.min(top + 2, page.height()), page.height());
    this.em = Math.max(6, (bottom - top) / (chinese ? 1.0 : 0.75));
    this.runs = runs();
  }

  static GlyphLine aligned(GreyPicture page, GlyphLine line) {
    if (line.glyphs().isEmpty() || line.glyphs().size() > 200) {
      return line;
    }
    GlyphPlaces places = new GlyphPlaces(page, line);
    return places.runs.isEmpty() ? line : new GlyphLine(places.dealt());
  }

  private List<int[]> runs() {
    int left = glyphs.stream().mapToInt(g -> g.place().left()).min().orElse(0) - (int) (em / 4);
    int right = glyphs.stream().mapToInt(g -> g.place().right()).max().orElse(0) + (int) (em / 4);
    List<int[]> result = new ArrayList<>();
    int start = -1;
    for (int x = Math.max(0, left); x <= Math.min(page.width(), right); x++) {
      boolean inked = x < Math.min(page.width(), right) && isInked(x);
      if (inked && start < 0) {
        start = x;
      } else if (!inked && start >= 0) {
        result.add(new int[] {start, x});
        start = -1;
      }
    }
    return result;
  }

  private boolean isInked(int x) {
    for (int y = top; y < bottom; y++) {
      if (page.at(x, y) < DARK) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWide(int codePoint) {
    return codePoint >= 0x2e80 && codePoint < 0xff00;
  }

  /// The width of a character's ink in em.
  private static double expected(String text) {
    int c = text.codePointAt(0);
    if ("、。，．：；！,.:;'!|Iil1".indexOf(c) >= 0) {
      return c == '1' ? 0.26 : 0.16;
    }
    if ("()[]【】〔〕（）《》「」-".indexOf(c) >= 0) {
      return 0.28;
    }
    if (c < 0x2e80) {
      return c == '@' || c == 'W' || c == 'M' || c == 'm' || c == '%' ? 0.75 : 0.45;
    }
    return c == '日' || c == '月' || c == '目' ? 0.7 : 0.9;
  }

  /// Cheapest dealing of runs to characters; `cost[i][j]` is that of the first i characters and j
  /// runs.
  private List<Glyph> dealt() {
    int n = glyphs.size();
    int m = runs.size();
    double[][] cost = new double[n + 1][m + 1];
    int[][] fromGlyph = new int[n + 1][m + 1];
    int[][] fromRun = new int[n + 1][m + 1];
    for (double[] row : cost) {
      Arrays.fill(row, Double.MAX_VALUE);
    }
    cost[0][0] = 0;
    for (int i = 0; i <= n; i++) {
      for (int j = 0; j <= m; j++) {
        if (cost[i][j] == Double.MAX_VALUE) {
          continue;
        }
        if (j < m) {
          double skip = SKIP_RUN + 2 * (runs.get(j)[1] - runs.get(j)[0]) / em;
          offer(cost, fromGlyph, fromRun, i, j, i, j + 1, skip);
        }
        if (i < n) {
          double sure = 0.4 + 0.6 * glyphs.get(i).confidence();
          offer(cost, fromGlyph, fromRun, i, j, i + 1, j, NO_INK * sure);
          for (int k = 1; k <= MOST_RUNS && j + k <= m; k++) {
            offer(cost, fromGlyph, fromRun, i, j, i + 1, j + k, one(i, j, j + k));
          }
          for (int k = 2; k <= MOST_SHARED && i + k <= n && j < m; k++) {
            offer(cost, fromGlyph, fromRun, i, j, i + k, j + 1, several(i, i + k, j));
          }
        }
      }
    }
    return placed(fromGlyph, fromRun);
  }

  private static void offer(
      double[][] cost,
      int[][] fromGlyph,
      int[][] fromRun,
      int i,
      int j,
      int toI,
      int toJ,
      double add) {
    if (cost[i][j] + add < cost[toI][toJ]) {
      cost[toI][toJ] = cost[i][j] + add;
      fromGlyph[toI][toJ] = i;
      fromRun[toI][toJ] = j;
    }
  }

  private double one(int glyph, int from, int to) {
    double width = (runs.get(to - 1)[1] - runs.get(from)[0]) / em;
    double centre = (runs.get(to - 1)[1] + runs.get(from)[0]) / 2.0;
    return Math.abs(width - expected(glyphs.get(glyph).text())) + drift(glyph, centre);
  }

  private double several(int from, int to, int run) {
    double wanted = 0;
    for (int i = from; i < to; i++) {
      wanted += expected(glyphs.get(i).text()) + 0.05;
    }
    double width = (runs.get(run)[1] - runs.get(run)[0]) / em;
    double centre = (runs.get(run)[1] + runs.get(run)[0]) / 2.0;
    return Math.abs(width - wanted) + SHARED * (to - from) + drift((from + to) / 2, centre);
  }

  private double drift(int glyph, double centre) {
    return DRIFT * Math.min(4, Math.abs(glyphs.get(glyph).place().centreX() - centre) / em);
  }

  private List<Glyph> placed(int[][] fromGlyph, int[][] fromRun) {
    int[] lefts = new int[glyphs.size()];
    int[] rights = new int[glyphs.size()];
    Arrays.fill(lefts, -1);
    int i = glyphs.size();
    int j = runs.size();
    while (i > 0 || j > 0) {
      int glyph = fromGlyph[i][j];
      int run = fromRun[i][j];
      if (i > glyph && j > run) {
        share(lefts, rights, glyph, i, runs.get(run)[0], runs.get(j - 1)[1]);
      }
      i = glyph;
      j = run;
    }
    return withPlaces(lefts, rights);
  }

  private void share(int[] lefts, int[] rights, int from, int to, int left, int right) {
    double all = 0;
    for (int i = from; i < to; i++) {
      all += expected(glyphs.get(i).text());
    }
    double at = left;
    for (int i = from; i < to; i++) {
      double width = (right - left) * expected(glyphs.get(i).text()) / all;
      lefts[i] = (int) Math.round(at);
      rights[i] = Math.max(lefts[i] + 1, (int) Math.round(at + width));
      at += width;
    }
  }

  /// A character without ink stands where its neighbours leave room.
  private List<Glyph> withPlaces(int[] lefts, int[] rights) {
    List<Glyph> result = new ArrayList<>();
    int last = runs.getFirst()[0];
    for (int i = 0; i < lefts.length; i++) {
      Glyph glyph = glyphs.get(i);
      int left = lefts[i] < 0 ? last : lefts[i];
      int right = lefts[i] < 0 ? last + 1 : rights[i];
      last = right;
      result.add(
          new Glyph(
              glyph.text(),
              new Rectangle(left, top, right, bottom),
              glyph.confidence(),
              glyph.wordConfidence()));
    }
    return result;
  }
}
