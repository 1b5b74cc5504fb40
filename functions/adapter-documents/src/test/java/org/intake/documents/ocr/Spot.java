package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.Box;

/// Finds where a known value stands on a page that was read, however wrongly: the cell or the part
/// of a line that is most like it. So aimed readings can be measured without the finding of fields.
record Spot(Box box, String firstReading, double likeness) {
  static Spot of(LaidOutPage page, String value) {
    Spot best = null;
    for (LaidOutPage.Block block : page.blocks()) {
      switch (block) {
        case LaidOutPage.Block.Line(TextLine line) -> best = better(best, inLine(line, value));
        case LaidOutPage.Block.Table(Grid grid) -> {
          for (GridCell cell : grid.cells()) {
            for (TextLine line : cell.lines()) {
              best = better(best, inLine(line, value));
            }
            if (cell.lines().size() > 1 && cell.box() != null) {
              String text = Truth.plainField(cell.text());
              best =
                  better(best, new Spot(cell.box(), text, likeness(text, Truth.plainField(value))));
            }
          }
        }
      }
    }
    return best == null || best.likeness < 0.5 ? null : best;
  }

  private static Spot better(Spot one, Spot other) {
    return one == null || other.likeness > one.likeness - 1e-9 ? other : one;
  }

  private static double likeness(String read, String value) {
    return 1
        - (double) Truth.distance(read, value)
            / Math.max(1, Math.max(read.length(), value.length()));
  }

  /// The stretch of a line most like the value, with the box of its characters.
  private static Spot inLine(TextLine line, String value) {
    String wanted = Truth.plainField(value);
    Spot best = new Spot(line.box().orElse(new Box(0, 0, 0, 0)), "", -1);
    List<Word> words = line.words();
    for (int w = 0; w < words.size(); w++) {
      StringBuilder run = new StringBuilder();
      List<Word> joined = new ArrayList<>();
      for (int u = w; u < Math.min(words.size(), w + 3); u++) {
        run.append(words.get(u).text());
        joined.add(words.get(u));
        best = better(best, inRun(run.toString(), joined, wanted));
      }
    }
    return best;
  }

  private static Spot inRun(String run, List<Word> words, String wanted) {
    Spot best = new Spot(words.getFirst().box(), run, -1);
    for (int from = 0; from < run.length(); from++) {
      for (int length = Math.max(1, wanted.length() - 2);
          length <= wanted.length() + 2 && from + length <= run.length();
          length++) {
        if (cutsNumber(run, from) || cutsNumber(run, from + length)) {
          continue;
        }
        String part = Truth.plainField(run.substring(from, from + length));
        double likeness = likeness(part, wanted);
        if (likeness > best.likeness - 1e-9) {
          best = new Spot(box(words, from, from + length), part, likeness);
        }
      }
    }
    return best;
  }

  /// A part of a number is not the number, however like it is.
  private static boolean cutsNumber(String run, int at) {
    return at > 0
        && at < run.length()
        && isNumeral(run.charAt(at - 1))
        && isNumeral(run.charAt(at));
  }

  private static boolean isNumeral(char c) {
    return c == '.' || (c >= '0' && c <= '9');
  }

  private static Box box(List<Word> words, int from, int to) {
    Box box = null;
    int start = 0;
    for (Word word : words) {
      int end = start + word.text().length();
      if (start < to && end > from) {
        Box part = word.part(from - start, to - start);
        box = box == null ? part : box.union(part);
      }
      start = end;
    }
    return box;
  }

  /// The type of a field of the corpus.
  static FieldType type(String name) {
    return switch (name.startsWith("cell") ? "cell" : name) {
      case "per10k", "gdp", "loan", "area", "cell" -> FieldType.DECIMAL;
      case "fund", "apps", "grants", "firms" -> FieldType.DECIMAL;
      case "zip" -> FieldType.POSTCODE;
      case "phone", "mobile" -> FieldType.PHONE;
      case "email" -> FieldType.EMAIL;
      case "date" -> FieldType.DATE;
      case "doc_no" -> FieldType.DOCUMENT_NUMBER;
      case "issuer" -> FieldType.ORG;
      default -> FieldType.TEXT;
    };
  }
}
