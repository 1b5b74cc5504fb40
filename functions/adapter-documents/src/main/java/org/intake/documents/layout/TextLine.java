package org.intake.documents.layout;

import java.util.List;
import java.util.Optional;
import org.intake.domain.reading.Box;

/// A line of text outside of tables, or inside of a cell. `paragraph` counts from 1 in formats
/// without positions, else 0.
public record TextLine(List<Word> words, int paragraph) {
  public TextLine {
    words = List.copyOf(words);
  }

  public String text() {
    if (words.size() == 1) {
      return words.getFirst().text();
    }
    StringBuilder text = new StringBuilder();
    for (Word word : words) {
      text.append(text.isEmpty() ? "" : " ").append(word.text());
    }
    return text.toString();
  }

  public Optional<Box> box() {
    return words.stream().map(Word::box).filter(box -> box != null).reduce(Box::union);
  }

  public double confidence() {
    return words.stream().mapToDouble(Word::confidence).min().orElse(1);
  }
}
