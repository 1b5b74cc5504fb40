package org.intake.documents.layout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TableFinder.RuledCell;
import org.intake.documents.layout.TableFinder.RuledTable;
import org.intake.domain.reading.Box;

/// Builds a page's blocks from characters and ruling lines with positions.
public final class PageBuilder {
  private final double width;
  private final double height;

  public PageBuilder(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// Blocks from top to bottom; tables are numbered from `firstTable`.
  public List<Block> blocks(List<Glyph> glyphs, List<Ruling> rulings, int firstTable) {
    List<RuledTable> tables = TableFinder.find(rulings);
    List<List<List<Glyph>>> inCells = new ArrayList<>();
    tables.forEach(table ->
        inCells.add(
            new ArrayList<>(
                table.cells().stream().map(_ -> (List<Glyph>) new ArrayList<Glyph>()).toList())));
    List<Glyph> outside = new ArrayList<>();
    List<Glyph> last = outside;
    Glyph before = null;
    for (Glyph glyph : glyphs) {
      if (before == null || !hangsOn(before, glyph)) {
        last = home(glyph, tables, inCells, outside);
      }
      last.add(glyph);
      before = glyph;
    }
    List<Placed> placed = new ArrayList<>();
    for (List<Glyph> line : lines(outside)) {
      placed.add(new Placed(line.getFirst().y(), new Block.Line(line(line))));
    }
    for (RuledTable table : tables) {
      if (tables.stream().noneMatch(other -> cellAround(table, other).isPresent())) {
        Grid grid = grid(table, tables, inCells, firstTable);
        placed.add(new Placed(table.y1(), new Block.Table(grid)));
      }
    }
    placed.sort(Comparator.comparingDouble(Placed::top));
    return placed.stream().map(Placed::block).toList();
  }

  private record Placed(double top, Block block) {}

  /// The smallest cell that holds a character, or what is outside of all tables.
  private static List<Glyph> home(
      Glyph glyph, List<RuledTable> tables, List<List<List<Glyph>>> inCells, List<Glyph> outside) {
    List<Glyph> home = outside;
    double smallest = Double.MAX_VALUE;
    for (int t = 0; t < tables.size(); t++) {
      RuledTable table = tables.get(t);
      if (glyph.centreY() < table.y1() || glyph.centreY() > table.y2()) {
        continue;
      }
      for (int c = 0; c < table.cells().size(); c++) {
        RuledCell cell = table.cells().get(c);
        if (cell.holds(glyph) && cell.area() < smallest) {
          smallest = cell.area();
          home = inCells.get(t).get(c);
        }
      }
    }
    return home;
  }

  /// The cell of another table that a table is drawn into.
  private static Optional<RuledCell> cellAround(RuledTable table, RuledTable other) {
    return other.cells().stream().filter(cell -> cell.holds(table)).findFirst();
  }

  /// Closing punctuation never begins a line: where there is no room it hangs over the cell's edge
  /// and still belongs to the character before it.
  private static boolean hangsOn(Glyph before, Glyph glyph) {
    return glyph.text().length() == 1
        && "，。、；：！？）】》〕”’".indexOf(glyph.text().charAt(0)) >= 0
        && Math.abs(glyph.baseline() - before.baseline()) < 0.2 * before.height()
        && glyph.x() > before.x()
        && glyph.x() - (before.x() + before.width()) < 0.5 * before.height();
  }

  /// A table with those inside of its cells.
  private Grid grid(
      RuledTable table, List<RuledTable> tables, List<List<List<Glyph>>> inCells, int firstTable) {
    int at = tables.indexOf(table);
    List<List<Glyph>> texts = inCells.get(at);
    List<GridCell> cells = new ArrayList<>();
    for (int c = 0; c < table.cells().size(); c++) {
      RuledCell cell = table.cells().get(c);
      cells.add(
          new GridCell(
              cell.row(),
              cell.column(),
              cell.rowSpan(),
              cell.columnSpan(),
              box(cell.x1(), cell.y1(), cell.x2(), cell.y2()),
              lines(texts.get(c)).stream().map(this::line).toList(),
              tables.stream()
                  .filter(inner -> isDirectlyIn(inner, cell, tables))
                  .map(inner -> grid(inner, tables, inCells, firstTable))
                  .toList()));
    }
    return new Grid(firstTable + at, box(table.x1(), table.y1(), table.x2(), table.y2()), cells);
  }

  /// Whether no smaller cell lies between a table and the cell around it.
  private static boolean isDirectlyIn(RuledTable inner, RuledCell cell, List<RuledTable> tables) {
    return cell.holds(inner)
        && tables.stream()
            .map(other -> cellAround(inner, other))
            .flatMap(Optional::stream)
            .noneMatch(between -> between.area() < cell.area());
  }

  private Box box(double x1, double y1, double x2, double y2) {
    return Box.of(x1, y1, x2 - x1, y2 - y1, width, height);
  }

  /// Characters that stand on one line, left to right; lines top to bottom.
  private static List<List<Glyph>> lines(List<Glyph> glyphs) {
    List<Glyph> sorted = new ArrayList<>(glyphs);
    sorted.sort(Comparator.comparingDouble(Glyph::baseline));
    List<List<Glyph>> lines = new ArrayList<>();
    List<Glyph> line = new ArrayList<>();
    double baseline = 0;
    double size = 0;
    for (Glyph glyph : sorted) {
      double tolerance = 0.45 * Math.min(glyph.height(), size == 0 ? glyph.height() : size);
      if (!line.isEmpty() && glyph.baseline() - baseline > tolerance) {
        lines.add(line);
        line = new ArrayList<>();
      }
      if (line.isEmpty()) {
        baseline = glyph.baseline();
        size = glyph.height();
      } else {
        baseline = (baseline * line.size() + glyph.baseline()) / (line.size() + 1);
        size = Math.max(size, glyph.height());
      }
      line.add(glyph);
    }
    if (!line.isEmpty()) {
      lines.add(line);
    }
    for (List<Glyph> one : lines) {
      one.sort(Comparator.comparingDouble(Glyph::x));
    }
    return lines;
  }

  /// Words of a line: a gap of half a character parts them. The same character twice in one place
  /// is a bold face made by printing twice.
  private TextLine line(List<Glyph> glyphs) {
    List<Word> words = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Glyph first = null;
    Glyph last = null;
    double top = 0;
    double bottom = 0;
    double confidence = 1;
    for (Glyph glyph : glyphs) {
      if (last != null
          && glyph.text().equals(last.text())
          && Math.abs(glyph.x() - last.x()) < 0.25 * glyph.width()) {
        continue;
      }
      boolean blank = glyph.text().isBlank();
      boolean gap =
          last != null
              && glyph.x() - (last.x() + last.width())
                  > 0.45 * Math.min(glyph.height(), last.height());
      if (first != null && last != null && (blank || gap)) {
        words.add(word(text, first, last, top, bottom, confidence));
        first = null;
        text.setLength(0);
      }
      if (blank) {
        last = glyph;
        continue;
      }
      if (first == null) {
        first = glyph;
        top = glyph.y();
        bottom = glyph.y() + glyph.height();
        confidence = glyph.confidence();
      }
      text.append(glyph.text());
      top = Math.min(top, glyph.y());
      bottom = Math.max(bottom, glyph.y() + glyph.height());
      confidence = Math.min(confidence, glyph.confidence());
      last = glyph;
    }
    if (first != null && last != null) {
      words.add(word(text, first, last, top, bottom, confidence));
    }
    return new TextLine(words, 0);
  }

  private Word word(
      StringBuilder text, Glyph first, Glyph last, double top, double bottom, double confidence) {
    double right = Math.max(last.x() + last.width(), first.x());
    return new Word(
        text.toString(),
        Box.of(first.x(), top, right - first.x(), bottom - top, width, height),
        confidence);
  }
}
