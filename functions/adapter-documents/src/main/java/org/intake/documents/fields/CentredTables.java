package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.text.Key;
import org.intake.domain.reading.Box;

/// Tables of a text layer without ruling lines whose cells are set in the middle of their rows, as
/// a browser prints them: a label of two lines has its value between them, a value of two lines
/// begins above its label. Line by line, a value would take lines of the rows beside it.
///
/// What stands in the middle proves itself: the lines of a value lie evenly around the middle of
/// their label. Where one line is left over, or a label without a value stands beside one that
/// nobody knows, there is no such table.
final class CentredTables {
  private static final int LABELS_NEEDED = 4;
  private static final int LINES_OF_A_LABEL = 4;
  private static final int LONGEST_LABEL = 40;

  /// In heights of a line: how far the middles of a label and its value may miss each other, and
  /// how far apart the lines of one label stand.
  private static final double SAME_MIDDLE = 0.3;

  private static final double SAME_LABEL = 1.1;

  /// As a share of the page's width: half a character.
  private static final double SAME_COLUMN = 0.01;

  private final LaidOutPage page;
  private final List<Line> lines;
  private final Predicate<String> isLabel;
  private final List<Placed> words = new ArrayList<>();
  private final List<Column> columns = new ArrayList<>();

  private record Placed(int line, Word word, Box box) {
    double middle() {
      return box.y() + box.height() / 2;
    }

    double centre() {
      return box.x() + box.width() / 2;
    }
  }

  /// Words that stand on each other; `known` when they are a label.
  private record Head(List<Placed> words, boolean known) {
    double left() {
      return words.stream().mapToDouble(w -> w.box().x()).min().orElseThrow();
    }

    double right() {
      return words.stream().mapToDouble(w -> w.box().x() + w.box().width()).max().orElseThrow();
    }

    double middle() {
      return (words.getFirst().middle() + words.getLast().middle()) / 2;
    }

    double height() {
      return words.getFirst().box().height();
    }
  }

  /// Labels that begin at one edge or stand around one centre, with what stands right of them.
  private static final class Column {
    final List<Head> heads = new ArrayList<>();
    final List<List<Placed>> values = new ArrayList<>();

    double left() {
      return heads.stream().mapToDouble(Head::left).min().orElseThrow();
    }

    double right() {
      return heads.stream().mapToDouble(Head::right).max().orElseThrow();
    }

    boolean takes(Head head) {
      Head first = heads.getFirst();
      return Math.abs(first.left() - head.left()) < SAME_COLUMN
          || Math.abs(first.left() + first.right() - head.left() - head.right()) < 2 * SAME_COLUMN;
    }
  }

  private CentredTables(List<Line> lines, Predicate<String> isLabel) {
    this.lines = lines;
    this.page = lines.getFirst().page();
    this.isLabel = isLabel;
    for (int i = 0; i < lines.size(); i++) {
      for (Word word : lines.get(i).source().line().words()) {
        Box box = word.box();
        if (box == null) {
          throw new IllegalStateException("only words with a place come here");
        }
        words.add(new Placed(i, word, box));
      }
    }
  }

  /// The lines before the table, the table, and the lines behind it.
  static Optional<List<Item>> among(List<Line> lines, Predicate<String> isLabel) {
    CentredTables tables = new CentredTables(lines, isLabel);
    return tables.findColumns() && tables.isSetInTheMiddle() && tables.findValues()
        ? Optional.of(tables.items())
        : Optional.empty();
  }

  private boolean findColumns() {
    Set<Placed> taken = new HashSet<>();
    List<Head> labels = new ArrayList<>();
    for (Placed word : words) {
      if (!taken.contains(word)) {
        label(word)
            .ifPresent(label -> {
              taken.addAll(label.words());
              labels.add(label);
            });
      }
    }
    for (Head label : labels) {
      columns.stream()
          .filter(column -> column.takes(label))
          .findFirst()
          .orElseGet(() -> {
            columns.add(new Column());
            return columns.getLast();
          })
          .heads
          .add(label);
    }
    // What a single label names may be an answer that reads like one.
    columns.removeIf(column -> column.heads.size() < 2);
    columns.sort(Comparator.comparingDouble(Column::left));
    for (int i = 1; i < columns.size(); i++) {
      if (columns.get(i).left() < columns.get(i - 1).right()) {
        return false;
      }
    }
    return columns.stream().mapToInt(column -> column.heads.size()).sum() >= LABELS_NEEDED;
  }

