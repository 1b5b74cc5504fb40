package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Table;
import org.intake.domain.reading.Box;

/// A table that goes on at the top of the next page: a first row without a label, or with the end
/// of the one above, belongs to the last row of the page before.
final class Continuation {
  private Continuation() {}

  static void add(List<Item> items, Table table, boolean firstOnPage, Predicate<String> isLabel) {
    if (!firstOnPage
        || items.isEmpty()
        || !(items.getLast() instanceof Table before)
        || Item.samePage(before, table)
        || !sameColumns(before, table)) {
      items.add(table);
      return;
    }
    int row = table.firstRow();
    List<Cell> top = table.row(row);
    boolean goesOn =
        top.size() > 1
            && (top.getFirst().run().isEmpty() || endsLabel(before, top.getFirst(), isLabel));
    if (!goesOn) {
      items.add(table);
      return;
    }
    items.set(items.size() - 1, joined(before, top));
    Table rest = table.rows(row + 1, Integer.MAX_VALUE);
    if (!rest.cells().isEmpty()) {
      items.add(rest);
    }
  }

  private static boolean endsLabel(Table before, Cell below, Predicate<String> isLabel) {
    int last = before.lastRow();
    return !isLabel.test(below.key())
        && before.cells().stream()
            .filter(above -> above.at().row() + above.at().rowSpan() - 1 >= last)
            .filter(above -> sameEdge(above, below) && !isLabel.test(above.key()))
            .anyMatch(above -> isLabel.test(above.key() + below.key()));
  }

  private static boolean sameColumns(Table a, Table b) {
    Box boxA = a.grid().box();
    Box boxB = b.grid().box();
    return boxA != null
        && boxB != null
        && Math.abs(boxA.x() - boxB.x()) < 0.01
        && Math.abs(boxA.width() - boxB.width()) < 0.02;
  }

  private static Table joined(Table before, List<Cell> top) {
    int last = before.lastRow();
    List<Cell> cells = new ArrayList<>(before.cells());
    for (int i = 0; i < cells.size(); i++) {
      Cell above = cells.get(i);
      if (above.at().row() + above.at().rowSpan() - 1 < last) {
        continue;
      }
      for (Cell below : top) {
        if (sameEdge(above, below) && !below.run().isEmpty()) {
          cells.set(i, above.with(below.lines()));
        }
      }
    }
    return new Table(before.page(), before.grid(), cells);
  }

  private static boolean sameEdge(Cell above, Cell below) {
    Box a = above.at().box();
    Box b = below.at().box();
    return a != null && b != null && Math.abs(a.x() - b.x()) < 0.01;
  }
}
