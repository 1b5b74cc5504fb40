package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;
import org.intake.documents.text.Flow;

/// Reads a prepared page: the text between tables as blocks, each table cell by itself. Cells one
/// by one keep labels and values in order, which halves the wrong characters (design/ocr.md).
final class PageReader {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z@]");

  /// A turn to try, in quarters, unless what was read so far is at least so sure; a page on its
  /// side, whose columns of characters were taken for its lines, is hardly read at all.
  private static final List<Turn> TURNS =
      List.of(new Turn(2, ScriptChoice.UPRIGHT), new Turn(1, 0.7), new Turn(3, 0.7));

  private record Turn(int quarters, double unless) {}

  private static final double CLEARLY = 0.05;

  private static final int INK = 150;

  /// Specks read as text are less sure than this.
  private static final double WORTH_KEEPING = 0.7;

  /// What is lost at one size is seldom lost at all of these, with and without more paper around
  /// it.
  private static final List<Again> AGAIN =
      List.of(
          new Again(0.7, 0, false),
          new Again(0.5, 0.125, false),
          new Again(0.85, 0, false),
          new Again(0.6, 0.125, false),
          new Again(1.25, 0, false),
          new Again(0.5, 0, true),
          new Again(0.45, 0, true),
          new Again(0.55, 0, true));

  /// What is left of a place that was read is found at the first of them or not worth more.
  private static final int AGAIN_FOR_A_PART = 2;

  /// Another size, paper added on each side, in inches, and whether the layout is kept: cells of
  /// two or three characters (邮编, a name) were read at none of the sizes but as small lines.
  private record Again(double size, double paper, boolean sameLayout) {}

  private final OcrEngine engine;
  private final ScriptChoice scripts;
  private final SecondLook secondLook;

  PageReader(OcrEngine engine) {
    this.engine = engine;
    this.scripts = new ScriptChoice(engine);
    this.secondLook = new SecondLook(engine);
  }

  /// What a page is made of, in reading order, in pixels of the prepared page.
  sealed interface Part {
    record Line(GlyphLine line) implements Part {}

    record Table(Rectangle box, List<FilledCell> cells) implements Part {
      public Table {
        cells = List.copyOf(cells);
      }
    }
  }

  record FilledCell(TableFinder.Cell cell, List<GlyphLine> lines) {
    FilledCell {
      lines = List.copyOf(lines);
    }
  }

  /// `page` is the page as it was read, upright; `unruled` the same without its ruling lines.
  record Reading(
      PreparedPage page, Model model, List<Part> parts, GreyPicture unruled, boolean isSpread) {
    Reading {
      parts = List.copyOf(parts);
    }

    List<GlyphLine> lines() {
      List<GlyphLine> lines = new ArrayList<>();
      for (Part part : parts) {
        switch (part) {
          case Part.Line(GlyphLine line) -> lines.add(line);
          case Part.Table(Rectangle _, List<FilledCell> cells) ->
              cells.forEach(cell -> lines.addAll(cell.lines()));
        }
      }
      return lines;
    }
  }

  Reading read(PreparedPage given) {
    Ruled best = ruled(given);
    ScriptChoice.Choice choice = scripts.of(best.unruled, given.dpi());
    boolean turnedBack = false;
    for (Turn turn : TURNS) {
      // A page that is readable once it is turned back may still stand on its head. Nobody holds a
      // screen upside down, and its raster is read badly whichever way it stands.
      if (choice.confidence() >= (turnedBack ? ScriptChoice.UPRIGHT : turn.unless)
          || given.looksLikeScreen()) {
        break;
      }
      Ruled turned = ruled(given.turnedBy(turn.quarters));
      ScriptChoice.Choice other = scripts.of(turned.unruled, given.dpi());
      if (other.confidence() > choice.confidence() + CLEARLY) {
        best = turned;
        choice = other;
        turnedBack = turn.quarters % 2 == 1;
      }
    }
    return read(best, choice.model());
  }

  private record Ruled(
      PreparedPage page,
      List<TableFinder.Table> tables,
      List<Rectangle> longLines,
      GreyPicture unruled) {

    /// The text outside of tables. A line that a value stands on is read as _, 一 or a further line
    /// of text; the strokes of a large head stay, as they are shorter than any such line.
    GreyPicture text() {
      GreyPicture text = page.work().copy();
      longLines.forEach(line -> text.take(line.grown(2, 2), unruled));
      tables.forEach(table -> text.fill(table.box().grown(2, 2), GreyPicture.PAPER));
      return text;
    }
  }

  private static Ruled ruled(PreparedPage page) {
    TableFinder.Found found = TableFinder.find(page.work(), page.dpi());
    return new Ruled(page, found.tables(), found.longLines(), unruled(page.work(), found.lines()));
  }

  private Reading read(Ruled ruled, Model model) {
    GreyPicture work = ruled.page.work();
    GreyPicture rest = ruled.text();
    List<Part> parts = new ArrayList<>();
    int fold = Spread.fold(ruled.unruled, ruled.tables);
    if (fold > 0) {
      readRegion(ruled, rest, new Rectangle(0, 0, fold, work.height()), model, parts);
      readRegion(ruled, rest, new Rectangle(fold, 0, work.width(), work.height()), model, parts);
    } else {
      readRegion(ruled, rest, new Rectangle(0, 0, work.width(), work.height()), model, parts);
    }
    return new Reading(
        ruled.page,
        model,
        parts.stream().map(part -> seenAgain(part, ruled, model)).toList(),
        ruled.unruled,
        fold > 0);
  }

  private Part seenAgain(Part part, Ruled ruled, Model model) {
    return switch (part) {
      case Part.Line(GlyphLine line) -> new Part.Line(seenAgain(line, ruled, model));
      case Part.Table(Rectangle box, List<FilledCell> cells) ->
          new Part.Table(
              box,
              cells.stream()
                  .map(cell ->
                      new FilledCell(
                          cell.cell,
                          cell.lines.stream().map(l -> seenAgain(l, ruled, model)).toList()))
                  .toList());
    };
  }

  private GlyphLine seenAgain(GlyphLine line, Ruled ruled, Model model) {
    return secondLook.of(line, ruled.unruled, ruled.page.dpi(), model);
  }

  private void readRegion(
      Ruled ruled, GreyPicture rest, Rectangle region, Model model, List<Part> parts) {
    int dpi = ruled.page.dpi();
    // The raster of a screen is ink that no reading accounts for, and a person looks at it anyhow.
    boolean once = ruled.page.looksLikeScreen();
    List<TableFinder.Table> tables =
        ruled.tables.stream()
            .filter(t -> region.holds(t.box().centreX(), t.box().centreY()))
            .toList();
    Layout layout = tables.isEmpty() ? Layout.COLUMN : Layout.BLOCK;
    int top = 0;
    for (TableFinder.Table table : tables) {
      Rectangle above = new Rectangle(region.left(), top, region.right(), table.box().top());
      readBand(rest, above, new Request(model, layout, dpi), once, parts);
      parts.add(new Part.Table(table.box(), fill(table, ruled.unruled, model, dpi, once)));
      top = Math.max(top, table.box().bottom());
    }
    Rectangle below = new Rectangle(region.left(), top, region.right(), region.bottom());
    readBand(rest, below, new Request(model, layout, dpi), once, parts);
  }

  static GreyPicture unruled(GreyPicture work, Mask lines) {
    GreyPicture result = work.copy();
    for (int y = 0; y < lines.height(); y++) {
      int start = lines.nextSet(0, y);
      while (start < lines.width()) {
        int end = lines.nextClear(start, y);
        result.fill(new Rectangle(start, y, end, y + 1).grown(2, 2), GreyPicture.PAPER);
        start = lines.nextSet(end, y);
      }
    }
    return result;
  }

  private void readBand(
      GreyPicture rest, Rectangle place, Request request, boolean once, List<Part> parts) {
    if (place.height() <= request.dpi() * 0.12) {
      return;
    }
    int margin = 20;
    GreyPicture band = rest.part(place, margin);
    if (band.inkBelow(INK) <= 20) {
      return;
    }
    List<GlyphLine> lines = new ArrayList<>(engine.recognise(band, request));
    if (!once) {
      addMissed(band, request, lines);
    }
    for (GlyphLine line : Misreadings.corrected(lines)) {
      parts.add(
          new Part.Line(
              shifted(
                  GlyphPlaces.aligned(band, line), place.left() - margin, place.top() - margin)));
    }
  }

  /// The engine's layout leaves whole lines out on noisy pages: strips of ink in which it saw no
  /// character are read one by one.
  private void addMissed(GreyPicture band, Request request, List<GlyphLine> lines) {
    int dpi = request.dpi();
    for (Rectangle strip : TextStrips.of(band, dpi, 2.5)) {
      boolean seen =
          lines.stream()
              .flatMap(line -> line.glyphs().stream())
              .anyMatch(g -> strip.holds(g.place().centreX(), g.place().centreY()));
      if (seen) {
        continue;
      }
      int margin = dpi / 15;
      Rectangle grown = strip.grown(dpi / 60, dpi / 60).within(band.width(), band.height());
      for (GlyphLine line : missed(band.part(grown, margin), request)) {
        if (line.meanConfidence() > WORTH_KEEPING) {
          insert(lines, shifted(line, grown.left() - margin, grown.top() - margin));
        }
      }
    }
  }

  /// The engine sees no line in some clear strips, at no size (试点城市的请示 as the second line of a
  /// head), but reads them when it is not to look for one.
  private List<GlyphLine> missed(GreyPicture strip, Request request) {
    List<GlyphLine> lines = whole(strip, new Request(request.model(), Layout.LINE, request.dpi()));
    if (!lines.isEmpty()) {
      return lines;
    }
    Request bare = new Request(request.model(), Layout.BARE_LINE, request.dpi());
    return engine.recognise(strip, bare).stream()
        .map(line ->
            new GlyphLine(
                line.glyphs().stream()
                    .filter(glyph -> strip.part(glyph.place(), 0).inkBelow(INK) > 0)
                    .toList()))
        .filter(line -> !line.glyphs().isEmpty())
        .toList();
  }

  private static void insert(List<GlyphLine> lines, GlyphLine missed) {
    int at = 0;
    while (at < lines.size() && middle(lines.get(at)) <= middle(missed)) {
      at++;
    }
    lines.add(at, missed);
  }

  private static double middle(GlyphLine line) {
    return line.glyphs().stream().mapToInt(g -> g.place().centreY()).average().orElse(0);
  }

  private List<FilledCell> fill(
      TableFinder.Table table, GreyPicture unruled, Model model, int dpi, boolean once) {
    List<FilledCell> cells = new ArrayList<>();
    for (TableFinder.Cell cell : table.cells()) {
      cells.add(new FilledCell(cell, readCell(unruled, cell.place(), model, dpi, once)));
    }
    return cells;
  }

  private List<GlyphLine> readCell(
      GreyPicture unruled, Rectangle place, Model model, int dpi, boolean once) {
    Rectangle tight = Ink.bounds(unruled, place, dpi);
    if (tight.isEmpty()) {
      return List.of();
    }
    int margin = dpi / 15;
    GreyPicture cell = unruled.part(tight, margin);
    Layout layout = cell.height() < dpi * 0.36 ? Layout.LINE : Layout.BLOCK;
    Request request = new Request(model, layout, dpi);
    List<GlyphLine> lines = once ? engine.recognise(cell, request) : whole(cell, request);
    if (!once && isLatin(lines)) {
      List<GlyphLine> again = engine.recognise(cell, new Request(Model.LATIN, layout, dpi));
      lines = again.isEmpty() ? lines : again;
    }
    if (lines.isEmpty() && InkLeft.characters(cell, lines, dpi) > 0) {
      return List.of(new GlyphLine(List.of(new Glyph(Flow.UNREAD, tight, 0, 0))));
    }
    return Misreadings.corrected(lines).stream()
        .map(line -> GlyphPlaces.aligned(cell, line))
        .map(line -> shifted(line, tight.left() - margin, tight.top() - margin))
        .toList();
  }

  /// The lines of a small picture; while they leave ink out, read once more at another size.
  private List<GlyphLine> whole(GreyPicture picture, Request request) {
    List<GlyphLine> best = engine.recognise(picture, request);
    double least = InkLeft.characters(picture, best, request.dpi());
    if (least > 0 && !best.isEmpty()) {
      best = withMissedLines(picture, request, best);
      least = InkLeft.characters(picture, best, request.dpi());
    }
    for (int i = 0; i < (best.isEmpty() ? AGAIN.size() : AGAIN_FOR_A_PART); i++) {
      if (least == 0) {
        break;
      }
      List<GlyphLine> lines = readAgain(picture, request, AGAIN.get(i));
      double left = InkLeft.characters(picture, lines, request.dpi());
      if (left < least) {
        best = lines;
        least = left;
      }
    }
    return best;
  }

  /// A line that the engine left out of a block, a short last one above all, read by itself.
  private List<GlyphLine> withMissedLines(
      GreyPicture picture, Request request, List<GlyphLine> seen) {
    List<GlyphLine> lines = new ArrayList<>(seen);
    int margin = request.dpi() / 15;
    for (Rectangle strip : InkLeft.lines(picture, seen, request.dpi())) {
      Request one = new Request(request.model(), Layout.LINE, request.dpi());
      for (GlyphLine line : engine.recognise(picture.part(strip, margin), one)) {
        if (line.meanConfidence() > WORTH_KEEPING) {
          insert(lines, shifted(line, strip.left() - margin, strip.top() - margin));
        }
      }
    }
    return lines;
  }

  private List<GlyphLine> readAgain(GreyPicture picture, Request request, Again again) {
    int paper = (int) (request.dpi() * again.paper);
    Rectangle all = new Rectangle(0, 0, picture.width(), picture.height());
    GreyPicture padded = paper == 0 ? picture : picture.part(all, paper);
    GreyPicture sized =
        padded.seenThrough(
            Homography.scale(1 / again.size, 1 / again.size),
            (int) (padded.width() * again.size),
            (int) (padded.height() * again.size));
    Layout other = request.layout() == Layout.LINE ? Layout.BLOCK : Layout.COLUMN;
    Layout layout = again.sameLayout ? request.layout() : other;
    Request sizedRequest = new Request(request.model(), layout, (int) (request.dpi() * again.size));
    return engine.recognise(sized, sizedRequest).stream()
        .map(line -> shifted(enlarged(line, 1 / again.size), -paper, -paper))
        .toList();
  }

  private static GlyphLine enlarged(GlyphLine line, double factor) {
    return new GlyphLine(
        line.glyphs().stream()
            .map(g ->
                new Glyph(
                    g.text(),
                    new Rectangle(
                        (int) (g.place().left() * factor),
                        (int) (g.place().top() * factor),
                        (int) (g.place().right() * factor),
                        (int) (g.place().bottom() * factor)),
                    g.confidence(),
                    g.wordConfidence()))
            .toList());
  }

  private static boolean isLatin(List<GlyphLine> lines) {
    return lines.stream().noneMatch(line -> CHINESE.matcher(line.text()).find())
        && lines.stream().anyMatch(line -> LATIN.matcher(line.text()).find());
  }

  private static GlyphLine shifted(GlyphLine line, int x, int y) {
    return new GlyphLine(
        line.glyphs().stream()
            .map(g ->
                new Glyph(g.text(), g.place().shifted(x, y), g.confidence(), g.wordConfidence()))
            .toList());
  }
}
