package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.text.Key;

/// What becomes of a table inside of a cell: a part of the form, with labels of its own, is a table
/// of its own; the answer of a label, or a list without labels, is the cell's text. Left out of its
/// cell it would make a filled answer a blank one.
final class InnerTables {
  private static final Pattern ROW_NUMBER = Pattern.compile("\\d{1,2}");

  private final LaidOutPage page;
  private final Predicate<String> isLabel;
  private final List<Table> tables = new ArrayList<>();

  private InnerTables(LaidOutPage page, Predicate<String> isLabel) {
    this.page = page;
    this.isLabel = isLabel;
  }

  /// The table, and behind it those that are taken out of its cells.
  static List<Table> of(LaidOutPage page, Grid grid, Predicate<String> isLabel) {
    InnerTables found = new InnerTables(page, isLabel);
    found.add(grid);
    return found.tables;
  }

  private void add(Grid grid) {
    List<Grid> own = new ArrayList<>();
    List<GridCell> cells = new ArrayList<>();
    for (GridCell cell : grid.cells()) {
      List<TextLine> lines = new ArrayList<>(cell.lines());
      List<GridCell> beside = sideBySide(grid, cell);
      boolean answers = !cell.inner().isEmpty() && isAnswer(grid, cell);
      for (Grid inner : cell.inner()) {
        if (beside.size() > 1) {
          if (cell.equals(beside.getFirst())) {
            own.add(joined(beside));
          }
        } else if (!answers && hasLabel(inner)) {
          own.add(inner);
        } else {
          lines(inner, lines);
        }
      }
      cells.add(
          new GridCell(
              cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan(), cell.box(), lines));
    }
    List<Table> unruled = new ArrayList<>();
    cells.replaceAll(cell ->
        UnruledTables.mayBeIn(page, cell) && !isAnswer(grid, cell)
            ? withoutUnruled(cell, unruled)
            : cell);
    tables.add(new Table(page, grid, cells.stream().map(c -> Cell.of(page, c)).toList()));
    tables.addAll(unruled);
    own.forEach(this::add);
  }

  /// A part of the form without ruling lines may be printed into one ruled cell.
  private GridCell withoutUnruled(GridCell cell, List<Table> unruled) {
    List<Line> lines = cell.lines().stream().map(line -> Line.of(page, line)).toList();
    List<Item> items = UnruledTables.inCell(lines, isLabel);
    List<TextLine> left = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Line line -> left.add(line.source().line());
        case Table table -> unruled.add(table);
      }
    }
    return left.size() == lines.size()
        ? cell
        : new GridCell(
            cell.row(), cell.column(), cell.rowSpan(), cell.columnSpan(), cell.box(), left);
  }

  private boolean isAnswer(Grid grid, GridCell cell) {
    return grid.cells().stream()
        .filter(left -> left.column() + left.columnSpan() == cell.column())
        .filter(left ->
            left.row() <= cell.row() && left.row() + left.rowSpan() >= cell.row() + cell.rowSpan())
        .anyMatch(left -> isLabel.test(Key.text(left.text())));
  }

  private boolean hasLabel(Grid grid) {
    return grid.cells().stream()
        .anyMatch(cell ->
            isLabel.test(Key.text(cell.text())) || cell.inner().stream().anyMatch(this::hasLabel));
  }

  /// Cells of one row that hold nothing but a table each, as long as each other: labels in one and
  /// their answers in the next.
  private List<GridCell> sideBySide(Grid grid, GridCell cell) {
    if (!isOnlyATable(cell)) {
      return List.of();
    }
    List<GridCell> row =
        grid.cells().stream()
            .filter(other -> other.row() == cell.row() && isOnlyATable(other))
            .filter(other -> rows(other.inner().getFirst()) == rows(cell.inner().getFirst()))
            .toList();
    return !row.isEmpty() && hasLabel(row.getFirst().inner().getFirst()) ? row : List.of();
  }

  private static boolean isOnlyATable(GridCell cell) {
    return cell.inner().size() == 1 && cell.text().isBlank();
  }

  private static int rows(Grid grid) {
    return grid.cells().stream().mapToInt(cell -> cell.row() + cell.rowSpan()).max().orElse(0);
  }

  private static Grid joined(List<GridCell> row) {
    List<GridCell> cells = new ArrayList<>();
    int columns = 0;
    for (GridCell cell : row) {
      int before = columns;
      for (GridCell inner : cell.inner().getFirst().cells()) {
        cells.add(
            new GridCell(
                inner.row(),
                before + inner.column(),
                inner.rowSpan(),
                inner.columnSpan(),
                inner.box(),
                inner.lines(),
                inner.inner()));
        columns = Math.max(columns, before + inner.column() + inner.columnSpan() - 1);
      }
    }
    Grid first = row.getFirst().inner().getFirst();
    return new Grid(first.number(), first.box(), cells);
  }

  /// Each row of a table as a line of the cell around it.
  private static void lines(Grid grid, List<TextLine> lines) {
    int row = 0;
    List<Word> words = new ArrayList<>();
    int paragraph = 0;
    for (GridCell cell : grid.cells()) {
      if (cell.row() != row) {
        add(words, paragraph, lines);
        words = new ArrayList<>();
        row = cell.row();
      }
      for (TextLine line :
          isNumber(cell, grid.cells().getLast()) ? List.<TextLine>of() : cell.lines()) {
        words.addAll(line.words());
        paragraph = line.paragraph();
      }
      for (Grid inner : cell.inner()) {
        add(words, paragraph, lines);
        words = new ArrayList<>();
        lines(inner, lines);
      }
    }
    add(words, paragraph, lines);
  }

  /// The number of a row of a list is no part of what it lists.
  static boolean isNumber(GridCell cell, GridCell last) {
    return last.column() > cell.column() && ROW_NUMBER.matcher(cell.text().strip()).matches();
  }

  private static void add(List<Word> words, int paragraph, List<TextLine> lines) {
    if (!words.isEmpty()) {
      lines.add(new TextLine(words, paragraph));
    }
  }
}
