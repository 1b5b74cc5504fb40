package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.PageReader.FilledCell;
import org.intake.documents.ocr.PageReader.Part;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Seal;

/// Turns what was recognised into a page that fields are found on: characters joined to words,
/// places told on the picture as it came.
final class Layouts {
  /// Characters further apart than this share of their height belong to two words.
  private static final double GAP = 0.36;

  private Layouts() {}

  static LaidOutPage of(
      PageReader.Reading reading, List<Seal> seals, int width, int height, int number) {
    PreparedPage page = reading.page();
    List<LaidOutPage.Block> blocks = new ArrayList<>();
    int tables = 0;
    for (Part part : reading.parts()) {
      switch (part) {
        case Part.Line(GlyphLine line) -> blocks.add(new LaidOutPage.Block.Line(line(page, line)));
        case Part.Table(Rectangle box, List<FilledCell> cells) -> {
          tables++;
          blocks.add(
              new LaidOutPage.Block.Table(
                  new Grid(
                      tables, page.toBox(box), cells.stream().map(c -> cell(page, c)).toList())));
        }
      }
    }
    return new LaidOutPage(
        number,
        width,
        height,
        blocks.isEmpty() ? PageSource.NONE : PageSource.OCR,
        blocks,
        seals,
        page.sealReport());
  }

  private static GridCell cell(PreparedPage page, FilledCell filled) {
    TableFinder.Cell cell = filled.cell();
    return new GridCell(
        cell.row(),
        cell.column(),
        cell.rowSpan(),
        cell.columnSpan(),
        page.toBox(cell.place()),
        filled.lines().stream().map(l -> line(page, l)).toList());
  }

  private static TextLine line(PreparedPage page, GlyphLine line) {
    return new TextLine(words(line).stream().map(word -> word(page, word)).toList(), 0);
  }

  /// The characters of a line in runs without a gap.
  static List<List<Glyph>> words(GlyphLine line) {
    List<List<Glyph>> words = new ArrayList<>();
    List<Glyph> word = new ArrayList<>();
    for (Glyph glyph : line.glyphs()) {
      if (!word.isEmpty() && isApart(word.getLast(), glyph)) {
        words.add(word);
        word = new ArrayList<>();
      }
      word.add(glyph);
    }
    if (!word.isEmpty()) {
      words.add(word);
    }
    return words;
  }

  /// Chinese punctuation fills only half of its square, so a gap beside it means less.
  private static boolean isApart(Glyph before, Glyph glyph) {
    int gap = glyph.place().left() - before.place().right();
    int height = Math.max(before.place().height(), glyph.place().height());
    boolean besideMark = isMark(before.text()) || isMark(glyph.text());
    return gap > (besideMark ? 0.9 : GAP) * height;
  }

  private static boolean isMark(String text) {
    return !Character.isLetterOrDigit(text.codePointAt(0));
  }

  private static Word word(PreparedPage page, List<Glyph> glyphs) {
    StringBuilder text = new StringBuilder();
    Box box = page.toBox(glyphs.stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow());
    List<Word.Mark> marks = new ArrayList<>();
    double confidence = 1;
    for (Glyph glyph : glyphs) {
      double sure = Calibration.ofGlyph(glyph, page.isBilevel());
      Box own = page.toBox(glyph.place());
      Word.Mark mark =
          new Word.Mark(
              (own.x() - box.x()) / box.width(),
              (own.y() - box.y()) / box.height(),
              (own.x() + own.width() - box.x()) / box.width(),
              (own.y() + own.height() - box.y()) / box.height(),
              sure);
      marks.addAll(Collections.nCopies(glyph.text().length(), mark));
      text.append(glyph.text());
      confidence = Math.min(confidence, sure);
    }
    return new Word(text.toString(), box, confidence, marks);
  }
}