  /// The longest label that a word and those below it make.
  private Optional<Head> label(Placed first) {
    List<Placed> stack = new ArrayList<>(List.of(first));
    StringBuilder text = new StringBuilder(first.word().text());
    Head longest = null;
    while (true) {
      if (isLabel.test(Key.text(text.toString()))) {
        longest = new Head(List.copyOf(stack), true);
      }
      Optional<Placed> next = below(stack.getLast());
      if (next.isEmpty()
          || stack.size() == LINES_OF_A_LABEL
          || text.length() + next.get().word().text().length() > LONGEST_LABEL) {
        return Optional.ofNullable(longest);
      }
      stack.add(next.get());
      text.append(next.get().word().text());
    }
  }

  private Optional<Placed> below(Placed above) {
    double bottom = above.box().y() + above.box().height();
    return words.stream()
        .filter(w -> w.line() > above.line())
        .filter(w -> w.box().y() - bottom < SAME_LABEL * above.box().height())
        .filter(w ->
            Math.abs(w.box().x() - above.box().x()) < SAME_COLUMN
                || Math.abs(w.centre() - above.centre()) < SAME_COLUMN)
        .findFirst();
  }

  /// Whether a label's lines have another line between them, or a value's its label: the usual
  /// table, whose labels stand beside the first line of their values, is read elsewhere.
  private boolean isSetInTheMiddle() {
    return columns.stream()
        .flatMap(column -> column.heads.stream())
        .anyMatch(head -> {
          double off = SAME_MIDDLE * head.height();
          boolean between =
              words.stream()
                  .filter(w -> w.box().x() > head.right())
                  .anyMatch(w ->
                      w.middle() > head.words().getFirst().middle() + off
                          && w.middle() < head.words().getLast().middle() - off);
          boolean beside =
              words.stream()
                  .filter(w -> w.box().x() > head.right())
                  .anyMatch(w -> Math.abs(w.middle() - head.words().getFirst().middle()) <= off);
          return between || !beside;
        });
  }

