package org.intake.documents.layout;

import java.util.List;
import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// A ruled table; `number` counts from 1 in the file.
public record Grid(int number, @Nullable Box box, List<GridCell> cells) {
  public Grid {
    cells = List.copyOf(cells);
  }
}
