package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.intake.testkit.documents.Block.Align;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.CellKind;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.PageBreak;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Rule;
import org.intake.testkit.documents.Block.Seal;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;
import org.intake.testkit.documents.LaidPage.PlacedSeal;
import org.intake.testkit.documents.LaidPage.Stroke;
import org.intake.testkit.documents.LaidPage.Text;
import org.jspecify.annotations.Nullable;

/// Breaks documents into lines and A4 pages; PDF, OFD and pictures are all drawn from its result.
final class PageLayout {
  private static final double TOP = 72;
  private static final double BOTTOM = LaidPage.HEIGHT - 72;
  private static final String NEVER_FIRST = "，。、；：）》”！？〕％";

  private final Metrics metrics;
  private final SheetStyle style;
  private final List<LaidPage> pages = new ArrayList<>();
  private List<Text> texts = new ArrayList<>();
  private List<Stroke> strokes = new ArrayList<>();
  private List<PlacedSeal> seals = new ArrayList<>();
  private double y = TOP;
  private int piece;

  private PageLayout(Metrics metrics, SheetStyle style) {
    this.metrics = metrics;
    this.style = style;
  }

  static List<LaidPage> lay(List<Piece> pieces, Metrics metrics) {
    return lay(pieces, metrics, SheetStyle.standard());
  }

  /// Every document starts on a new page.
  static List<LaidPage> lay(List<Piece> pieces, Metrics metrics, SheetStyle style) {
    var layout = new PageLayout(metrics, style);
    for (int i = 0; i < pieces.size(); i++) {
      layout.piece = i;
      for (Block block : pieces.get(i).blocks()) {
        layout.add(block);
      }
      layout.endPage();
    }
    return layout.pages;
  }

  private void endPage() {
    pages.add(new LaidPage(texts, strokes, seals));
    texts = new ArrayList<>();
    strokes = new ArrayList<>();
    seals = new ArrayList<>();
    y = TOP;
  }

  private void room(double height) {
    if (y + height > BOTTOM && y > TOP) {
      endPage();
    }
  }

  private void add(Block block) {
    switch (block) {
      case Paragraph(var spans, var look) -> paragraph(spans, look);
      case Table table -> table(table);
      case Rule(var red) -> {
        room(8);
        strokes.add(
            new Stroke(
                style.left(),
                y + 4,
                style.left() + style.textWidth(),
                y + 4,
                red ? 1.5 : 0.75,
                red));
        y += 8;
      }
      case Gap(var points) -> y += points;
      case PageBreak _ -> endPage();
      case Seal seal ->
          seals.add(new PlacedSeal(seal, style.left() + seal.left(), y - seal.up() + 30, piece));
    }
  }

  private void paragraph(List<Span> spans, Look look) {
    double lineHeight = look.size() * 1.6;
    for (List<Chunk> line :
        wrap(spans, look.size(), look.bold(), style.textWidth(), look.indent())) {
      room(lineHeight);
      place(line, look, style.left(), style.textWidth(), y + lineHeight * 0.72);
      y += lineHeight;
    }
  }

  /// A stretch of one span on one line.
  private record Chunk(String text, @Nullable String field, double width, double before) {}

  private List<List<Chunk>> wrap(
      List<Span> spans, double size, boolean bold, double width, int indent) {
    List<List<Chunk>> lines = new ArrayList<>();
    List<Chunk> line = new ArrayList<>();
    double used = indent * size;
    double before = used;
    for (Span span : spans) {
      var chunk = new StringBuilder();
      double chunkWidth = 0;
      for (String unit : units(span.text())) {
        double unitWidth = width(unit, size, bold);
        boolean mayStart = !NEVER_FIRST.contains(unit);
        if (used + unitWidth > width && mayStart && used > 0) {
          if (!chunk.isEmpty()) {
            line.add(new Chunk(chunk.toString(), span.field(), chunkWidth, before));
          }
          lines.add(line);
          line = new ArrayList<>();
          chunk.setLength(0);
          chunkWidth = 0;
          used = 0;
          before = 0;
        }
        chunk.append(unit);
        chunkWidth += unitWidth;
        used += unitWidth;
      }
      if (!chunk.isEmpty()) {
        line.add(new Chunk(chunk.toString(), span.field(), chunkWidth, before));
        before = 0;
      }
    }
    lines.add(line);
    return lines;
  }

  /// What is never broken: a Latin word or number, else a single character.
  private static List<String> units(String text) {
    List<String> units = new ArrayList<>();
    int i = 0;
    while (i < text.length()) {
      int end = i + Character.charCount(text.codePointAt(i));
      if (isWord(text.charAt(i))) {
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
      }
      units.add(text.substring(i, end));
      i = end;
    }
    return units;
  }

  private static boolean isWord(char c) {
    return c > ' ' && c < 0x7F;
  }

  private double width(String text, double size, boolean bold) {
    return text.codePoints().mapToDouble(c -> metrics.width(c, size, bold)).sum();
  }

