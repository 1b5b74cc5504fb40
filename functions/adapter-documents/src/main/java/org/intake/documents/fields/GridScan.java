package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.LabelBook.Match;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.value.DateReader;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.PageSource;
import org.jspecify.annotations.Nullable;

/// Finds a table's labels and the cells that belong to them: beside, below, or in the same cell.
final class GridScan {
  /// A table with this many labels is a form, and what stands among them is a label too.
  private static final int ENOUGH_LABELS = 4;

  /// Labels and values by turns make no more than half of a row labels.
  private static final int LABELS_OF_A_HEAD = 6;

  private static final Pattern UNIT =
      Pattern.compile("\\(?(?:单位:)?(?:万?人|名|位|万?件|项|家|户|个|[万亿]?元|年|平方公里|公顷|亩|%|百分比|件/?每?万人)\\)?");

  /// Heads of the column to fill in, and of columns that belong to no field.
  private static final Pattern VALUES =
      Pattern.compile("(?:填报|填写|指标|现状|具体)?(?:数值|数据|内容|情况|值)(?:\\(.{1,12}\\))?");

  private static final Pattern HEADS = Pattern.compile("序号|项目|指标|指标名称|栏目|备注|说明|单位|计量单位|内容|数值");
  private static final Pattern NUMERIC = Pattern.compile(".*[\\d〇一二三四五六七八九十百千].*");
  private static final Set<FieldType> FIGURES =
      Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.YEAR);

  private static final Set<FieldType> TEXTS =
      Set.of(FieldType.LONG_TEXT, FieldType.TEXT_LIST, FieldType.DATED_TEXT);

  private final Table table;
  private final LabelBook labels;
  private final String caption;
  private final boolean tolerant;
  private final Map<Long, Cell> at = new HashMap<>();
  private final Map<Cell, Match> found = new HashMap<>();
  private final Set<Cell> used = new HashSet<>();

  /// -1 until it is asked for; most scans only count labels.
  private int valueColumn = -1;

  GridScan(Table table, LabelBook labels, String caption) {
    this.labels = labels;
    this.caption = caption;
    this.tolerant = table.page().source() == PageSource.OCR;
    table.cells().forEach(this::place);
    for (Cell cell : table.cells()) {
      match(cell).ifPresent(match -> found.put(cell, match));
    }
    this.table = tolerant ? table : withWholeAnswers(table);
    if (tolerant && found.size() >= ENOUGH_LABELS) {
      likeliest();
    }
  }

  private void place(Cell cell) {
    for (int r = 0; r < Math.min(cell.at().rowSpan(), 2_000); r++) {
      for (int c = 0; c < Math.min(cell.at().columnSpan(), 200); c++) {
        at.putIfAbsent(key(cell.at().row() + r, cell.at().column() + c), cell);
      }
    }
  }

  /// The table with each text that lines inside of it cut into cells beside its label put together
  /// again: a list in an answer is drawn as a table, whose first cell is not the answer.
  private Table withWholeAnswers(Table given) {
    List<Cell> cells = new ArrayList<>(given.cells());
    found.forEach((label, match) -> {
      List<Cell> parts = parts(given, label);
      long filled = parts.stream().filter(part -> !part.run().isEmpty()).count();
      if (parts.size() > 1 && (filled == 1 || TEXTS.contains(match.field().type()))) {
        Cell whole = Cell.joined(label, parts);
        cells.set(cells.indexOf(parts.getFirst()), whole);
        cells.removeAll(parts);
        at.values().removeAll(parts);
        place(whole);
      }
    });
    return cells.size() == given.cells().size()
        ? given
        : new Table(given.page(), given.grid(), cells);
  }

  /// The cells right of a label of several rows when none of them is a label and the first is lower
  /// than the label.
  private List<Cell> parts(Table given, Cell label) {
    int end = label.at().row() + label.at().rowSpan();
    int column = label.at().column() + label.at().columnSpan();
    Cell first = at.get(key(label.at().row(), column));
    if (first == null
        || first.at().row() != label.at().row()
        || first.at().row() + first.at().rowSpan() >= end) {
      return List.of();
    }
    List<Cell> parts = new ArrayList<>();
    for (int row = label.at().row(); row < end; row++) {
      for (Cell cell : given.row(row)) {
        if (cell.at().column() >= column) {
          if (found.containsKey(cell) || cell.at().row() + cell.at().rowSpan() > end) {
            return List.of();
          }
          parts.add(cell);
        }
      }
    }
    return parts;
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

  private int valueColumn() {
    if (valueColumn < 0) {
      valueColumn = valueColumn(table);
    }
    return valueColumn;
  }

  /// The column that the head of the whole grid says is to be filled in; 0 when none does. The
  /// table may be a cut of the grid without its head.
  private static int valueColumn(Table table) {
    List<GridCell> cells = table.grid().cells();
    for (GridCell cell : cells) {
      boolean heads =
          cell.column() > 1
              && VALUES.matcher(text(cell)).matches()
              && cells.stream()
                  .anyMatch(other ->
                      other.row() == cell.row()
                          && !other.equals(cell)
                          && HEADS.matcher(text(other)).matches());
      if (heads) {
        return cell.column();
      }
    }
    return 0;
  }

  private static String text(GridCell cell) {
    return Key.text(
        cell.lines().stream().map(TextLine::text).collect(java.util.stream.Collectors.joining()));
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
    return scan.found.values().stream().anyMatch(m -> m.field().name().equals(fieldName))
        || scan.table.cells().stream().anyMatch(cell -> names(cell, labels, fieldName));
  }

  /// Whether a cell is the label of a field, or holds it with its value.
  static boolean names(Cell cell, LabelBook labels, String fieldName) {
    return labels
            .match(cell.key(), false)
            .filter(m -> m.field().name().equals(fieldName))
            .isPresent()
        || (cell.key().indexOf(':') > 0
            && LineScan.scan(cell.run(), labels, false).stream()
                .anyMatch(sighting -> sighting.field().name().equals(fieldName)));
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
              Sighting sighting =
                  Sighting.inCell(match.field(), cell.run().text(), table, value, hints(cell));
              sightings.add(
                  isOneOfSeveral(match.field(), cell, value) ? sighting.oneOfSeveral() : sighting);
            });
      }
    }
    Set<Cell> taken = new HashSet<>(used);
    taken.addAll(found.keySet());
    for (CrossedLabels.Crossed crossed : CrossedLabels.of(table, labels, taken, tolerant)) {
      used.addAll(List.of(crossed.rowHead(), crossed.columnHead(), crossed.answer()));
      sightings.add(
          Sighting.inCell(
              crossed.field(),
              crossed.label(),
              table,
              crossed.answer(),
              List.of(crossed.columnHead().run().text(), crossed.rowHead().run().text())));
    }
    for (Cell cell : table.cells()) {
      if (!used.contains(cell) && !isOnlyALabel(cell) && !cell.run().isEmpty()) {
        inside(cell, sightings);
      }
    }
    return sightings;
  }

  private List<String> hints(Cell label) {
    Cell header = at.get(key(table.firstRow(), label.at().column()));
    List<String> hints = new ArrayList<>(List.of(label.run().text()));
    Cell next = after(label);
    if (next != null && isUnit(next)) {
      hints.add("（" + next.key() + "）");
    }
    if (header != null && header != label) {
      hints.add(header.run().text());
    }
    hints.add(caption);
    return hints;
  }

  private static boolean isUnit(Cell cell) {
    return UNIT.matcher(cell.key()).matches();
  }

  private @Nullable Cell after(Cell cell) {
    for (int c = cell.at().column() + cell.at().columnSpan(); c <= table.columns(); c++) {
      Cell next = at.get(key(cell.at().row(), c));
      if (next != null) {
        return next == cell ? null : next;
      }
    }
    return null;
  }

  /// A sheet leaves blank cells out.
  private static boolean isGap(Cell cell, Cell next) {
    return next.at().column() > cell.at().column() + cell.at().columnSpan();
  }

  /// What stands beside a label: in the column that the table's head says is to be filled in, else
  /// behind a unit or a blank that has a column of its own.
  private @Nullable Cell beside(Cell label) {
    Cell next = after(label);
    if (next == null || isLabel(next)) {
      return next;
    }
    Cell headed = at.get(key(label.at().row(), valueColumn()));
    if (valueColumn() >= next.at().column()
        && headed != null
        && headed != next
        && !isLabel(headed)) {
      return headed;
    }
    Cell beyond = after(next);
    boolean passed =
        isUnit(next)
            || (valueColumn() == 0
                && next.run().isEmpty()
                && beyond != null
                && !beyond.run().isEmpty());
    return passed && beyond != null && !isLabel(beyond) ? beyond : next;
  }

  /// Whether the row holds more than one answer: columns of years or of parks, or a text where the
  /// answer should be and another behind it. Which is meant is for a person to say.
  private boolean isOneOfSeveral(FieldDefinition field, Cell label, Cell value) {
    Cell next = after(label);
    if (valueColumn() > 0 && value.at().column() == valueColumn()) {
      return false;
    }
    if (next != null && (isGap(label, next) || (next != value && next.run().isEmpty()))) {
      return true;
    }
    Cell other = value.at().row() == label.at().row() ? after(value) : null;
    if (other == null || isLabel(other) || other.run().isEmpty() || isUnit(other)) {
      return false;
    }
    return FIGURES.contains(field.type())
        ? NUMERIC.matcher(value.key()).matches() && NUMERIC.matcher(other.key()).matches()
        : labels.isPart(field);
  }

  /// Cells that look like labels of an answer but are none that the call knows: what a form seems
  /// to leave out may stand there under another name. To be asked after the sightings.
  List<String> unexplained() {
    List<String> unexplained = new ArrayList<>();
    for (Cell cell : table.cells()) {
      String key = cell.key();
      int colon = key.indexOf(':');
      boolean unread = key.equals(Flow.UNREAD);
      if (used.contains(cell) || isLabel(cell) || (key.length() < 2 && !unread)) {
        continue;
      }
      if (cell.lines().size() > 1
          && holdsLabels(cell.lines())
          && LineScan.scan(cell.run(), labels, false).isEmpty()) {
        unexplained.add(cell.run().text().strip());
        continue;
      }
      if (colon > 1 && colon <= 24 && colon < key.length() - 1) {
        if (!DateReader.isBlankTemplate(key.substring(colon + 1))
            && LineScan.scan(cell.run(), labels, false).isEmpty()) {
          unexplained.add(cell.run().text().strip());
        }
        continue;
      }
      Cell answer = isHeaderRow(cell) ? below(cell) : after(cell);
      boolean looksLikeOne =
          key.length() <= 24
              && !HEADS.matcher(key).matches()
              && !isUnit(cell)
              && (unread || key.codePoints().filter(Character::isIdeographic).count() >= 2)
              && cell.at().columnSpan() < table.columns()
              && table.row(cell.at().row()).stream()
                  .noneMatch(c -> HEADS.matcher(c.key()).matches());
      if (looksLikeOne
          && answer != null
          && !isLabel(answer)
          && !used.contains(answer)
          && !answer.run().isEmpty()
          && !DateReader.isBlankTemplate(answer.run().text())) {
        unexplained.add(cell.run().text().strip());
      }
    }
    return unexplained;
  }

  /// Labels of fields that were found nowhere: their answers may stand where none is looked for.
  List<String> unanswered(Set<String> answered) {
    return table.cells().stream()
        .flatMap(cell -> cell.lines().stream())
        .flatMap(line -> unanswered(line, labels, answered).stream())
        .toList();
  }

  /// The words of a line that are such labels, or the line that is one. Where a file tells cells
  /// and not places, a label without an answer has none.
  static List<String> unanswered(Run.PageLine placed, LabelBook labels, Set<String> answered) {
    if (placed.page().source() != PageSource.TEXT_LAYER) {
      return List.of();
    }
    TextLine line = placed.line();
    return Stream.concat(Stream.of(line.text()), line.words().stream().map(Word::text))
        .map(String::strip)
        .distinct()
        .filter(text ->
            labels
                .match(Key.text(text), false)
                .filter(match -> !answered.contains(match.field().name()))
                .isPresent())
        .toList();
  }

  /// The value of a label: the next cell to the right, unless labels stand side by side as a
  /// header, then the cell below.
  private Optional<Cell> value(Cell label) {
    Cell right = beside(label);
    if (standsAbove(label, right)) {
      right = null;
    }
    if (right != null && !isHeaderRow(label) && (!isLabel(right) || isOption(label, right))) {
      return Optional.of(right);
    }
    Cell below = below(label);
    if (below != null
        && !isLabel(below)
        && !used.contains(below)
        && (isHeaderRow(label) || (right == null && !isOfAnother(below, label)))) {
      return Optional.of(below);
    }
    if (right != null && !isHeaderRow(label) && !followedByValue(right)) {
      return Optional.of(right);
    }
    return Optional.empty();
  }

  /// Whether what stands below a label is the answer of a label beside it, or of one further left
  /// whose answer takes several columns: a sheet leaves out the blank cell that is the label's own.
  private boolean isOfAnother(Cell below, Cell label) {
    Cell beside = at.get(key(below.at().row(), below.at().column() - 1));
    return below.at().column() < label.at().column() || (beside != null && isLabel(beside));
  }

  private @Nullable Cell below(Cell cell) {
    return at.get(key(cell.at().row() + cell.at().rowSpan(), cell.at().column()));
  }

  /// A label holds no value, on however many lines it stands; with a short figure below it a cell
  /// is much like a label too.
  private boolean isOnlyALabel(Cell cell) {
    return isLabel(cell) && cell.key().chars().noneMatch(Character::isDigit);
  }

  /// The last labels of a form whose answers stand below them: alone in their row, and alone in the
  /// next the answer.
  private boolean standsAbove(Cell label, @Nullable Cell right) {
    int next = label.at().row() + label.at().rowSpan();
    Cell below = at.get(key(next, label.at().column()));
    return right != null
        && right.run().isEmpty()
        && below != null
        && !below.run().isEmpty()
        && !isLabel(below)
        && below.at().column() == label.at().column()
        && isAlone(label)
        && isAlone(below)
        && found.keySet().stream().anyMatch(this::isHeaderRow);
  }

  private boolean isAlone(Cell cell) {
    return table.row(cell.at().row()).stream()
        .allMatch(other -> other == cell || other.run().isEmpty());
  }

  private boolean isLabel(Cell cell) {
    return found.containsKey(cell);
  }

  /// A value may read like a label (人口统计口径 | 常住人口); a true label has its own value beside it.
  private boolean followedByValue(Cell cell) {
    Cell next = after(cell);
    return next != null && !isLabel(next) && !next.run().isEmpty();
  }

  /// An answer to choose from may be another field's label: 人口统计口径 | 常住人口.
  private boolean isOption(Cell label, Cell answer) {
    Match match = found.get(label);
    return match != null
        && match.field().options().stream()
            .anyMatch(option -> Key.known(option).equals(answer.key()));
  }

  private boolean isHeaderRow(Cell label) {
    List<Cell> row = table.row(label.at().row()).stream().filter(c -> !c.run().isEmpty()).toList();
    long labelled = row.stream().filter(this::isLabel).count();
    boolean all =
        labelled >= 2 && labelled == row.size() && table.row(label.at().row()).size() == row.size();
    // The head of a list may have columns that the call does not know: 序号, 备注.
    return all || (labelled >= LABELS_OF_A_HEAD && labelled * 4 > row.size() * 3L);
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
          .filter(_ -> !holdsLabels(cell.lines().subList(1, cell.lines().size())))
          .ifPresent(match -> {
            Run rest = Run.of(cell.lines().subList(1, cell.lines().size()));
            sightings.add(
                Sighting.inText(match.field(), first.text(), rest, 0, rest.text().length()));
          });
    }
  }

  /// A label below a label is not its answer: whose answers stand where is for a person to see.
  private boolean holdsLabels(List<Run.PageLine> lines) {
    return lines.stream()
        .anyMatch(line -> labels.match(Run.of(List.of(line)).key().text(), false).isPresent());
  }
}
