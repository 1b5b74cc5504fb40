package org.intake.documents.layout;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.Word.Mark;
import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// How the text of a page runs, as the page is shown: right, down, left (upside down) or up. A page
/// is laid out as one reads it, with its head turned; its boxes are those of the page as shown.
public enum QuarterTurn {
  NONE,
  DOWN,
  LEFT,
  UP;

  /// A point of a shown page of some size, in the frame in which the text is upright.
  public double[] upright(double x, double y, double width, double height) {
    return switch (this) {
      case NONE -> new double[] {x, y};
      case DOWN -> new double[] {y, width - x};
      case LEFT -> new double[] {width - x, height - y};
      case UP -> new double[] {height - y, x};
    };
  }

  public boolean swapsSides() {
    return this == DOWN || this == UP;
  }

  public Ruling upright(Ruling ruling, double width, double height) {
    double[] from = upright(ruling.x1(), ruling.y1(), width, height);
    double[] to = upright(ruling.x2(), ruling.y2(), width, height);
    return Ruling.between(from[0], from[1], to[0], to[1]);
  }

  /// Blocks of the upright frame with the boxes of the page as it is shown.
  public List<Block> asShown(List<Block> blocks) {
    if (this == NONE) {
      return blocks;
    }
    List<Block> shown = new ArrayList<>();
    for (Block block : blocks) {
      shown.add(
          switch (block) {
            case Block.Line(var line) -> new Block.Line(asShown(line));
            case Block.Table(var grid) -> new Block.Table(asShown(grid));
          });
    }
    return shown;
  }

  private Grid asShown(Grid grid) {
    return new Grid(
        grid.number(), asShown(grid.box()), grid.cells().stream().map(this::asShown).toList());
  }

  private GridCell asShown(GridCell cell) {
    return new GridCell(
        cell.row(),
        cell.column(),
        cell.rowSpan(),
        cell.columnSpan(),
        asShown(cell.box()),
        cell.lines().stream().map(this::asShown).toList(),
        cell.inner().stream().map(this::asShown).toList());
  }

  private TextLine asShown(TextLine line) {
    return new TextLine(line.words().stream().map(this::asShown).toList(), line.paragraph());
  }

  /// With marks, because the characters of a turned word do not stand beside each other.
  private Word asShown(Word word) {
    List<Mark> marks = new ArrayList<>();
    int length = word.text().length();
    for (int i = 0; i < length; i++) {
      double from = (double) i / length;
      double to = (i + 1.0) / length;
      marks.add(
          switch (this) {
            case NONE -> new Mark(from, 0, to, 1, word.confidence());
            case DOWN -> new Mark(0, from, 1, to, word.confidence());
            case LEFT -> new Mark(1 - to, 0, 1 - from, 1, word.confidence());
            case UP -> new Mark(0, 1 - to, 1, 1 - from, word.confidence());
          });
    }
    return new Word(word.text(), asShown(word.box()), word.confidence(), marks);
  }

  @Nullable Box asShown(@Nullable Box box) {
    if (box == null) {
      return null;
    }
    double right = box.x() + box.width();
    double bottom = box.y() + box.height();
    return switch (this) {
      case NONE -> box;
      case DOWN -> new Box(share(1 - bottom), box.x(), box.height(), box.width());
      case LEFT -> new Box(share(1 - right), share(1 - bottom), box.width(), box.height());
      case UP -> new Box(box.y(), share(1 - right), box.height(), box.width());
    };
  }

  /// What rounding leaves below nought is nought.
  private static double share(double value) {
    return Math.max(0, value);
  }
}