  private void place(List<Chunk> line, Look look, double left, double width, double baseline) {
    double total = line.stream().mapToDouble(c -> c.before() + c.width()).sum();
    double x =
        left
            + switch (look.align()) {
              case LEFT -> 0;
              case CENTER -> (width - total) / 2;
              case RIGHT -> width - total;
            };
    for (Chunk chunk : line) {
      x += chunk.before();
      texts.add(
          new Text(
              chunk.text(),
              x,
              baseline,
              chunk.width(),
              look.size(),
              look.bold(),
              look.red(),
              chunk.field(),
              piece));
      x += chunk.width();
    }
  }

  private record LaidCell(Cell cell, int row, int column, List<List<Chunk>> lines, double height) {}

  private void table(Table table) {
    double[] edges = edges(table);
    List<LaidCell> cells = cells(table, edges);
    double[] heights = heights(table, cells);
    int row = 0;
    while (row < heights.length) {
      int groupEnd = groupEnd(row, cells);
      double height = Arrays.stream(heights, row, groupEnd).sum();
      room(height);
      int first = row;
      for (LaidCell cell : cells) {
        if (cell.row() >= first && cell.row() < groupEnd) {
          draw(cell, edges, heights, first);
        }
      }
      y += height;
      row = groupEnd;
    }
  }

  private double[] edges(Table table) {
    double shares = table.widths().stream().mapToInt(Integer::intValue).sum();
    double[] edges = new double[table.widths().size() + 1];
    edges[0] = style.left();
    for (int i = 0; i < table.widths().size(); i++) {
      edges[i + 1] = edges[i] + table.widths().get(i) * style.textWidth() / shares;
    }
    return edges;
  }

  private List<LaidCell> cells(Table table, double[] edges) {
    List<LaidCell> laid = new ArrayList<>();
    int[] hanging = new int[edges.length - 1];
    for (int row = 0; row < table.rows().size(); row++) {
      int column = 0;
      for (Cell cell : table.rows().get(row)) {
        while (hanging[column] > 0) {
          hanging[column]--;
          column++;
        }
        double width = edges[column + cell.columns()] - edges[column] - 2 * style.padding();
        List<List<Chunk>> lines = new ArrayList<>();
        for (List<Span> line : DocxWriter.lines(cell.spans())) {
          lines.addAll(wrap(line, style.cellSize(), cell.kind() == CellKind.HEADING, width, 0));
        }
        double height = lines.size() * style.cellLine() + 2 * style.padding();
        laid.add(new LaidCell(cell, row, column, lines, height));
        hanging[column] = cell.rows() - 1;
        column += cell.columns();
      }
    }
    return laid;
  }

  private static double[] heights(Table table, List<LaidCell> cells) {
    double[] heights = new double[table.rows().size()];
    for (LaidCell cell : cells) {
      if (cell.cell().rows() == 1) {
        heights[cell.row()] = Math.max(heights[cell.row()], cell.height());
      }
    }
    for (LaidCell cell : cells) {
      int end = cell.row() + cell.cell().rows();
      double missing = cell.height() - Arrays.stream(heights, cell.row(), end).sum();
      if (missing > 0) {
        heights[end - 1] += missing;
      }
    }
    return heights;
  }

  /// The first row that no cell from above reaches into.
  private static int groupEnd(int row, List<LaidCell> cells) {
    int end = row + 1;
    boolean grew = true;
    while (grew) {
      grew = false;
      for (LaidCell cell : cells) {
        int cellEnd = cell.row() + cell.cell().rows();
        if (cell.row() >= row && cell.row() < end && cellEnd > end) {
          end = cellEnd;
          grew = true;
        }
      }
    }
    return end;
  }

  private void draw(LaidCell cell, double[] edges, double[] heights, int firstRow) {
    double top = y + Arrays.stream(heights, firstRow, cell.row()).sum();
    double height = Arrays.stream(heights, cell.row(), cell.row() + cell.cell().rows()).sum();
    double left = edges[cell.column()];
    double right = edges[cell.column() + cell.cell().columns()];
    double bottom = top + height;
    strokes.add(new Stroke(left, top, right, top, style.stroke(), false));
    strokes.add(new Stroke(left, bottom, right, bottom, style.stroke(), false));
    strokes.add(new Stroke(left, top, left, bottom, style.stroke(), false));
    strokes.add(new Stroke(right, top, right, bottom, style.stroke(), false));
    boolean value = cell.cell().kind() == CellKind.VALUE;
    Look look =
        new Look(
            value && !style.centredValues() ? Align.LEFT : Align.CENTER,
            style.cellSize(),
            cell.cell().kind() == CellKind.HEADING,
            false,
            0,
            0);
    double lineTop = top + (height - cell.lines().size() * style.cellLine()) / 2;
    for (List<Chunk> line : cell.lines()) {
      place(
          line,
          look,
          left + style.padding(),
          right - left - 2 * style.padding(),
          lineTop + style.cellLine() * 0.75);
      lineTop += style.cellLine();
    }
  }
}
