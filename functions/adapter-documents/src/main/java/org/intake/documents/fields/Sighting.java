package org.intake.documents.fields;

import java.util.List;
import org.intake.documents.layout.GridCell;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Place;

/// A field's raw text as it was found: where, beside which label, how sure its words are. `hints`
/// may hold a unit. `spots` are what an aimed reading should look at. `several` says that other
/// answers stand beside it.
record Sighting(
    FieldDefinition field,
    String label,
    String raw,
    Place place,
    List<Spot> spots,
    boolean inTable,
    boolean recognised,
    double confidence,
    List<String> hints,
    boolean several) {
  Sighting {
    spots = List.copyOf(spots);
    hints = List.copyOf(hints);
  }

  Sighting oneOfSeveral() {
    return new Sighting(
        field, label, raw, place, spots, inTable, recognised, confidence, hints, true);
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
        run.spots(start, end).stream().map(Spot::withRoom).toList(),
        false,
        run.isRecognised(),
        run.confidence(start, end),
        List.of(label),
        false);
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
        at.box() == null ? List.of() : List.of(new Spot(table.page().number(), at.box())),
        true,
        table.page().source() == org.intake.domain.reading.PageSource.OCR,
        run.confidence(0, run.text().length()),
        hints,
        false);
  }
}
