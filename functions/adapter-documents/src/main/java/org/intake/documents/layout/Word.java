package org.intake.documents.layout;

import java.util.List;
import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// A run of text without a gap; `box` is null where the format has no positions. `confidence` is 0
/// to 1, and 1 for text that was not recognised. `marks` tell where each character (UTF-16) of the
/// text stands and how sure its recognition was; they are empty where that is not known.
public record Word(String text, @Nullable Box box, double confidence, List<Mark> marks) {
  public Word {
    marks = List.copyOf(marks);
    if (!marks.isEmpty() && marks.size() != text.length()) {
      throw new IllegalArgumentException("a word has a mark for each character, or none");
    }
  }

  public Word(String text, @Nullable Box box, double confidence) {
    this(text, box, confidence, List.of());
  }

  /// One character: its edges as shares of the word's box, and its confidence. On a leaning page
  /// the first character of a long word stands higher or lower than its last.
  public record Mark(double left, double top, double right, double bottom, double confidence) {}

  /// The box of a part of the word, by its marks, else by even shares: Chinese type is of even
  /// width.
  public @Nullable Box part(int from, int to) {
    if (box == null || text.isEmpty() || from >= to) {
      return box;
    }
    int first = Math.clamp(from, 0, text.length() - 1);
    int last = Math.clamp(to - 1, first, text.length() - 1);
    double left = (double) first / text.length();
    double right = (last + 1.0) / text.length();
    double top = 0;
    double bottom = 1;
    if (!marks.isEmpty()) {
      left = marks.get(first).left();
      right = marks.get(last).right();
      top = Math.min(marks.get(first).top(), marks.get(last).top());
      bottom = Math.max(marks.get(first).bottom(), marks.get(last).bottom());
    }
    double x = box.x() + box.width() * Math.clamp(left, 0, 1);
    double y = box.y() + box.height() * Math.clamp(top, 0, 1);
    double endX = box.x() + box.width() * Math.clamp(right, 0, 1);
    double endY = box.y() + box.height() * Math.clamp(bottom, 0, 1);
    return new Box(x, y, Math.max(0, endX - x), Math.max(0, endY - y));
  }

  /// How sure the least sure character of a part is.
  public double confidence(int from, int to) {
    if (marks.isEmpty() || from >= to) {
      return confidence;
    }
    double least = 1;
    for (int i = Math.max(0, from); i < Math.min(to, marks.size()); i++) {
      least = Math.min(least, marks.get(i).confidence());
    }
    return least;
  }
}
