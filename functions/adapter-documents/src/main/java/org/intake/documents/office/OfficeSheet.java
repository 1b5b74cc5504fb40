package org.intake.documents.office;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// An office file as it was read, set on one long sheet: its paragraphs and tables below each
/// other. It is what a reviewer looks at, because where pages end in such a file only its program
/// knows. Lengths are in Chinese characters and not in a font's measures, so that boxes are the
/// same on every machine.
public final class OfficeSheet {
  /// A line of an A4 page at twelve points, with margins.
  private static final double WIDTH = 46;

  private static final double MARGIN = 2;
  private static final double LINE = 1.5;
  private static final double PADDING = 0.3;
  private static final double NARROWEST_COLUMN = 2.5;
  private static final double WIDEST_WISH = 16;

  /// What stands below is not drawn, and has no boxes: some twenty pages.
  static final double LONGEST = 1200;

  /// Looking for where a text ends stops here.
  private static final int LONGEST_PARAGRAPH = 2000;

  /// A piece of text; `top` is that of its line.
  record Text(double left, double top, String text) {}

  /// A cell's outline.
  record Outline(double left, double top, double right, double bottom) {
    Outline union(Outline other) {
      return new Outline(
          Math.min(left, other.left),
          Math.min(top, other.top),
          Math.max(right, other.right),
          Math.max(bottom, other.bottom));
    }
  }

  private final List<Text> texts = new ArrayList<>();
  private final List<Outline> outlines = new ArrayList<>();
  private final Map<CellRef, Outline> cells = new HashMap<>();
  private final NavigableMap<Integer, Outline> paragraphs = new TreeMap<>();
  private final Map<Integer, String> paragraphTexts = new HashMap<>();
  private final double width;
  private double bottom = MARGIN;

  private OfficeSheet(double width) {
    this.width = width;
  }

  public static OfficeSheet of(List<Block> blocks) {
    int columns = 1;
    for (Block block : blocks) {
      if (block instanceof Block.Table(Grid grid)) {
        columns = Math.max(columns, columns(grid));
      }
    }
    OfficeSheet sheet =
        new OfficeSheet(Math.max(WIDTH, 2 * MARGIN + 2 * NARROWEST_COLUMN * columns));
    for (Block block : blocks) {
      switch (block) {
        case Block.Line(TextLine line) -> sheet.paragraph(line);
        case Block.Table(Grid grid) -> sheet.table(grid);
      }
    }
    return sheet;
  }

  double width() {
    return width;
  }

  double height() {
    return Math.min(LONGEST, bottom + MARGIN);
  }

  List<Text> texts() {
    return texts;
  }

  List<Outline> outlines() {
    return outlines;
  }

  /// The same documents, each field that names a cell or a paragraph with its box on the sheet.
  public List<ReadDocument> placed(List<ReadDocument> documents) {
    return documents.stream()
        .map(document ->
            new ReadDocument(
                document.type(),
                document.typeConfidence(),
                document.firstPage(),
                document.lastPage(),
                document.park(),
                document.fields().stream().map(this::placed).toList(),
                document.seals(),
                document.sealReport(),
                document.covers()))
        .toList();
  }

  private ReadField placed(ReadField field) {
    Place place = field.place();
    return place.page() != 0
        ? field
        : box(place)
            .map(box -> new Place(0, box, place.cell(), place.paragraph(), place.text()))
            .map(field::at)
            .orElse(field);
  }

  private Optional<Box> box(Place place) {
    Outline outline = null;
    if (place.cell() != null) {
      outline = cells.get(place.cell());
    } else if (place.paragraph() != null) {
      outline = from(place.paragraph(), squeezed(place.text()));
    }
    return outline == null || outline.bottom > height()
        ? Optional.empty()
        : Optional.of(
            new Box(
                outline.left / width,
                outline.top / height(),
                (outline.right - outline.left) / width,
                (outline.bottom - outline.top) / height()));
  }

  /// The paragraphs that hold a text from its first one on, and nothing where they do not: of a
  /// value that wraps, all must be covered before an expert sees it.
  private @Nullable Outline from(int first, String text) {
    StringBuilder seen = new StringBuilder();
    Outline whole = null;
    for (Map.Entry<Integer, Outline> paragraph : paragraphs.tailMap(first, true).entrySet()) {
      seen.append(paragraphTexts.getOrDefault(paragraph.getKey(), ""));
      whole = whole == null ? paragraph.getValue() : whole.union(paragraph.getValue());
      if (seen.indexOf(text) >= 0) {
        return whole;
      }
      if (seen.length() > text.length() + LONGEST_PARAGRAPH) {
        return null;
      }
    }
    return null;
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", "");
  }

  private static int columns(Grid grid) {
    return grid.cells().stream()
        .mapToInt(cell -> cell.column() + cell.columnSpan() - 1)
        .max()
        .orElse(1);
  }

  private void paragraph(TextLine line) {
    double top = bottom;
    write(wrapped(line.text(), width - 2 * MARGIN), MARGIN, top);
    bottom += LINE * wrapped(line.text(), width - 2 * MARGIN).size();
    mark(line, new Outline(MARGIN, top, width - MARGIN, bottom));
  }

  private void mark(TextLine line, Outline outline) {
    paragraphs.merge(line.paragraph(), outline, Outline::union);
    paragraphTexts.merge(line.paragraph(), squeezed(line.text()), String::concat);
  }

