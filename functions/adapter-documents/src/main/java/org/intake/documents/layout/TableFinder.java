package org.intake.documents.layout;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Tables from ruling lines: lines that touch make a table, and two squares of its grid without a
/// line between them are one cell.
final class TableFinder {
  /// Drawn lines miss each other by a hair and are up to two points thick.
  private static final double TOLERANCE = 2.5;

  /// More lines than a page of forms has; drawings beyond it are not searched for tables.
  private static final int MOST_LINES = 4_000;

  private TableFinder() {}

  /// A table's cell in page units.
  record RuledCell(
      int row,
      int column,
      int rowSpan,
      int columnSpan,
      double x1,
      double y1,
      double x2,
      double y2) {
    boolean holds(Glyph glyph) {
      return glyph.centreX() >= x1
          && glyph.centreX() <= x2
          && glyph.centreY() >= y1
          && glyph.centreY() <= y2;
    }

    /// Whether a whole table is drawn into the cell.
    boolean holds(RuledTable table) {
      return table.x1() >= x1 && table.x2() <= x2 && table.y1() >= y1 && table.y2() <= y2;
    }

    double area() {
      return (x2 - x1) * (y2 - y1);
    }
  }

  record RuledTable(double x1, double y1, double x2, double y2, List<RuledCell> cells) {}

  static List<RuledTable> find(List<Ruling> rulings) {
    if (rulings.size() > MOST_LINES) {
      return List.of();
    }
    List<Ruling> horizontal = merged(rulings, true);
    List<Ruling> vertical = merged(rulings, false);
    List<RuledTable> tables = new ArrayList<>();
    for (List<Ruling> group : groups(horizontal, vertical)) {
      table(group).ifPresent(tables::add);
    }
    tables.sort(Comparator.comparingDouble(RuledTable::y1));
    return tables;
  }

  /// Pieces of one line joined; dashes, double strokes and cell-wise borders become one.
  private static List<Ruling> merged(List<Ruling> rulings, boolean horizontal) {
    ToDoubleFunction<Ruling> across = horizontal ? Ruling::y1 : Ruling::x1;
    ToDoubleFunction<Ruling> from = horizontal ? Ruling::x1 : Ruling::y1;
    List<Ruling> sorted =
        new ArrayList<>(rulings.stream().filter(r -> r.isHorizontal() == horizontal).toList());
    sorted.sort(Comparator.comparingDouble(across));
    List<Ruling> merged = new ArrayList<>();
    int i = 0;
    while (i < sorted.size()) {
      int end = i;
      double at = across.applyAsDouble(sorted.get(i));
      while (end < sorted.size() && across.applyAsDouble(sorted.get(end)) - at <= TOLERANCE) {
        at = across.applyAsDouble(sorted.get(end));
        end++;
      }
      List<Ruling> level = new ArrayList<>(sorted.subList(i, end));
      level.sort(Comparator.comparingDouble(from));
      mergeLevel(level, horizontal, merged);
      i = end;
    }
    return merged;
  }

  private static void mergeLevel(List<Ruling> level, boolean horizontal, List<Ruling> merged) {
    double at =
        level.stream()
            .mapToDouble(r -> horizontal ? (r.y1() + r.y2()) / 2 : (r.x1() + r.x2()) / 2)
            .average()
            .orElse(0);
    double start = Double.NaN;
    double end = Double.NaN;
    for (Ruling ruling : level) {
      double from = horizontal ? ruling.x1() : ruling.y1();
      double to = horizontal ? ruling.x2() : ruling.y2();
      if (Double.isNaN(start)) {
        start = from;
        end = to;
      } else if (from <= end + TOLERANCE) {
        end = Math.max(end, to);
      } else {
        add(merged, horizontal, at, start, end);
        start = from;
        end = to;
      }
    }
    add(merged, horizontal, at, start, end);
  }

  private static void add(
      List<Ruling> merged, boolean horizontal, double at, double from, double to) {
    // Anything shorter than a character is a dash, a tick or a box.
    if (to - from >= 8) {
      merged.add(horizontal ? new Ruling(from, at, to, at) : new Ruling(at, from, at, to));
    }
  }

  private static boolean touch(Ruling h, Ruling v) {
    return v.x1() >= h.x1() - TOLERANCE
        && v.x1() <= h.x2() + TOLERANCE
        && h.y1() >= v.y1() - TOLERANCE
        && h.y1() <= v.y2() + TOLERANCE;
  }