  /// Gives every other word to the column left of it, and the lines of a column to its labels.
  private boolean findValues() {
    double top = heads().mapToDouble(h -> h.words().getFirst().box().y()).min().orElseThrow();
    Set<Placed> taken = new HashSet<>();
    heads().forEach(head -> taken.addAll(head.words()));
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      double left = column.left() - SAME_COLUMN;
      double right = column.right();
      double end = c + 1 < columns.size() ? columns.get(c + 1).left() : 1;
      List<Placed> own = new ArrayList<>();
      for (Placed word : words) {
        boolean here = word.box().x() >= left && word.box().x() < end - SAME_COLUMN;
        if (here && !taken.contains(word)) {
          if (word.box().x() >= right - SAME_COLUMN) {
            own.add(word);
          } else if (word.box().y() >= top) {
            unknown(column, word);
          }
        }
      }
      column.heads.sort(Comparator.comparingDouble(Head::middle));
      if (!share(column, rows(own, top))) {
        return false;
      }
    }
    return noneIsLeftAlone();
  }

  private java.util.stream.Stream<Head> heads() {
    return columns.stream().flatMap(column -> column.heads.stream());
  }

  /// What stands among the labels and is none, with the line below it.
  private static void unknown(Column column, Placed word) {
    for (int i = 0; i < column.heads.size(); i++) {
      Head head = column.heads.get(i);
      Placed last = head.words().getLast();
      double gap = word.box().y() - last.box().y() - last.box().height();
      if (!head.known() && gap >= 0 && gap < SAME_LABEL * last.box().height()) {
        List<Placed> both = new ArrayList<>(head.words());
        both.add(word);
        column.heads.set(i, new Head(both, false));
        return;
      }
    }
    column.heads.add(new Head(List.of(word), false));
  }

  /// Words side by side; what stands further above the first label than a line is no value of it.
  private static List<List<Placed>> rows(List<Placed> own, double top) {
    List<List<Placed>> rows = new ArrayList<>();
    own.sort(Comparator.comparingInt(Placed::line));
    for (Placed word : own) {
      if (!rows.isEmpty() && rows.getLast().getFirst().line() == word.line()) {
        rows.getLast().add(word);
      } else {
        rows.add(new ArrayList<>(List.of(word)));
      }
    }
    double above = top;
    int first = 0;
    while (first < rows.size() && rows.get(first).getFirst().box().y() < top) {
      first++;
    }
    while (first > 0) {
      Box box = rows.get(first - 1).getFirst().box();
      if (above - box.y() - box.height() > box.height()) {
        break;
      }
      above = box.y();
      first--;
    }
    return rows.subList(first, rows.size());
  }

  /// Each label takes the next lines that lie around its middle; none may be left over but those
  /// below the table.
  private static boolean share(Column column, List<List<Placed>> rows) {
    int next = 0;
    for (Head head : column.heads) {
      double off = SAME_MIDDLE * head.height();
      double sum = 0;
      int taken = 0;
      boolean met = false;
      while (next + taken < rows.size()) {
        double middle = rows.get(next + taken).getFirst().middle();
        if ((sum + middle) / (taken + 1) > head.middle() + off) {
          break;
        }
        sum += middle;
        taken++;
        if (Math.abs(sum / taken - head.middle()) <= off) {
          met = true;
          break;
        }
      }
      if (!met && taken > 0) {
        return false;
      }
      column.values.add(rows.subList(next, next + taken).stream().flatMap(List::stream).toList());
      next += taken;
    }
    Head last = column.heads.getLast();
    Placed lowest = last.words().getLast();
    return next == rows.size()
        || rows.get(next).getFirst().box().y() - lowest.box().y() > 3 * lowest.box().height();
  }

  /// An answer over two columns would leave its label without one and stand where labels stand.
  private boolean noneIsLeftAlone() {
    boolean blank = false;
    boolean unknown = false;
    int filled = 0;
    for (Column column : columns) {
      for (int i = 0; i < column.heads.size(); i++) {
        blank |= column.heads.get(i).known() && column.values.get(i).isEmpty();
        unknown |= !column.heads.get(i).known() && column.values.get(i).isEmpty();
        filled += column.values.get(i).isEmpty() ? 0 : 1;
      }
    }
    return filled >= LABELS_NEEDED && !(blank && unknown);
  }

  private List<Item> items() {
    Set<Integer> inside = new HashSet<>();
    for (Column column : columns) {
      column.heads.forEach(head -> head.words().forEach(word -> inside.add(word.line())));
      column.values.forEach(value -> value.forEach(word -> inside.add(word.line())));
    }
    int from = inside.stream().min(Integer::compare).orElseThrow();
    int to = inside.stream().max(Integer::compare).orElseThrow();
    List<Item> items = new ArrayList<>(lines.subList(0, from));
    items.add(table());
    items.addAll(lines.subList(to + 1, lines.size()));
    return items;
  }

  private Table table() {
    List<GridCell> cells = new ArrayList<>();
    List<Double> middles = new ArrayList<>();
    heads()
        .map(Head::middle)
        .sorted()
        .forEach(middle -> {
          double off = SAME_MIDDLE * columns.getFirst().heads.getFirst().height();
          if (middles.isEmpty() || middle - middles.getLast() > off) {
            middles.add(middle);
          }
        });
    for (int c = 0; c < columns.size(); c++) {
      Column column = columns.get(c);
      for (int i = 0; i < column.heads.size(); i++) {
        Head head = column.heads.get(i);
        int row = (int) middles.stream().filter(middle -> middle <= head.middle()).count();
        cells.add(cell(row, 1 + 2 * c, head.words(), head.words().getFirst().box()));
        cells.add(cell(row, 2 + 2 * c, column.values.get(i), head.words().getFirst().box()));
      }
    }
    cells.sort(Comparator.comparingInt(GridCell::row).thenComparingInt(GridCell::column));
    Box whole = cells.stream().map(GridCell::box).reduce(Box::union).orElseThrow();
    Grid grid = new Grid(UnruledTables.NO_NUMBER, whole, cells);
    return new Table(page, grid, cells.stream().map(c -> Item.Cell.of(page, c)).toList());
  }

  private static GridCell cell(int row, int column, List<Placed> text, Box beside) {
    List<TextLine> textLines = new ArrayList<>();
    List<Word> line = new ArrayList<>();
    for (int i = 0; i < text.size(); i++) {
      line.add(text.get(i).word());
      if (i + 1 == text.size() || text.get(i + 1).line() != text.get(i).line()) {
        textLines.add(new TextLine(line, 0));
        line = new ArrayList<>();
      }
    }
    Box around = text.stream().map(Placed::box).reduce(Box::union).orElse(beside);
    return new GridCell(row, column, 1, 1, around, textLines);
  }
}