  private void write(List<String> lines, double left, double top) {
    for (int i = 0; i < lines.size(); i++) {
      texts.add(new Text(left, top + i * LINE, lines.get(i)));
    }
  }

  private void table(Grid grid) {
    double[] edges = edges(grid);
    double[] heights = heights(grid, edges);
    double[] tops = new double[heights.length + 1];
    tops[0] = bottom + PADDING;
    for (int row = 0; row < heights.length; row++) {
      tops[row + 1] = tops[row] + heights[row];
    }
    for (GridCell cell : grid.cells()) {
      Outline outline =
          new Outline(
              edges[cell.column() - 1],
              tops[cell.row() - 1],
              edges[cell.column() + cell.columnSpan() - 1],
              tops[cell.row() + cell.rowSpan() - 1]);
      outlines.add(outline);
      cells.put(new CellRef(grid.number(), cell.row(), cell.column()), outline);
      cell.inner().forEach(inner -> markInner(inner, outline));
      double top = outline.top + PADDING;
      for (TextLine line : cell.lines()) {
        List<String> lines = wrapped(line.text(), inside(outline.right - outline.left));
        write(lines, outline.left + PADDING, top);
        mark(line, new Outline(outline.left, top, outline.right, top + LINE * lines.size()));
        top += LINE * lines.size();
      }
      for (String row : innerRows(cell)) {
        List<String> lines = wrapped(row, inside(outline.right - outline.left));
        write(lines, outline.left + PADDING, top);
        top += LINE * lines.size();
      }
    }
    bottom = tops[heights.length] + PADDING;
  }

  /// A table inside of a cell is shown row by row; what is read in it is shown by the whole cell.
  private void markInner(Grid inner, Outline outline) {
    for (GridCell cell : inner.cells()) {
      cells.put(new CellRef(inner.number(), cell.row(), cell.column()), outline);
      cell.lines().forEach(line -> mark(line, outline));
      cell.inner().forEach(deeper -> markInner(deeper, outline));
    }
  }

  private static List<String> innerRows(GridCell cell) {
    List<String> rows = new ArrayList<>();
    for (Grid inner : cell.inner()) {
      Map<Integer, String> byRow = new TreeMap<>();
      for (GridCell own : inner.cells()) {
        byRow.merge(own.row(), own.text().replace('\n', ' '), (a, b) -> a + " | " + b);
        innerRows(own).forEach(row -> byRow.merge(own.row(), row, (a, b) -> a + " | " + b));
      }
      rows.addAll(byRow.values());
    }
    return rows;
  }

  private static double inside(double cellWidth) {
    return cellWidth - 2 * PADDING;
  }

  /// Columns as wide as their longest text wishes, within reason, so that all fill the sheet.
  private double[] edges(Grid grid) {
    double[] wishes = new double[columns(grid)];
    Arrays.fill(wishes, NARROWEST_COLUMN);
    for (GridCell cell : grid.cells()) {
      if (cell.columnSpan() == 1) {
        for (TextLine line : cell.lines()) {
          double wish = Math.min(WIDEST_WISH, length(line.text()) + 2 * PADDING);
          wishes[cell.column() - 1] = Math.max(wishes[cell.column() - 1], wish);
        }
      }
    }
    double scale = (width - 2 * MARGIN) / Arrays.stream(wishes).sum();
    double[] edges = new double[wishes.length + 1];
    edges[0] = MARGIN;
    for (int column = 0; column < wishes.length; column++) {
      edges[column + 1] = edges[column] + wishes[column] * scale;
    }
    return edges;
  }

  /// Rows as high as their cells need; the last row of a taller cell takes what is missing.
  private static double[] heights(Grid grid, double[] edges) {
    int rows =
        grid.cells().stream().mapToInt(cell -> cell.row() + cell.rowSpan() - 1).max().orElse(1);
    double[] heights = new double[rows];
    Arrays.fill(heights, LINE + 2 * PADDING);
    grid.cells().stream()
        .sorted(Comparator.comparingInt(GridCell::rowSpan))
        .forEach(cell -> {
          double cellWidth =
              edges[cell.column() + cell.columnSpan() - 1] - edges[cell.column() - 1];
          int first = cell.row() - 1;
          int last = first + cell.rowSpan() - 1;
          double there = Arrays.stream(heights, first, last + 1).sum();
          double needed = LINE * lines(cell, cellWidth) + 2 * PADDING;
          heights[last] += Math.max(0, needed - there);
        });
    return heights;
  }

  private static int lines(GridCell cell, double cellWidth) {
    int own =
        cell.lines().stream()
            .mapToInt(line -> wrapped(line.text(), inside(cellWidth)).size())
            .sum();
    return own
        + innerRows(cell).stream().mapToInt(row -> wrapped(row, inside(cellWidth)).size()).sum();
  }

  /// Chinese breaks anywhere.
  private static List<String> wrapped(String text, double room) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    double length = 0;
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      double own = length(character);
      if (length + own > room && !line.isEmpty()) {
        lines.add(line.toString());
        line.setLength(0);
        length = 0;
      }
      line.appendCodePoint(character);
      length += own;
      at += Character.charCount(character);
    }
    lines.add(line.toString());
    return lines;
  }

  static double length(String text) {
    return text.codePoints().mapToDouble(OfficeSheet::length).sum();
  }

  /// Latin print is half as wide as Chinese.
  private static double length(int character) {
    return character < 0x2000 ? 0.55 : 1;
  }
}
