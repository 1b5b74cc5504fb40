package org.intake.documents.layout;

import java.util.List;
import java.util.stream.Collectors;
import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// A cell of a table; row and column count from 1 and are those of its upper left corner, spans are
/// 1 or more. `inner` are the tables inside of it, whose text is not among its lines.
public record GridCell(
    int row,
    int column,
    int rowSpan,
    int columnSpan,
    @Nullable Box box,
    List<TextLine> lines,
    List<Grid> inner) {
  public GridCell {
    lines = List.copyOf(lines);
    inner = List.copyOf(inner);
  }

  public GridCell(
      int row, int column, int rowSpan, int columnSpan, @Nullable Box box, List<TextLine> lines) {
    this(row, column, rowSpan, columnSpan, box, lines, List.of());
  }

  /// The cell's lines without a break between them: Chinese wraps anywhere.
  public String text() {
    return lines.stream().map(TextLine::text).collect(Collectors.joining("\n"));
  }
}
