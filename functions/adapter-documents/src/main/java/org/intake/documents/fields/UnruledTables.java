package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.text.Key;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.PageSource;

/// Tables of a text layer that were printed without ruling lines. Labels that begin at one edge
/// make a column, a label begins a row, and what stands right of it belongs to it: a value that
/// wraps would lose its second line otherwise, and a text would swallow the rows below it.
final class UnruledTables {
  /// Places on such a table are told by boxes, never by its number.
  static final int NO_NUMBER = 0;

  private static final int LABELS_NEEDED = 4;
  private static final int LABELS_NEEDED_IN_A_CELL = 2;
  private static final int LINES_OF_A_LABEL = 4;
  private static final int LONGEST_LABEL = 40;

  /// A short label may be how a value begins (地址 in 地址变更).
  private static final int SHORTEST_PARTED = 6;

  /// As a share of the page's width: a third of a character.
  private static final double SAME_EDGE = 0.007;

  private final LaidOutPage page;
  private final List<Line> lines;
  private final List<Found> labels = new ArrayList<>();
  private final List<Double> labelEdges = new ArrayList<>();
  private final List<Double> valueEdges = new ArrayList<>();

  /// A label and the lines that it goes over; `right` is where it ends.
  private record Found(int from, int to, double left, double right) {}

  private UnruledTables(List<Line> lines) {
    this.lines = lines;
    this.page = lines.getFirst().page();
  }

  /// Lines of one page that stand together, with the tables among them made whole.
  static List<Item> among(List<Line> lines, Predicate<String> isLabel) {
    return among(lines, isLabel, LABELS_NEEDED);
  }

  /// Whether a cell has as many lines as such a table: most have one, and looking costs.
  static boolean mayBeIn(LaidOutPage page, GridCell cell) {
    return page.source() == PageSource.TEXT_LAYER && cell.lines().size() >= LABELS_NEEDED_IN_A_CELL;
  }

  /// Lines of one ruled cell, where fewer labels are enough: nothing else stands there.
  static List<Item> inCell(List<Line> lines, Predicate<String> isLabel) {
    return among(lines, isLabel, LABELS_NEEDED_IN_A_CELL);
  }

  private static List<Item> among(List<Line> lines, Predicate<String> isLabel, int needed) {
    boolean placed =
        !lines.isEmpty()
            && lines.getFirst().page().source() == PageSource.TEXT_LAYER
            && lines.stream()
                .flatMap(line -> line.source().line().words().stream())
                .allMatch(word -> word.box() != null && word.marks().isEmpty());
    if (!placed) {
      return List.copyOf(lines);
    }
    List<Line> parted = parted(lines, isLabel);
    return CentredTables.among(parted, isLabel)
        .orElseGet(() -> {
          UnruledTables tables = new UnruledTables(parted);
          tables.find(isLabel, needed < LABELS_NEEDED);
          return tables.labels.size() < needed ? List.copyOf(parted) : tables.items(needed);
        });
  }

  /// A label that reaches to its value makes one word with it: where labels begin, it ends as one.
  private static List<Line> parted(List<Line> lines, Predicate<String> isLabel) {
    List<Double> edges =
        lines.stream()
            .map(line -> line.source().line().words().getFirst())
            .filter(word -> isLabel.test(Key.text(word.text())))
            .map(word -> box(word).x())
            .toList();
    return lines.stream().map(line -> parted(line, edges, isLabel)).toList();
  }

  private static Line parted(Line line, List<Double> edges, Predicate<String> isLabel) {
    List<Word> words = line.source().line().words();
    Word first = words.getFirst();
    String text = first.text();
    if (edges.stream().noneMatch(edge -> same(edge, box(first).x()))
        || isLabel.test(Key.text(text))) {
      return line;
    }
    for (int end = Math.min(text.length() - 1, LONGEST_LABEL); end >= SHORTEST_PARTED; end--) {
      // What goes on with a bracket is a label whose end stands on the next line.
      if ("(（".indexOf(text.charAt(end)) < 0 && isLabel.test(Key.text(text.substring(0, end)))) {
        List<Word> parts = new ArrayList<>();
        parts.add(new Word(text.substring(0, end), first.part(0, end), first.confidence()));
        parts.add(
            new Word(text.substring(end), first.part(end, text.length()), first.confidence()));
        parts.addAll(words.subList(1, words.size()));
        return Line.of(line.page(), new TextLine(parts, line.source().line().paragraph()));
      }
    }
    return line;
  }

