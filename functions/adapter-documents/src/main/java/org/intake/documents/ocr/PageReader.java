package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;

/// Reads a prepared page: the text between tables as blocks, each table cell by itself. Cells one
/// by one keep labels and values in order, which halves the wrong characters (design/ocr.md).
final class PageReader {
  private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
  private static final Pattern LATIN = Pattern.compile("[A-Za-z@]");

  /// Upright print is recognised with more confidence than this; upside-down print never is.
  private static final double UPRIGHT = 0.9;

  private final OcrEngine engine;
  private final ScriptChoice scripts;

  PageReader(OcrEngine engine) {
    this.engine = engine;
    this.scripts = new ScriptChoice(engine);
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
  record Reading(PreparedPage page, Model model, List<Part> parts, GreyPicture unruled) {
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
    Ruled ruled = ruled(given);
    ScriptChoice.Choice choice = scripts.of(ruled.unruled, given.dpi());
    if (choice.confidence() < UPRIGHT) {
      Ruled turned = ruled(given.upsideDown());
      ScriptChoice.Choice other = scripts.of(turned.unruled, given.dpi());
      if (other.confidence() > choice.confidence() + 0.05) {
        return read(turned, other.model());
      }
    }
    return read(ruled, choice.model());
  }

  private record Ruled(PreparedPage page, List<TableFinder.Table> tables, GreyPicture unruled) {}

  private static Ruled ruled(PreparedPage page) {
    TableFinder.Found found = TableFinder.find(page.work(), page.dpi());
    return new Ruled(page, found.tables(), unruled(page.work(), found.lines()));
  }

  private Reading read(Ruled ruled, Model model) {
    GreyPicture work = ruled.page.work();
    int dpi = ruled.page.dpi();
    GreyPicture rest = work.copy();
    ruled.tables.forEach(table -> rest.fill(table.box().grown(2, 2), GreyPicture.PAPER));
    List<Part> parts = new ArrayList<>();
    int top = 0;
    Layout layout = ruled.tables.isEmpty() ? Layout.COLUMN : Layout.BLOCK;
    for (TableFinder.Table table : ruled.tables) {
      readBand(rest, top, table.box().top(), model, layout, dpi, parts);
      parts.add(new Part.Table(table.box(), fill(table, ruled.unruled, model, dpi)));
      top = Math.max(top, table.box().bottom());
    }
    readBand(rest, top, work.height(), model, layout, dpi, parts);
    return new Reading(ruled.page, model, parts, ruled.unruled);
  }

  static GreyPicture unruled(GreyPicture work, boolean[] lines) {
    GreyPicture result = work.copy();
    int width = work.width();
    for (int y = 0; y < work.height(); y++) {
      for (int x = 0; x < width; x++) {
        if (lines[y * width + x]) {
          result.fill(new Rectangle(x - 2, y - 2, x + 3, y + 3), GreyPicture.PAPER);
        }
      }
    }
    return result;
  }

  private void readBand(
      GreyPicture rest,
      int top,
      int bottom,
      Model model,
      Layout layout,
      int dpi,
      List<Part> parts) {
    if (bottom - top <= dpi * 0.12) {
      return;
    }
    int margin = 20;
    GreyPicture band = rest.part(new Rectangle(0, top, rest.width(), bottom), margin);
    if (band.inkBelow(150) <= 20) {
      return;
    }
    for (GlyphLine line : engine.recognise(band, new Request(model, layout, dpi))) {
      parts.add(new Part.Line(shifted(GlyphPlaces.aligned(band, line), -margin, top - margin)));
    }
  }

  private List<FilledCell> fill(
      TableFinder.Table table, GreyPicture unruled, Model model, int dpi) {
    List<FilledCell> cells = new ArrayList<>();
    for (TableFinder.Cell cell : table.cells()) {
      cells.add(new FilledCell(cell, readCell(unruled, cell.place(), model, dpi)));
    }
    return cells;
  }

  private List<GlyphLine> readCell(GreyPicture unruled, Rectangle place, Model model, int dpi) {
    Rectangle tight = Ink.bounds(unruled, place, dpi);
    if (tight.isEmpty()) {
      return List.of();
    }
    int margin = dpi / 15;
    GreyPicture cell = unruled.part(tight, margin);
    Layout layout = cell.height() < dpi * 0.36 ? Layout.LINE : Layout.BLOCK;
    List<GlyphLine> lines = engine.recognise(cell, new Request(model, layout, dpi));
    if (isLatin(lines)) {
      List<GlyphLine> again = engine.recognise(cell, new Request(Model.LATIN, layout, dpi));
      lines = again.isEmpty() ? lines : again;
    }
    return lines.stream()
        .map(line -> GlyphPlaces.aligned(cell, line))
        .map(line -> shifted(line, tight.left() - margin, tight.top() - margin))
        .toList();
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