  private static List<List<Ruling>> groups(List<Ruling> horizontal, List<Ruling> vertical) {
    List<Ruling> all = new ArrayList<>(horizontal);
    all.addAll(vertical);
    int[] group = new int[all.size()];
    List<List<Ruling>> groups = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      if (group[i] != 0) {
        continue;
      }
      List<Ruling> members = new ArrayList<>();
      Deque<Integer> open = new ArrayDeque<>(List.of(i));
      group[i] = groups.size() + 1;
      while (!open.isEmpty()) {
        int one = open.pop();
        members.add(all.get(one));
        boolean isHorizontal = one < horizontal.size();
        int from = isHorizontal ? horizontal.size() : 0;
        int to = isHorizontal ? all.size() : horizontal.size();
        for (int other = from; other < to; other++) {
          if (group[other] == 0
              && touch(all.get(isHorizontal ? one : other), all.get(isHorizontal ? other : one))) {
            group[other] = groups.size() + 1;
            open.push(other);
          }
        }
      }
      groups.add(members);
    }
    return groups;
  }

  private static List<Double> levels(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    List<Double> levels = new ArrayList<>();
    for (double value : sorted) {
      if (levels.isEmpty() || value - levels.getLast() > TOLERANCE * 1.6) {
        levels.add(value);
      }
    }
    return levels;
  }

  private static java.util.Optional<RuledTable> table(List<Ruling> lines) {
    List<Ruling> horizontal = lines.stream().filter(Ruling::isHorizontal).toList();
    List<Ruling> vertical = lines.stream().filter(r -> !r.isHorizontal()).toList();
    if (horizontal.size() < 2 || vertical.size() < 2) {
      return java.util.Optional.empty();
    }
    List<Double> xs = levels(vertical.stream().map(Ruling::x1).toList());
    List<Double> ys = levels(horizontal.stream().map(Ruling::y1).toList());
    if (xs.size() < 2 || ys.size() < 2 || (xs.size() == 2 && ys.size() == 2)) {
      return java.util.Optional.empty();
    }
    List<RuledCell> cells = cells(xs, ys, horizontal, vertical);
    return cells.size() < 2
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            new RuledTable(xs.getFirst(), ys.getFirst(), xs.getLast(), ys.getLast(), cells));
  }

  private static List<RuledCell> cells(
      List<Double> xs, List<Double> ys, List<Ruling> horizontal, List<Ruling> vertical) {
    int rows = ys.size() - 1;
    int columns = xs.size() - 1;
    boolean[][] wallRight = new boolean[rows][columns];
    boolean[][] wallBelow = new boolean[rows][columns];
    for (int r = 0; r < rows; r++) {
      double midY = (ys.get(r) + ys.get(r + 1)) / 2;
      for (int c = 0; c < columns; c++) {
        double midX = (xs.get(c) + xs.get(c + 1)) / 2;
        double right = xs.get(c + 1);
        double below = ys.get(r + 1);
        wallRight[r][c] =
            c == columns - 1
                || vertical.stream()
                    .anyMatch(v ->
                        Math.abs(v.x1() - right) <= TOLERANCE * 1.6
                            && v.y1() <= midY
                            && v.y2() >= midY);
        wallBelow[r][c] =
            r == rows - 1
                || horizontal.stream()
                    .anyMatch(h ->
                        Math.abs(h.y1() - below) <= TOLERANCE * 1.6
                            && h.x1() <= midX
                            && h.x2() >= midX);
      }
    }
    boolean[][] taken = new boolean[rows][columns];
    List<RuledCell> cells = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (!taken[r][c]) {
          int wide = 1;
          while (c + wide < columns && !wallRight[r][c + wide - 1] && !taken[r][c + wide]) {
            wide++;
          }
          int tall = 1;
          while (r + tall < rows && !anyWall(wallBelow[r + tall - 1], c, wide)) {
            tall++;
          }
          for (int i = r; i < r + tall; i++) {
            for (int j = c; j < c + wide; j++) {
              taken[i][j] = true;
            }
          }
          cells.add(
              new RuledCell(
                  r + 1,
                  c + 1,
                  tall,
                  wide,
                  xs.get(c),
                  ys.get(r),
                  xs.get(c + wide),
                  ys.get(r + tall)));
        }
      }
    }
    return cells;
  }

  private static boolean anyWall(boolean[] walls, int from, int count) {
    for (int i = from; i < from + count; i++) {
      if (walls[i]) {
        return true;
      }
    }
    return false;
  }
}
