package org.intake.documents;

import java.util.Comparator;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;

/// A page as plain text: a line for a line, cells of a row set apart by tabs.
public final class PageText {
  private PageText() {}

  public static String of(LaidOutPage page) {
    StringBuilder text = new StringBuilder();
    for (Block block : page.blocks()) {
      switch (block) {
        case Block.Line(var line) -> text.append(line.text()).append('\n');
        case Block.Table(var grid) -> table(grid, text);
      }
    }
    return text.toString();
  }

  /// A table inside of a cell stands on lines of its own behind the cell's text.
  private static void table(Grid grid, StringBuilder text) {
    int row = -1;
    for (GridCell cell :
        grid.cells().stream()
            .sorted(Comparator.comparingInt(GridCell::row).thenComparingInt(GridCell::column))
            .toList()) {
      if (row >= 0) {
        text.append(cell.row() == row ? '\t' : '\n');
      }
      row = cell.row();
      text.append(cell.text());
      for (Grid inner : cell.inner()) {
        text.append('\n');
        table(inner, text);
      }
    }
    text.append('\n');
  }
}
