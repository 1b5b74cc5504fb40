package org.intake.documents.fields;

import java.util.List;
import org.intake.documents.layout.GridCell;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Place;
import org.jspecify.annotations.Nullable;

/// A field's raw text as it was found: where, beside which label, how sure its words are. `hints`
/// may hold a unit. `area` is what an aimed reading should look at. `several` says that other
/// answers stand beside it.
record Sighting(
    FieldDefinition field,
    String label,
    String raw,
    Place place,
    @Nullable Box area,
    boolean inTable,
    boolean recognised,
    double confidence,
    List<String> hints,
    boolean several) {
  Sighting {
    hints = List.copyOf(hints);
  }

  Sighting oneOfSeveral() {
    return new Sighting(
        field, label, raw, place, area, inTable, recognised, confidence, hints, true);
  }

  /// A part of a run, in positions of its raw text.
  static Sighting inText(FieldDefinition field, String label, Run run, int from, int to) {
    int start = from;
    int end = Math.max(from, to);
    while (start < end && Character.isWhitespace(run.text().charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(run.text().charAt(end - 1))) {
      end--;
    }
    Place place = run.place(start, end);
    return new Sighting(
        field,
        label,
        run.text().substring(start, end),
        place,
        place.box() == null ? null : around(place.box()),
        false,
        run.isRecognised(),
        run.confidence(start, end),
        List.of(label),
        false);
  }

  /// Room for what a share of characters misjudges: half a line's height to each side.
  private static Box around(Box box) {
    double sideways = box.height() * 0.35;
    double upwards = box.height() * 0.15;
    double x = Math.max(0, box.x() - sideways);
    double y = Math.max(0, box.y() - upwards);
    return new Box(
        x,
        y,
        Math.min(1 - x, box.width() + 2 * sideways),
        Math.min(1 - y, box.height() + 2 * upwards));
  }

  /// A whole cell.
  static Sighting inCell(
      FieldDefinition field, String label, Item.Table table, Item.Cell cell, List<String> hints) {
    GridCell at = cell.at();
    Run run = cell.run();
    Place place;
    if (at.box() == null) {
      place =
          Place.ofCell(
              table.page().number(),
              new org.intake.domain.reading.CellRef(table.grid().number(), at.row(), at.column()),
              run.text());
    } else if (run.isEmpty()) {
      place = Place.ofBox(table.page().number(), at.box(), "");
    } else {
      place = run.place(0, run.text().length());
    }
    return new Sighting(
        field,
        label,
        run.text(),
        place,
        at.box(),
        true,
        table.page().source() == org.intake.domain.reading.PageSource.OCR,
        run.confidence(0, run.text().length()),
        hints,
        false);
  }
}
