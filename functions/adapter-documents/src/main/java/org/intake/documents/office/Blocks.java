package org.intake.documents.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.documents.Limits;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.domain.reading.Problem.Code;

/// Collects blocks in reading order and keeps the counts that places need and limits watch.
final class Blocks {
  private final Limits.Content limits;
  private final List<Block> blocks = new ArrayList<>();
  private int paragraphs;
  private int tables;
  private int characters;
  private int cells;

  Blocks(Limits limits) {
    this.limits = limits.content();
  }

  List<Block> done() {
    return List.copyOf(blocks);
  }

  /// A paragraph outside of tables; line breaks inside of it make lines of the same paragraph.
  void paragraph(String text) throws UnreadableFile {
    paragraphs++;
    for (TextLine line : lines(text, paragraphs)) {
      blocks.add(new Block.Line(line));
    }
  }

  /// The lines of a paragraph inside of a cell.
  List<TextLine> cellParagraph(String text) throws UnreadableFile {
    paragraphs++;
    return lines(text, paragraphs);
  }

  private List<TextLine> lines(String text, int paragraph) throws UnreadableFile {
    characters += text.length();
    if (characters > limits.maxCharacters()) {
      throw new UnreadableFile(Code.TOO_LARGE);
    }
    List<TextLine> lines = new ArrayList<>();
    for (String line : text.split("[\\n\\r\\u000B\\u2028\\f]+", -1)) {
      if (!line.isBlank()) {
        lines.add(new TextLine(List.of(new Word(line.strip(), null, 1)), paragraph));
      }
    }
    return lines;
  }

  int nextTable() {
    return ++tables;
  }

  void countCell() throws UnreadableFile {
    if (++cells > limits.maxCells()) {
      throw new UnreadableFile(Code.TOO_LARGE);
    }
  }

  void table(int number, List<GridCell> gridCells) {
    grid(number, gridCells).ifPresent(this::table);
  }

  void table(Grid grid) {
    blocks.add(new Block.Table(grid));
  }

  /// A table that is inside of a cell, for the cell to keep.
  static Optional<Grid> grid(int number, List<GridCell> gridCells) {
    return gridCells.isEmpty() ? Optional.empty() : Optional.of(new Grid(number, null, gridCells));
  }
}
