package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;

/// Reads what each of a document's entries says under one label, such as the task that each model
/// case belongs to; an entry that says nothing there shows as one.
final class EachEntry {
  private static final String NOTHING = "—";

  /// A line or cell, and what stands behind it where it is nothing but a label.
  private record Piece(Run run, String key, String beside, Place place) {}

  private EachEntry() {}

  static Optional<ReadField> read(FieldDefinition field, List<Item> items) {
    List<Piece> pieces = pieces(items);
    Optional<Pattern> begins =
        field.keywords().stream()
            .map(EachEntry::beginning)
            .filter(
                word -> pieces.stream().anyMatch(piece -> word.matcher(piece.key()).lookingAt()))
            .findFirst();
    List<FieldValue> values = new ArrayList<>();
    Place place = null;
    boolean recognised = false;
    for (Piece piece : pieces) {
      if (begins.isPresent() && begins.get().matcher(piece.key()).lookingAt()) {
        values.add(new FieldValue.Text(NOTHING));
        place = place == null ? piece.place() : place;
        recognised |= piece.run().isRecognised();
      }
      Optional<String> said = said(field, piece);
      if (said.isPresent() && !values.isEmpty() && isNothing(values.getLast())) {
        values.set(values.size() - 1, new FieldValue.Text(said.get()));
      }
    }
    return place == null
        ? Optional.empty()
        : Optional.of(
            new ReadField(
                field.name(),
                field.title().zhHans(),
                new FieldValue.Many(values),
                String.join("；", values.stream().map(FieldValue::display).toList()),
                null,
                recognised ? Method.OCR : Method.TEXT_LAYER,
                recognised ? 0.5 : 1,
                1,
                Set.of(),
                place));
  }

  private static Pattern beginning(String keyword) {
    return Pattern.compile(
        Pattern.quote(Key.text(keyword)).replace("#", "\\E[一二三四五六七八九十\\d]{1,3}\\Q"));
  }

  private static boolean isNothing(FieldValue value) {
    return value.display().equals(NOTHING);
  }

  private static Optional<String> said(FieldDefinition field, Piece piece) {
    for (String label : field.labels()) {
      String word = Key.text(label);
      if (piece.key().equals(word) || piece.key().equals(word + ":")) {
        return text(piece.beside());
      }
      if (piece.key().startsWith(word + ":")) {
        int from = piece.run().key().rawEnd(word.length() + 1);
        return text(piece.run().text().substring(from));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> text(String raw) {
    String text = Script.simplified(Flow.joined(raw)).strip();
    return Flow.saysSomething(text) ? Optional.of(text) : Optional.empty();
  }

  private static List<Piece> pieces(List<Item> items) {
    List<Piece> pieces = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Line line ->
            pieces.add(
                new Piece(
                    line.run(), line.key(), "", line.run().place(0, line.run().text().length())));
        case Table table -> {
          List<Cell> cells = table.cells();
          for (int i = 0; i < cells.size(); i++) {
            Cell cell = cells.get(i);
            boolean next = i + 1 < cells.size() && cells.get(i + 1).at().row() == cell.at().row();
            pieces.add(
                new Piece(
                    cell.run(),
                    cell.key(),
                    next ? cells.get(i + 1).run().text() : "",
                    cell.run().isEmpty()
                        ? Place.ofPage(table.page().number(), "")
                        : cell.run().place(0, cell.run().text().length())));
          }
        }
      }
    }
    return pieces;
  }
}
