package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intake.documents.fields.Run.PageLine;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.domain.reading.Box;

/// A block of a file on its page, ready for matching.
sealed interface Item {
  LaidOutPage page();

  record Line(LaidOutPage page, Run run, PageLine source) implements Item {
    static Line of(LaidOutPage page, TextLine line) {
      PageLine source = new PageLine(page, line);
      return new Line(page, Run.of(List.of(source)), source);
    }

    String key() {
      return run.key().text();
    }
  }

  /// A table or some rows of one. It is asked for its rows again and again, so it knows them.
  final class Table implements Item {
    private final LaidOutPage page;
    private final Grid grid;
    private final List<Cell> cells;
    private final NavigableMap<Integer, List<Cell>> rows = new TreeMap<>();
    private final int columns;

    Table(LaidOutPage page, Grid grid, List<Cell> cells) {
      this.page = page;
      this.grid = grid;
      this.cells = List.copyOf(cells);
      int last = 0;
      for (Cell cell : cells) {
        rows.computeIfAbsent(cell.at().row(), _ -> new ArrayList<>()).add(cell);
        last = Math.max(last, cell.at().column() + cell.at().columnSpan() - 1);
      }
      this.columns = last;
    }

    @Override
    public LaidOutPage page() {
      return page;
    }

    Grid grid() {
      return grid;
    }

    List<Cell> cells() {
      return cells;
    }

    /// The cells that begin in a row.
    List<Cell> row(int row) {
      return Collections.unmodifiableList(rows.getOrDefault(row, List.of()));
    }

    int firstRow() {
      return rows.isEmpty() ? 1 : rows.firstKey();
    }

    int lastRow() {
      return rows.isEmpty() ? 0 : rows.lastKey();
    }

    int columns() {
      return columns;
    }

    Table rows(int from, int to) {
      boolean all = from <= firstRow() && to > lastRow();
      return all
          ? this
          : new Table(
              page,
              grid,
              cells.stream().filter(c -> c.at().row() >= from && c.at().row() < to).toList());
    }
  }

  /// A cell with its text, which may go on over a page's end. Cells are told apart by identity: two
  /// blank ones are not the same.
  final class Cell {
    private final GridCell at;
    private final Run run;
    private final List<PageLine> lines;

    private Cell(GridCell at, List<PageLine> lines) {
      this.at = at;
      this.run = Run.of(lines);
      this.lines = List.copyOf(lines);
    }

    static Cell of(LaidOutPage page, GridCell cell) {
      return new Cell(cell, cell.lines().stream().map(line -> new PageLine(page, line)).toList());
    }

    Cell with(List<PageLine> more) {
      List<PageLine> all = new ArrayList<>(lines);
      all.addAll(more);
      return new Cell(at, all);
    }

    /// Cells of one answer as one.
    static Cell joined(Cell label, List<Cell> cells) {
      Cell first = cells.getFirst();
      List<PageLine> lines = new ArrayList<>();
      for (Cell cell : cells) {
        if (!cell.run.isEmpty() && !InnerTables.isNumber(cell.at, cells.getLast().at)) {
          lines.addAll(cell.lines);
        }
      }
      Box box =
          cells.stream()
              .map(cell -> cell.at.box())
              .filter(Objects::nonNull)
              .reduce(Box::union)
              .orElse(null);
      int columns =
          cells.stream()
              .mapToInt(cell -> cell.at.column() + cell.at.columnSpan() - first.at.column())
              .max()
              .orElse(1);
      GridCell whole =
          new GridCell(
              first.at.row(),
              first.at.column(),
              label.at.rowSpan(),
              columns,
              box,
              lines.stream().map(PageLine::line).toList());
      return new Cell(whole, lines);
    }

    /// The same cell as it reaches over others of its row or column.
    Cell spanning(int rows, int columns) {
      return new Cell(
          new GridCell(at.row(), at.column(), rows, columns, at.box(), at.lines()), lines);
    }

    GridCell at() {
      return at;
    }

    Run run() {
      return run;
    }

    List<PageLine> lines() {
      return lines;
    }

    String key() {
      return run.key().text();
    }
  }

  static boolean samePage(Item a, Item b) {
    return a.page().number() == b.page().number();
  }

  /// All blocks of all pages in reading order; a table that a page's end cut in two is joined, a
  /// label with its end too.
  static List<Item> of(List<LaidOutPage> pages, Predicate<String> isLabel) {
    List<Item> items = new ArrayList<>();
    for (LaidOutPage page : pages) {
      List<Line> lines = new ArrayList<>();
      boolean first = true;
      for (Block block : page.blocks()) {
        switch (block) {
          case Block.Line(var line) -> {
            Line read = Line.of(page, line);
            boolean heads = block.equals(page.blocks().getFirst());
            boolean says = !isPageNumber(read.key()) && !(heads && isPrintedByFax(read));
            if (!read.run().isEmpty() && says) {
              lines.add(read);
            }
          }
          case Block.Table(var grid) -> {
            first = add(items, lines, first, isLabel);
            for (Table table : InnerTables.of(page, grid, isLabel)) {
              Continuation.add(items, table, first, isLabel);
              first = false;
            }
          }
        }
      }
      add(items, lines, first, isLabel);
    }
    return items;
  }

  /// Adds lines that stand together and says whether the next block is still the page's first.
  private static boolean add(
      List<Item> items, List<Line> lines, boolean firstOnPage, Predicate<String> isLabel) {
    boolean first = firstOnPage;
    if (first) {
      UnruledTables.goOn(items, lines);
    }
    for (Item item : UnruledTables.among(lines, isLabel)) {
      switch (item) {
        case Line line -> items.add(line);
        case Table table -> items.add(table);
      }
      first = false;
    }
    lines.clear();
    return first;
  }

  /// `- 3 -`, `第 3 页 共 9 页`.
  Pattern PAGE_NUMBER =
      Pattern.compile("[-—–·]*\\d{1,4}[-—–·]*|第\\d{1,4}页(?:[,/]?共\\d{1,4}页)?|\\d{1,4}/\\d{1,4}");

  private static boolean isPageNumber(String key) {
    return PAGE_NUMBER.matcher(key).matches();
  }

  /// What a fax machine prints above each page: when it came, from whom and which page it is
  /// (2017-07-28 09:32 FROM:0551-62608117 P.001/004).
  Pattern PRINTED_BY_FAX =
      Pattern.compile("(?=.*\\d[:：]\\d{2}).*(?:FROM|FAX|TEL|传真|P[.,．]\\s?\\w).*");

  /// It stands in the upper margin, where no document begins.
  private static boolean isPrintedByFax(Line line) {
    return line.run().isRecognised()
        && line.source().line().box().filter(box -> box.y() < 0.06).isPresent()
        && PRINTED_BY_FAX.matcher(line.run().text()).matches();
  }
}