  /// Takes the lines with which a value of the last row goes on at the top of the next page.
  static void goOn(List<Item> items, List<Line> lines) {
    while (!lines.isEmpty()
        && !items.isEmpty()
        && items.getLast() instanceof Table before
        && before.grid().number() == NO_NUMBER
        && before.page().number() == lines.getFirst().page().number() - 1) {
      Line line = lines.getFirst();
      Word first = line.source().line().words().getFirst();
      Optional<Cell> above =
          first.box() == null
              ? Optional.empty()
              : before.row(before.lastRow()).stream()
                  .filter(cell -> cell.at().column() % 2 == 0)
                  .filter(
                      cell -> cell.at().box() != null && same(cell.at().box().x(), first.box().x()))
                  .findFirst();
      if (above.isEmpty()) {
        return;
      }
      List<Cell> cells = new ArrayList<>(before.cells());
      cells.replaceAll(cell -> cell == above.get() ? cell.with(List.of(line.source())) : cell);
      items.set(items.size() - 1, new Table(before.page(), before.grid(), cells));
      lines.removeFirst();
    }
  }

  private static Box box(Word word) {
    Box box = word.box();
    if (box == null) {
      throw new IllegalStateException("only words with a place come here");
    }
    return box;
  }

  private static boolean same(double a, double b) {
    return Math.abs(a - b) <= SAME_EDGE;
  }

  private List<Word> words(int line) {
    return lines.get(line).source().line().words();
  }

  private Optional<Word> wordAt(int line, double edge) {
    return words(line).stream().filter(word -> same(box(word).x(), edge)).findFirst();
  }

