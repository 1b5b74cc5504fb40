package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.LabelBook.Match;

/// Finds a table's labels and the cells that belong to them: beside, below, or in the same cell.
final class GridScan {
  /// A table with this many labels is a form, and what stands among them is a label too.
  private static final int ENOUGH_LABELS = 4;

  private final Table table;
  private final LabelBook labels;
  private final String caption;
  private final boolean tolerant;
  private final Map<Long, Cell> at = new HashMap<>();
  private final Map<Cell, Match> found = new HashMap<>();
  private final Set<Cell> used = new HashSet<>();

  GridScan(Table table, LabelBook labels, String caption) {
    this.table = table;
    this.labels = labels;
    this.caption = caption;
    this.tolerant = table.page().source() == org.intake.domain.reading.PageSource.OCR;
    for (Cell cell : table.cells()) {
      for (int r = 0; r < Math.min(cell.at().rowSpan(), 2_000); r++) {
        for (int c = 0; c < Math.min(cell.at().columnSpan(), 200); c++) {
          at.putIfAbsent(key(cell.at().row() + r, cell.at().column() + c), cell);
        }
      }
    }
    for (Cell cell : table.cells()) {
      match(cell).ifPresent(match -> found.put(cell, match));
    }
    if (tolerant && found.size() >= ENOUGH_LABELS) {
      likeliest();
    }
  }

  /// Among labels that were read, a cell that was read badly: it stands in a column of labels, has
  /// a value beside it, and only one field that is still missing has a label like it.
  private void likeliest() {
    Set<String> names = new HashSet<>();
    Set<Integer> columns = new HashSet<>();
    found.forEach((cell, match) -> {
      names.add(match.field().name());
      columns.add(cell.at().column());
    });
    for (Cell cell : table.cells()) {
      Cell right = at.get(key(cell.at().row(), cell.at().column() + cell.at().columnSpan()));
      boolean stands =
          !found.containsKey(cell)
              && !cell.run().isEmpty()
              && columns.contains(cell.at().column())
              && right != null
              && right != cell
              && !found.containsKey(right);
      if (stands) {
        labels
            .likeliest(cell.key(), names)
            .ifPresent(match -> {
              found.put(cell, match);
              names.add(match.field().name());
            });
      }
    }
  }

  private static long key(int row, int column) {
    return ((long) row << 20) | column;
  }

  private Optional<Match> match(Cell cell) {
    if (cell.run().isEmpty()) {
      return Optional.empty();
    }
    Optional<Match> composed = Optional.empty();
    Cell left = at.get(key(cell.at().row(), cell.at().column() - 1));
    if (left != null && left.at().rowSpan() > cell.at().rowSpan() && !left.run().isEmpty()) {
      composed = labels.composed(left.key(), cell.key());
    }
    if (composed.isPresent()) {
      return composed;
    }
    return labels.match(cell.key(), tolerant);
  }

  /// How many different fields the table names, in cells of their own or with their values.
  static int labelCount(Table table, LabelBook labels) {
    GridScan scan = new GridScan(table, labels, "");
    Set<String> names = new HashSet<>();
    for (Cell cell : table.cells()) {
      Match match = scan.found.get(cell);
      if (match != null) {
        names.add(match.field().name());
      } else if (!cell.run().isEmpty() && cell.key().indexOf(':') > 0) {
        LineScan.scan(cell.run(), labels, false).forEach(s -> names.add(s.field().name()));
      }
    }
    return names.size();
  }

  static boolean names(Table table, LabelBook labels, String fieldName, int row) {
    GridScan scan = new GridScan(table.rows(row, row + 1), labels, "");
    return scan.found.values().stream().anyMatch(m -> m.field().name().equals(fieldName));
  }

  List<Sighting> sightings() {
    List<Sighting> sightings = new ArrayList<>();
    for (Cell cell : table.cells()) {
      Match match = found.get(cell);
      if (match != null && !used.contains(cell)) {
        value(cell)
            .ifPresent(value -> {
              used.add(value);
              used.add(cell);
              sightings.add(
                  Sighting.inCell(match.field(), cell.run().text(), table, value, hints(cell)));
            });
      }
    }
    for (Cell cell : table.cells()) {
      if (!used.contains(cell) && !cell.run().isEmpty()) {
        inside(cell, sightings);
      }
    }
    return sightings;
  }

  private List<String> hints(Cell label) {
    Cell header = at.get(key(table.firstRow(), label.at().column()));
    return header == null || header == label
        ? List.of(label.run().text(), caption)
        : List.of(label.run().text(), header.run().text(), caption);
  }

  /// The value of a label: the next cell to the right, unless labels stand side by side as a
  /// header, then the cell below.
  private Optional<Cell> value(Cell label) {
    Cell right = at.get(key(label.at().row(), label.at().column() + label.at().columnSpan()));
    if (right != null && right != label && !isHeaderRow(label) && !isLabel(right)) {
      return Optional.of(right);
    }
    Cell below = at.get(key(label.at().row() + label.at().rowSpan(), label.at().column()));
    if (below != null
        && !isLabel(below)
        && !used.contains(below)
        && (right == null || isHeaderRow(label))) {
      return Optional.of(below);
    }
    if (right != null && right != label && !isHeaderRow(label) && !followedByValue(right)) {
      return Optional.of(right);
    }
    return Optional.empty();
  }

  private boolean isLabel(Cell cell) {
    return found.containsKey(cell);
  }

  /// A value may read like a label (人口统计口径 | 常住人口); a true label has its own value beside it.
  private boolean followedByValue(Cell cell) {
    Cell next = at.get(key(cell.at().row(), cell.at().column() + cell.at().columnSpan()));
    return next != null && next != cell && !isLabel(next);
  }

  private boolean isHeaderRow(Cell label) {
    List<Cell> row = table.row(label.at().row()).stream().filter(c -> !c.run().isEmpty()).toList();
    long labelled = row.stream().filter(this::isLabel).count();
    return row.size() >= 2
        && labelled >= 2
        && labelled == row.size()
        && table.row(label.at().row()).size() == row.size();
  }

  /// Label and value in one cell: `联系人：…`, or the label on the cell's first line.
  private void inside(Cell cell, List<Sighting> sightings) {
    List<Sighting> inText = LineScan.scan(cell.run(), labels, false);
    if (!inText.isEmpty()) {
      sightings.addAll(inText);
      return;
    }
    if (cell.lines().size() > 1) {
      Run first = Run.of(cell.lines().subList(0, 1));
      labels
          .match(first.key().text(), tolerant)
          .ifPresent(match -> {
            Run rest = Run.of(cell.lines().subList(1, cell.lines().size()));
            sightings.add(
                Sighting.inText(match.field(), first.text(), rest, 0, rest.text().length()));
          });
    }
  }
}
