package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;

/// Finds ruled tables and their cells. The lines are laid on a grid of all their positions; where
/// an edge of the grid carries no ink its two sides belong to one cell. So gaps in a line, as faxes
/// leave them, cost nothing, and merged cells have their spans.
final class TableFinder {
  /// A hairline of a smoothed fax is this grey: at 170 the tables of two of twelve faxes fell to
  /// pieces and their pages were read line by line, across all columns.
  static final int INK = 200;

  /// Runs of ink, in inches.
  private static final double SHORTEST_FLAT = 0.42;

  private static final double SHORTEST_UPRIGHT = 0.21;

  /// Pixels that may be missing within a run.
  private static final int GAP = 3;

  /// An edge that long runs cover so far is ruled; what they cover wholly has no pieces besides.
  private static final double MOSTLY = 0.55;

  private static final double WHOLE = 0.97;

  /// A shorter stroke may belong to a character or to the ring of a stamp.
  private static final double SURELY_RULED = 0.8;

  /// A table in pixels of the page.
  record Table(Rectangle box, List<Cell> cells) {
    Table {
      cells = List.copyOf(cells);
    }
  }

  /// Row and column count from 1.
  record Cell(int row, int column, int rowSpan, int columnSpan, Rectangle place) {}

  /// The tables, top to bottom, a mask of all ruling lines, and the places of flat ones that are
  /// too long for a stroke.
  record Found(List<Table> tables, Mask lines, List<Rectangle> longLines) {
    Found {
      tables = List.copyOf(tables);
      longLines = List.copyOf(longLines);
    }
  }

  private record Segment(Rectangle box, boolean flat) {}

  private final int width;
  private final int height;
  private final int dpi;
  private final Mask ink;
  private final Mask flat;
  private final Mask upright;

  /// What is left of broken lines between the cells of tables.
  private final Mask pieces;

  private TableFinder(GreyPicture page, int dpi) {
    this.width = page.width();
    this.height = page.height();
    this.dpi = dpi;
    ink = Mask.darker(page, INK);
    pieces = new Mask(width, height);
    flat = ink.flatRuns((int) (dpi * SHORTEST_FLAT), GAP);
    upright = ink.uprightRuns((int) (dpi * SHORTEST_UPRIGHT), GAP);
  }

  static Found find(GreyPicture page, int dpi) {
    return new TableFinder(page, dpi).found();
  }

  private Found found() {
    List<Segment> segments = new ArrayList<>();
    Components.of(flat).stream()
        .filter(c -> isStraight(c.box().width(), c.box().height()))
        .forEach(c -> segments.add(new Segment(c.box(), true)));
    Components.of(upright).stream()
        .filter(c -> isStraight(c.box().height(), c.box().width()))
        .forEach(c -> segments.add(new Segment(c.box(), false)));
    List<Segment> anchored = segments.stream().filter(s -> isAnchored(s, segments)).toList();
    List<Table> tables = new ArrayList<>();
    for (List<Segment> group : groups(anchored)) {
      Table table = table(group);
      if (table.cells.size() >= 3 || isRow(table.cells)) {
        tables.add(table);
      }
    }
    tables.sort(Comparator.comparingInt(t -> t.box.top()));
    List<Rectangle> longLines =
        flatBoxes(anchored).stream().filter(box -> box.width() >= dpi * SURELY_RULED).toList();
    return new Found(outermost(tables), lines(anchored), longLines);
  }

  /// A label and its value side by side: the last row of a form, alone on its page.
  private static boolean isRow(List<Cell> cells) {
    return cells.size() == 2 && cells.stream().allMatch(cell -> cell.row() == 1);
  }

  /// The ring of a stamp has runs of half an inch at its sides, but they bend.
  private boolean isStraight(int along, int across) {
    return across <= dpi * 0.12 && across <= Math.max(dpi * 0.05, along * 0.05);
  }

  /// A short ruling line ends at lines that cross it; of a flat one a fax may have lost one end.
  private boolean isAnchored(Segment segment, List<Segment> all) {
    Rectangle box = segment.box;
    if (Math.max(box.width(), box.height()) >= dpi * SURELY_RULED) {
      return true;
    }
    return segment.flat
        ? touches(box.left(), box.centreY(), false, all)
            || touches(box.right(), box.centreY(), false, all)
        : touches(box.centreX(), box.top(), true, all)
            && touches(box.centreX(), box.bottom(), true, all);
  }

  private boolean touches(int x, int y, boolean flat, List<Segment> all) {
    int reach = Math.max(4, dpi / 30);
    return all.stream().anyMatch(s -> s.flat == flat && s.box.grown(reach, reach).holds(x, y));
  }

