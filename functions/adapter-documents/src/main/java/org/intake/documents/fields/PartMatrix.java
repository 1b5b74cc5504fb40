package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.LabelBook.Match;
import org.intake.domain.programme.FieldType;

/// A table that gives several parts side by side, or one below the other, under a single set of
/// labels. It is as many tables as parts; each keeps the rows and columns of the sheet, so that
/// evidence is found there.
final class PartMatrix {
  /// A list of parks in the city's form has a name, a level and perhaps an industry.
  private static final int LABELS_NEEDED = 8;

  /// What tells a part from a column of instructions: figures where figures are asked for.
  private static final int FIGURES_NEEDED = 3;

  private static final Set<FieldType> FIGURES = Set.of(FieldType.INTEGER, FieldType.DECIMAL);
  private static final Pattern FIGURE = Pattern.compile(".*\\d.*");
  private static final Pattern TOTAL = Pattern.compile("合计|总计|小计|共计|平均.*");

  private final Table table;
  private final LabelBook labels;

  private PartMatrix(Table table, LabelBook labels) {
    this.table = table;
    this.labels = labels;
  }

  /// The table of each part, or the table itself when it tells of one at most.
  static List<Table> split(Table table, LabelBook labels) {
    PartMatrix matrix = new PartMatrix(table, labels);
    for (Cell cell : table.cells()) {
      if (matrix.namesPart(cell)) {
        List<Table> columns = matrix.columns(cell);
        List<Table> parts = columns.size() > 1 ? columns : matrix.rows(cell);
        if (parts.size() > 1) {
          return parts;
        }
      }
    }
    return List.of(table);
  }

  private boolean namesPart(Cell cell) {
    return labels.match(cell.key(), false).map(Match::field).filter(labels::isPart).isPresent();
  }

  private boolean isLabel(Cell cell) {
    return labels.match(cell.key(), false).isPresent();
  }

  private static int row(Cell cell) {
    return cell.at().row();
  }

  private static int column(Cell cell) {
    return cell.at().column();
  }

  /// Labels below each other, and a part in each column to the right.
  private List<Table> columns(Cell name) {
    List<Table> parts = new ArrayList<>();
    for (int line : lines(name, PartMatrix::column, PartMatrix::row)) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : table.cells()) {
        if (column(cell) == column(name)) {
          cells.add(cell.spanning(cell.at().rowSpan(), line - column(name)));
        } else if (column(cell) == line) {
          cells.add(cell);
        }
      }
      parts.add(new Table(table.page(), table.grid(), cells));
    }
    return withHead(parts, row(name));
  }

  /// Labels beside each other, and a part in each row below.
  private List<Table> rows(Cell name) {
    List<Table> parts = new ArrayList<>();
    for (int line : lines(name, PartMatrix::row, PartMatrix::column)) {
      List<Cell> cells = new ArrayList<>();
      for (Cell cell : table.cells()) {
        if (row(cell) == row(name)) {
          cells.add(cell.spanning(line - row(name), cell.at().columnSpan()));
        } else if (row(cell) == line) {
          cells.add(cell);
        }
      }
      parts.add(new Table(table.page(), table.grid(), cells));
    }
    return withHead(parts, row(name));
  }

  /// What stands above the labels is no part's.
  private List<Table> withHead(List<Table> parts, int row) {
    Table head = table.rows(table.firstRow(), row);
    boolean titled = parts.size() > 1 && parts.getFirst().firstRow() == row;
    if (!titled || head.cells().isEmpty()) {
      return parts;
    }
    List<Table> all = new ArrayList<>(List.of(head));
    all.addAll(parts);
    return all;
  }

  /// The columns (or rows) of the parts: those with a name where the part's name is asked for and
  /// with figures where figures are.
  private Set<Integer> lines(Cell name, ToIntFunction<Cell> along, ToIntFunction<Cell> across) {
    int labelled = along.applyAsInt(name);
    Set<Integer> figures = new HashSet<>();
    int found = 0;
    for (Cell cell : table.cells()) {
      if (along.applyAsInt(cell) == labelled) {
        Match match = labels.match(cell.key(), false).orElse(null);
        found += match == null ? 0 : 1;
        if (match != null && FIGURES.contains(match.field().type())) {
          figures.add(across.applyAsInt(cell));
        }
      }
    }
    Set<Integer> parts = new TreeSet<>();
    if (found < LABELS_NEEDED) {
      return parts;
    }
    for (Cell cell : table.cells()) {
      int line = along.applyAsInt(cell);
      if (across.applyAsInt(cell) != across.applyAsInt(name) || line <= labelled) {
        continue;
      }
      if (isLabel(cell)) {
        // Labels and values by turns: a form of one part.
        return Set.of();
      }
      long given =
          table.cells().stream()
              .filter(other -> along.applyAsInt(other) == line)
              .filter(other -> figures.contains(across.applyAsInt(other)))
              .filter(other -> FIGURE.matcher(other.key()).matches())
              .count();
      if (!cell.run().isEmpty()
          && !TOTAL.matcher(cell.key()).matches()
          && given >= FIGURES_NEEDED) {
        parts.add(line);
      }
    }
    return parts;
  }
}
