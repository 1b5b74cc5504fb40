package org.intake.documents.layout;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.domain.reading.Box;

/// A line of text outside of tables, or inside of a cell. `paragraph` counts from 1 in formats
/// without positions, else 0.
public record TextLine(List<Word> words, int paragraph) {
  public TextLine {
    words = List.copyOf(words);
  }

  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }

  public Optional<Box> box() {
    return words.stream().map(Word::box).filter(box -> box != null).reduce(Box::union);
  }

  public double confidence() {
    return words.stream().mapToDouble(Word::confidence).min().orElse(1);
  }
}