  /// `once` takes an edge for that of a column of labels though only one begins there.
  private void find(Predicate<String> isLabel, boolean once) {
    List<Found> all = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      for (Word word : words(i)) {
        double left = box(word).x();
        boolean taken = false;
        for (Found before : all) {
          taken |= before.to() > i && same(before.left(), left);
        }
        if (!taken) {
          label(i, word, isLabel).ifPresent(all::add);
        }
      }
    }
    TreeMap<Double, Integer> edges = new TreeMap<>();
    all.forEach(label -> edges.merge(edge(edges.keySet(), label.left()), 1, Integer::sum));
    edges.forEach((edge, count) -> {
      if (count * 2 >= begins(edge, all) && (count >= 2 || once || hasValueOnEachSide(edge, all))) {
        labelEdges.add(edge);
      }
    });
    all.stream().filter(label -> isLabelEdge(label.left())).forEach(labels::add);
    for (Found label : labels) {
      words(label.from()).stream()
          .map(word -> box(word).x())
          .filter(x -> x >= label.right() && !isLabelEdge(x))
          .findFirst()
          .filter(x -> valueEdges.stream().noneMatch(edge -> same(edge, x)))
          .ifPresent(valueEdges::add);
    }
  }

  /// The longest label that a word and those below it make.
  private Optional<Found> label(int from, Word word, Predicate<String> isLabel) {
    StringBuilder text = new StringBuilder();
    double right = 0;
    Found longest = null;
    for (int i = from; i < Math.min(lines.size(), from + LINES_OF_A_LABEL); i++) {
      Optional<Word> next = i == from ? Optional.of(word) : wordAt(i, box(word).x());
      if (next.isEmpty() || text.length() + next.get().text().length() > LONGEST_LABEL) {
        break;
      }
      text.append(next.get().text());
      right = Math.max(right, box(next.get()).x() + box(next.get()).width());
      if (isLabel.test(Key.text(text.toString()))) {
        longest = new Found(from, i + 1, box(word).x(), right);
      }
    }
    return Optional.ofNullable(longest);
  }

  private static double edge(Set<Double> edges, double left) {
    return edges.stream().filter(edge -> same(edge, left)).findFirst().orElse(left);
  }

  /// How many things begin at an edge, a label of several lines counted once.
  private int begins(double edge, List<Found> all) {
    int words = 0;
    for (int i = 0; i < lines.size(); i++) {
      words += wordAt(i, edge).isPresent() ? 1 : 0;
    }
    for (Found label : all) {
      words -= same(label.left(), edge) ? label.to() - label.from() - 1 : 0;
    }
    return words;
  }

  /// A single label with a value before and behind it on its line; right of another label it would
  /// be that one's answer (人口统计口径 | 常住人口).
  private boolean hasValueOnEachSide(double edge, List<Found> all) {
    return all.stream()
        .filter(label -> same(label.left(), edge))
        .anyMatch(label -> {
          List<Word> words = words(label.from());
          int at = words.indexOf(wordAt(label.from(), edge).orElseThrow());
          return at > 1
              && at < words.size() - 1
              && all.stream()
                  .noneMatch(other ->
                      other.from() <= label.from()
                          && other.to() > label.from()
                          && same(other.left(), box(words.get(at - 1)).x()));
        });
  }

  private boolean isLabelEdge(double x) {
    return labelEdges.stream().anyMatch(edge -> same(edge, x));
  }

  /// A line of the table begins where its labels or its values begin.
  private boolean belongs(int line) {
    double x = box(words(line).getFirst()).x();
    return isLabelEdge(x) || valueEdges.stream().anyMatch(edge -> same(edge, x));
  }

  private List<Item> items(int needed) {
    List<Item> items = new ArrayList<>();
    int i = 0;
    while (i < lines.size()) {
      int to = i;
      while (to < lines.size() && (to == i ? beginsRow(to) : belongs(to) && follows(to))) {
        to++;
      }
      int from = i;
      int end = to;
      long inside = labels.stream().filter(l -> l.from() >= from && l.from() < end).count();
      Optional<Table> table = inside >= needed ? table(i, to) : Optional.empty();
      if (table.isPresent()) {
        items.add(table.get());
        i = to;
      } else {
        int last = Math.max(to, i + 1);
        items.addAll(lines.subList(i, last));
        i = last;
      }
    }
    return items;
  }

  /// Whether a line stands as near to the one above as lines of a table do.
  private boolean follows(int line) {
    Box above = box(words(line - 1).getFirst());
    Box here = box(words(line).getFirst());
    return here.y() - (above.y() + above.height()) < 3 * above.height();
  }

  /// Empty where most labels would have no value: their values are printed somewhere else.
  private Optional<Table> table(int from, int to) {
    List<GridCell> cells = new ArrayList<>();
    int row = 0;
    int start = from;
    for (int line = from + 1; line <= to; line++) {
      if (line == to || beginsRow(line)) {
        row(++row, start, line, cells);
        start = line;
      }
    }
    long blank = cells.stream().filter(cell -> cell.text().isEmpty()).count();
    if (blank * 4 > cells.size()) {
      return Optional.empty();
    }
    double left = labelEdges.stream().min(Double::compare).orElse(0.0);
    Box first = box(words(from).getFirst());
    Box last = box(words(to - 1).getLast());
    // As wide as the page's margins are even, so that the table's end on the next page is known.
    Box whole =
        new Box(left, first.y(), Math.max(0, 1 - 2 * left), last.y() + last.height() - first.y());
    Grid grid = new Grid(NO_NUMBER, whole, cells);
    return Optional.of(
        new Table(page, grid, cells.stream().map(c -> Item.Cell.of(page, c)).toList()));
  }

  private boolean beginsRow(int line) {
    return labelEdges.stream()
        .anyMatch(edge ->
            wordAt(line, edge).isPresent()
                && labels.stream()
                    .noneMatch(label ->
                        same(label.left(), edge) && label.from() < line && label.to() > line));
  }

  /// Labels and values of a row in turn; a value reaches to the next label of its row.
  private void row(int row, int from, int to, List<GridCell> cells) {
    List<Double> heads =
        labelEdges.stream().filter(edge -> wordAt(from, edge).isPresent()).sorted().toList();
    int columns = labelEdges.size() * 2;
    for (int h = 0; h < heads.size(); h++) {
      double edge = heads.get(h);
      double end = h + 1 < heads.size() ? heads.get(h + 1) : 2;
      int column = 1 + 2 * rank(edge);
      int next = h + 1 < heads.size() ? 1 + 2 * rank(heads.get(h + 1)) : columns + 1;
      List<TextLine> label = new ArrayList<>();
      double right = edge;
      for (int line = from; line < to; line++) {
        Optional<Word> word = wordAt(line, edge);
        if (word.isPresent()) {
          label.add(new TextLine(List.of(word.get()), 0));
          right = Math.max(right, box(word.get()).x() + box(word.get()).width());
        }
      }
      cells.add(cell(row, column, 1, edge, label));
      cells.add(value(row, column + 1, next - column - 1, from, to, edge, end));
    }
  }

  private int rank(double edge) {
    return (int) labelEdges.stream().filter(other -> other < edge - SAME_EDGE).count();
  }

  private GridCell value(int row, int column, int span, int from, int to, double edge, double end) {
    List<TextLine> value = new ArrayList<>();
    for (int line = from; line < to; line++) {
      List<Word> words =
          words(line).stream()
              .filter(word -> box(word).x() > edge + SAME_EDGE && box(word).x() < end - SAME_EDGE)
              .toList();
      if (!words.isEmpty()) {
        value.add(new TextLine(words, 0));
      }
    }
    double left = value.isEmpty() ? edge : box(value.getFirst().words().getFirst()).x();
    return cell(row, column, Math.max(1, span), left, value);
  }

  private static GridCell cell(int row, int column, int span, double left, List<TextLine> text) {
    Box around =
        text.stream()
            .map(line -> line.box().orElseThrow())
            .reduce(Box::union)
            .map(box -> new Box(left, box.y(), box.x() + box.width() - left, box.height()))
            .orElse(new Box(left, 0, 0, 0));
    return new GridCell(row, column, 1, span, around, text);
  }
}