  /// Segments that touch, directly or through others.
  private List<List<Segment>> groups(List<Segment> segments) {
    int reach = Math.max(3, dpi / 40);
    List<List<Segment>> groups = new ArrayList<>();
    List<Segment> left = new ArrayList<>(segments);
    while (!left.isEmpty()) {
      List<Segment> group = new ArrayList<>();
      group.add(left.removeLast());
      for (int i = 0; i < group.size(); i++) {
        Rectangle near = group.get(i).box.grown(reach, reach);
        for (int k = left.size() - 1; k >= 0; k--) {
          if (!near.cut(left.get(k).box).isEmpty()) {
            group.add(left.remove(k));
          }
        }
      }
      groups.add(group);
    }
    return groups;
  }

  private static List<Table> outermost(List<Table> tables) {
    return tables.stream()
        .filter(t ->
            tables.stream()
                .noneMatch(o ->
                    !o.equals(t)
                        && o.box.holds(t.box.centreX(), t.box.centreY())
                        && o.box.width() > t.box.width()))
        .toList();
  }

  private Mask lines(List<Segment> segments) {
    for (Segment segment : segments) {
      pieces.add(segment.flat ? flat : upright, segment.box);
    }
    return pieces;
  }

  private Table table(List<Segment> group) {
    Rectangle box = group.stream().map(s -> s.box).reduce(Rectangle::union).orElseThrow();
    int[] ys = positions(group.stream().filter(s -> s.flat).toList(), true);
    int[] uprights = positions(group.stream().filter(s -> !s.flat).toList(), false);
    int[] xs = OpenSides.added(uprights, ys, flatBoxes(group), dpi);
    if (xs.length < 2 || ys.length < 2) {
      return new Table(box, List.of());
    }
    int rows = ys.length - 1;
    int columns = xs.length - 1;
    int[] cell = new int[rows * columns];
    for (int i = 0; i < cell.length; i++) {
      cell[i] = i;
    }
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (column + 1 < columns && !hasUpright(xs[column + 1], ys[row], ys[row + 1])) {
          unite(cell, row * columns + column, row * columns + column + 1);
        }
        if (row + 1 < rows && !hasFlat(ys[row + 1], xs[column], xs[column + 1])) {
          unite(cell, row * columns + column, (row + 1) * columns + column);
        }
      }
    }
    liftFrame(xs, ys);
    return new Table(box, cells(cell, xs, ys, box));
  }

  private static List<Rectangle> flatBoxes(List<Segment> group) {
    return group.stream().filter(s -> s.flat).map(s -> s.box).toList();
  }

  /// Positions of the lines, those of one line taken together.
  private int[] positions(List<Segment> segments, boolean flatOnes) {
    TreeMap<Integer, Integer> weights = new TreeMap<>();
    for (Segment segment : segments) {
      int at = flatOnes ? segment.box.centreY() : segment.box.centreX();
      weights.merge(at, flatOnes ? segment.box.width() : segment.box.height(), Integer::sum);
    }
    List<Integer> result = new ArrayList<>();
    int together = Math.max(4, dpi / 18);
    long sum = 0;
    long weight = 0;
    int last = Integer.MIN_VALUE / 2;
    for (var entry : weights.entrySet()) {
      if (entry.getKey() - last > together && weight > 0) {
        result.add((int) (sum / weight));
        sum = 0;
        weight = 0;
      }
      sum += (long) entry.getKey() * entry.getValue();
      weight += entry.getValue();
      last = entry.getKey();
    }
    if (weight > 0) {
      result.add((int) (sum / weight));
    }
    return result.stream().mapToInt(Integer::intValue).toArray();
  }

  private boolean hasFlat(int y, int from, int to) {
    double covered = covered(from, to, x -> nearest(flat, x, y, true));
    int at = mean(from, to, y, x -> nearest(flat, x, y, true));
    return isLine(covered, new Rectangle(from, at, to, at + 1), true);
  }

  private boolean hasUpright(int x, int from, int to) {
    double covered = covered(from, to, y -> nearest(upright, x, y, false));
    int at = mean(from, to, x, y -> nearest(upright, x, y, false));
    return isLine(covered, new Rectangle(at, from, at + 1, to), false);
  }

  /// Whether an edge of the grid is ruled, as far as long runs tell or else the pieces of a broken
  /// line: on a fax whose hairline between two rows had lost half of its dots, both rows were lost.
  private boolean isLine(double covered, Rectangle edge, boolean isFlat) {
    if (covered >= WHOLE) {
      return true;
    }
    int wander = Math.max(4, covered < MOSTLY ? dpi / 22 : dpi / 40);
    int end = isFlat ? edge.width() : edge.height();
    int shorter = Math.min(dpi / 20, end / 8);
    Rectangle band =
        (isFlat
                ? new Rectangle(
                    edge.left() + shorter,
                    edge.top() - wander,
                    edge.right() - shorter,
                    edge.bottom() + wander)
                : new Rectangle(
                    edge.left() - wander,
                    edge.top() + shorter,
                    edge.right() + wander,
                    edge.bottom() - shorter))
            .within(width, height);
    if (band.isEmpty()) {
      return covered >= MOSTLY;
    }
    BrokenLine line = BrokenLine.along(ink, band, isFlat, dpi);
    boolean ruled = covered >= MOSTLY || line.isLine();
    if (ruled) {
      line.pieces().forEach(this::lift);
    }
    return ruled;
  }

  private void lift(Rectangle piece) {
    for (int y = piece.top(); y < piece.bottom(); y++) {
      pieces.set(piece.left(), piece.right(), y);
    }
  }

  /// The frame parts no cells, but what is left of it would be read in them as strokes.
  private void liftFrame(int[] xs, int[] ys) {
    for (int row = 0; row + 1 < ys.length; row++) {
      hasUpright(xs[0], ys[row], ys[row + 1]);
      hasUpright(xs[xs.length - 1], ys[row], ys[row + 1]);
    }
    for (int column = 0; column + 1 < xs.length; column++) {
      hasFlat(ys[0], xs[column], xs[column + 1]);
      hasFlat(ys[ys.length - 1], xs[column], xs[column + 1]);
    }
  }

  private static double covered(int from, int to, IntUnaryOperator line) {
    int margin = Math.min(4, (to - from) / 8);
    int hits = 0;
    int all = 0;
    for (int i = from + margin; i < to - margin; i++) {
      all++;
      if (line.applyAsInt(i) >= 0) {
        hits++;
      }
    }
    return all == 0 ? 0 : (double) hits / all;
  }

  /// The line pixel next to a grid line at one place, or -1: pages bend, so lines wander a little.
  private int nearest(Mask mask, int x, int y, boolean vertically) {
    int reach = Math.max(4, dpi / 22);
    for (int distance = 0; distance <= reach; distance++) {
      for (int sign = -1; sign <= 1; sign += 2) {
        int px = vertically ? x : x + sign * distance;
        int py = vertically ? y + sign * distance : y;
        if (px >= 0 && py >= 0 && px < width && py < height && mask.at(px, py)) {
          return vertically ? py : px;
        }
      }
    }
    return -1;
  }

  private static int root(int[] parents, int i) {
    int at = i;
    while (parents[at] != at) {
      at = parents[at];
    }
    return at;
  }

  private static void unite(int[] parents, int a, int b) {
    int rootA = root(parents, a);
    int rootB = root(parents, b);
    parents[Math.max(rootA, rootB)] = Math.min(rootA, rootB);
  }

  private List<Cell> cells(int[] parents, int[] xs, int[] ys, Rectangle table) {
    int columns = xs.length - 1;
    TreeMap<Integer, int[]> spans = new TreeMap<>();
    for (int i = 0; i < parents.length; i++) {
      int row = i / columns;
      int column = i % columns;
      int[] span =
          spans.computeIfAbsent(root(parents, i), _ -> new int[] {row, column, row, column});
      span[0] = Math.min(span[0], row);
      span[1] = Math.min(span[1], column);
      span[2] = Math.max(span[2], row);
      span[3] = Math.max(span[3], column);
    }
    List<Cell> cells = new ArrayList<>();
    for (int[] span : spans.values()) {
      Rectangle place = inside(xs[span[1]], ys[span[0]], xs[span[3] + 1], ys[span[2] + 1]);
      if (place.width() > dpi * 0.1 && place.height() > dpi * 0.08) {
        cells.add(
            new Cell(
                span[0] + 1,
                span[1] + 1,
                span[2] - span[0] + 1,
                span[3] - span[1] + 1,
                place.cut(table)));
      }
    }
    return cells;
  }

  /// The cell within its own stretch of the four lines.
  private Rectangle inside(int left, int top, int right, int bottom) {
    return new Rectangle(
        mean(top, bottom, left, y -> nearest(upright, left, y, false)),
        mean(left, right, top, x -> nearest(flat, x, top, true)),
        mean(top, bottom, right, y -> nearest(upright, right, y, false)),
        mean(left, right, bottom, x -> nearest(flat, x, bottom, true)));
  }

  private static int mean(int from, int to, int otherwise, IntUnaryOperator line) {
    long sum = 0;
    int count = 0;
    for (int i = from; i < to; i += 2) {
      int at = line.applyAsInt(i);
      if (at >= 0) {
        sum += at;
        count++;
      }
    }
    return count == 0 ? otherwise : (int) (sum / count);
  }
}
