package org.intake.documents.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;

/// A table of an RTF file while it is read: each row says where its cells end, columns are the ends
/// of all rows together.
final class RtfTable {
  private record Content(List<TextLine> lines, List<Grid> inner) {}

  private record RowCell(int right, boolean mergedUp, boolean mergedLeft) {}

  private final List<List<RowCell>> rowShapes = new ArrayList<>();
  private final List<List<Content>> rows = new ArrayList<>();
  private final List<RowCell> shape = new ArrayList<>();
  private List<Content> row = new ArrayList<>();
  private Content cell = new Content(new ArrayList<>(), new ArrayList<>());
  private boolean mergedUp;
  private boolean mergedLeft;

  void beginShape() {
    shape.clear();
  }

  void nextMergedUp() {
    mergedUp = true;
  }

  void nextMergedLeft() {
    mergedLeft = true;
  }

  void shapeCell(int right) {
    shape.add(new RowCell(right, mergedUp, mergedLeft));
    mergedUp = false;
    mergedLeft = false;
  }

  void add(List<TextLine> lines) {
    cell.lines().addAll(lines);
  }

  /// A table that ended inside of the open cell.
  void addInner(Grid grid) {
    cell.inner().add(grid);
  }

  void endCell() {
    row.add(cell);
    cell = new Content(new ArrayList<>(), new ArrayList<>());
  }

  void endRow() {
    rows.add(row);
    rowShapes.add(List.copyOf(shape));
    row = new ArrayList<>();
  }

  /// Hands the table over and begins anew; text behind the last cell mark is text all the same.
  Optional<Grid> end(Blocks blocks) {
    if (!cell.lines().isEmpty() || !cell.inner().isEmpty()) {
      endCell();
    }
    if (!row.isEmpty()) {
      endRow();
    }
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    TreeSet<Integer> edges = new TreeSet<>();
    rowShapes.forEach(cells -> cells.forEach(c -> edges.add(c.right())));
    List<Integer> columns = List.copyOf(edges);
    List<GridCell> cells = new ArrayList<>();
    for (int r = 0; r < rows.size(); r++) {
      row(r, columns, cells);
    }
    rows.clear();
    rowShapes.clear();
    return Blocks.grid(blocks.nextTable(), cells);
  }

  private void row(int r, List<Integer> columns, List<GridCell> cells) {
    int left = 1;
    List<RowCell> shapes = rowShapes.get(r);
    for (int c = 0; c < rows.get(r).size(); c++) {
      int right = c < shapes.size() ? columns.indexOf(shapes.get(c).right()) + 2 : left + 1;
      int span = Math.max(1, right - left);
      Content content = rows.get(r).get(c);
      if (c < shapes.size() && shapes.get(c).mergedUp()) {
        deepen(cells, r + 1, left);
      } else if (c < shapes.size() && shapes.get(c).mergedLeft() && !cells.isEmpty()) {
        GridCell last = cells.removeLast();
        cells.add(
            new GridCell(
                last.row(),
                last.column(),
                last.rowSpan(),
                last.columnSpan() + span,
                null,
                last.lines(),
                last.inner()));
      } else {
        cells.add(new GridCell(r + 1, left, 1, span, null, content.lines(), content.inner()));
      }
      left += span;
    }
  }

  private static void deepen(List<GridCell> cells, int row, int column) {
    for (int i = cells.size() - 1; i >= 0; i--) {
      GridCell above = cells.get(i);
      if (above.column() == column) {
        cells.set(
            i,
            new GridCell(
                above.row(),
                column,
                row - above.row() + 1,
                above.columnSpan(),
                null,
                above.lines(),
                above.inner()));
        return;
      }
    }
  }
}
