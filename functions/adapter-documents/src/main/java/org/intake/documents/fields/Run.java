package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.text.Key;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Place;

/// A stretch of lines as one text that still knows where each character stands.
final class Run {
  private record Piece(LaidOutPage page, TextLine line, int number, Word word, int start) {
    int end() {
      return start + word.text().length();
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private final String text;
  private final Key key;

  private Run(List<PageLine> lines) {
    StringBuilder joined = new StringBuilder();
    int number = 0;
    for (PageLine line : lines) {
      number++;
      if (!joined.isEmpty()) {
        joined.append('\n');
      }
      boolean first = true;
      for (Word word : line.line().words()) {
        if (!first) {
          joined.append(' ');
        }
        pieces.add(new Piece(line.page(), line.line(), number, word, joined.length()));
        joined.append(word.text());
        first = false;
      }
    }
    this.text = joined.toString();
    this.key = Key.of(text);
  }

  /// A line and the page that it stands on.
  record PageLine(LaidOutPage page, TextLine line) {}

  static Run of(List<PageLine> lines) {
    return new Run(lines);
  }

  static Run of(LaidOutPage page, List<TextLine> lines) {
    return new Run(lines.stream().map(line -> new PageLine(page, line)).toList());
  }

  String text() {
    return text;
  }

  Key key() {
    return key;
  }

  boolean isEmpty() {
    return key.length() == 0;
  }

  /// The part between two positions of the raw text, as evidence.
  Place place(int from, int to) {
    String shown = text.substring(from, to).strip();
    Piece first = null;
    Box box = null;
    for (Piece piece : pieces) {
      if (piece.end() <= from || piece.start() >= to) {
        continue;
      }
      first = first == null ? piece : first;
      Box part = piece.word().part(from - piece.start(), to - piece.start());
      if (part != null && piece.page().number() == first.page().number()) {
        box = box == null ? part : box.union(part);
      }
    }
    if (first == null) {
      return pieces.isEmpty() ? Place.ofPage(0, shown) : nowhere(shown);
    }
    int page = first.page().number();
    return box != null
        ? Place.ofBox(page, box, shown)
        : Place.ofParagraph(page, first.line().paragraph(), shown);
  }

  /// Where the part between two positions of the raw text stands, line by line.
  List<Spot> spots(int from, int to) {
    List<Spot> spots = new ArrayList<>();
    int number = 0;
    for (Piece piece : pieces) {
      boolean inside = piece.end() > from && piece.start() < to;
      Box part = inside ? piece.word().part(from - piece.start(), to - piece.start()) : null;
      if (part == null) {
        continue;
      }
      boolean goesOn = piece.number() == number;
      Box whole = goesOn ? spots.removeLast().box().union(part) : part;
      spots.add(new Spot(piece.page().number(), whole));
      number = piece.number();
    }
    return spots;
  }

  /// A blank value stands where its line stands.
  private Place nowhere(String shown) {
    Piece first = pieces.getFirst();
    return first.line().box().isPresent()
        ? Place.ofBox(first.page().number(), first.line().box().get(), shown)
        : Place.ofParagraph(first.page().number(), first.line().paragraph(), shown);
  }

  /// The least certain character of a part.
  double confidence(int from, int to) {
    return pieces.stream()
        .filter(piece -> piece.end() > from && piece.start() < to)
        .mapToDouble(piece -> piece.word().confidence(from - piece.start(), to - piece.start()))
        .min()
        .orElse(1);
  }

  boolean isRecognised() {
    return !pieces.isEmpty() && pieces.getFirst().page().source() == PageSource.OCR;
  }

  @Override
  public String toString() {
    return text;
  }
}
