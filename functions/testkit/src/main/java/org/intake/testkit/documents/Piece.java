package org.intake.testkit.documents;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One document of the programme (a cover, a Part 2, a letter); a file may hold several.
public record Piece(
    PieceType type,
    @Nullable String park,
    @Nullable String condition,
    Fields truth,
    List<Block> blocks) {

  public Piece {
    blocks = List.copyOf(blocks);
  }

  /// The same document with every text changed and the truth kept.
  public Piece withTexts(UnaryOperator<String> change) {
    return new Piece(
        type, park, condition, truth, blocks.stream().map(b -> Block.mapped(b, change)).toList());
  }
}
