package org.intake.documents.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.documents.value.Names;
import org.intake.documents.value.ReadValue;
import org.intake.documents.value.ValueReader;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Locator;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;

/// What a document says by the way: figures wherever they stand behind a label, how long its lists
/// of patents are, which places it names. Nothing here fills in a form; it is what forms are
/// compared with, so a statement that is not plain counts as none.
final class Statements {
  /// A figure behind its label: 为1234件, ：12,345 件. Words between them are the reader's to judge.
  private static final Pattern FIGURE =
      Pattern.compile("^[^\\d。;,、]{0,8}(?:\\d[\\d,.]*\\d|\\d)[^\\d。;,、]{0,6}");

  /// How much of the sentence before a figure is kept, in characters.
  private static final int LONGEST_SAID = 80;

  private static final Pattern SENTENCE_ENDS = Pattern.compile("[。!?]");

  private static final int LONGEST_TEXT = 20_000;

  private final ReadingGuide guide;
  private final ValueReader values;

  Statements(ReadingGuide guide, ValueReader values) {
    this.guide = guide;
    this.values = values;
  }

  /// One thing said, and how surely it was read.
  record Said(FieldValue value, String raw, Place place, Method method, double certainty) {}

  List<ReadField> of(DocumentDefinition definition, List<Item> items) {
    List<ReadField> fields = new ArrayList<>();
    List<FieldDefinition> stated =
        definition.fields().stream().filter(f -> f.locator() == Locator.STATED).toList();
    if (!stated.isEmpty()) {
      Map<String, List<Said>> said = new TreeMap<>();
      text(stated, items, said);
      items.stream()
          .filter(Table.class::isInstance)
          .forEach(item -> table(stated, (Table) item, said));
      for (FieldDefinition field : stated) {
        field(field, said.getOrDefault(field.name(), List.of()), Set.of()).ifPresent(fields::add);
      }
    }
    for (FieldDefinition field : definition.fields()) {
      if (field.locator() == Locator.LISTED_PATENTS) {
        PatentLists.count(field, items).ifPresent(fields::add);
      } else if (field.locator() == Locator.EACH) {
        EachEntry.read(field, items).ifPresent(fields::add);
      } else if (field.locator() == Locator.PLACES) {
        places(field, items).ifPresent(fields::add);
      }
    }
    return fields;
  }

  static Optional<ReadField> field(FieldDefinition field, List<Said> said, Set<Doubt> doubts) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Said first = said.getFirst();
    boolean recognised = said.stream().anyMatch(s -> s.method() == Method.OCR);
    double least = said.stream().mapToDouble(Said::certainty).min().orElse(1);
    return Optional.of(
        new ReadField(
            field.name(),
            field.title().zhHans(),
            new FieldValue.Many(said.stream().map(Said::value).toList()),
            String.join("；", said.stream().map(Said::raw).toList()),
            field.unit(),
            recognised ? Method.OCR : first.method(),
            // Each figure may be read surely and one of them be missing.
            recognised && !doubts.isEmpty() ? least / 2 : least,
            1,
            doubts,
            first.place()));
  }

  // Figures behind labels.

  private record Label(FieldDefinition field, String key) {}

  private static List<Label> labels(List<FieldDefinition> fields) {
    return fields.stream()
        .flatMap(field -> field.labels().stream().map(label -> new Label(field, Key.text(label))))
        .distinct()
        .sorted(Comparator.comparingInt((Label label) -> label.key().length()).reversed())
        .toList();
  }

  private void text(List<FieldDefinition> fields, List<Item> items, Map<String, List<Said>> said) {
    Run run =
        Run.of(
            items.stream()
                .filter(Line.class::isInstance)
                .map(item -> ((Line) item).source())
                .toList());
    String text = run.key().text();
    boolean[] taken = new boolean[text.length()];
    for (Label label : labels(fields)) {
      for (int at = text.indexOf(label.key()); at >= 0; at = text.indexOf(label.key(), at + 1)) {
        int end = at + label.key().length();
        boolean longer = taken[at] || taken[end - 1];
        java.util.Arrays.fill(taken, at, end, true);
        Matcher figure = FIGURE.matcher(text.substring(end, Math.min(text.length(), end + 40)));
        if (!longer && figure.find()) {
          figure(label.field(), run, at, end, end + figure.end())
              .ifPresent(
                  s -> said.computeIfAbsent(label.field().name(), key -> new ArrayList<>()).add(s));
        }
      }
    }
  }

  private Optional<Said> figure(FieldDefinition field, Run run, int label, int from, int to) {
    int rawFrom = run.key().rawIndex(from);
    int rawTo = run.key().rawEnd(to);
    return plain(field, run.text().substring(rawFrom, rawTo))
        .map(number ->
            new Said(
                new FieldValue.Figure(before(run.key().text(), label), number),
                run.text().substring(rawFrom, rawTo).strip(),
                run.place(rawFrom, rawTo),
                run.isRecognised() ? Method.OCR : Method.TEXT_LAYER,
                run.confidence(rawFrom, rawTo)));
  }

  /// What the sentence says before it comes to the label.
  private static String before(String text, int label) {
    String said = text.substring(Math.max(0, label - LONGEST_SAID), label);
    Matcher end = SENTENCE_ENDS.matcher(said);
    int start = 0;
    while (end.find()) {
      start = end.end();
    }
    return said.substring(start);
  }

  private Optional<BigDecimal> plain(FieldDefinition field, String raw, String... hints) {
    ReadValue read = values.read(raw, field, List.of(hints), null);
    return read.doubts().isEmpty()
            && read.value() instanceof FieldValue.Many(List<FieldValue> numbers)
            && numbers.getFirst() instanceof FieldValue.Figure(String _, BigDecimal number)
        ? Optional.of(number)
        : Optional.empty();
  }

  /// Every figure beside or below a label: which row is whose, only a person could tell.
  private void table(List<FieldDefinition> fields, Table table, Map<String, List<Said>> said) {
    List<Label> labels = labels(fields);
    for (Cell head : table.cells()) {
      String key = LabelBook.withoutBrackets(head.key());
      Optional<Label> label = labels.stream().filter(l -> l.key().equals(key)).findFirst();
      if (label.isEmpty()) {
        continue;
      }
      for (Cell cell : table.cells()) {
        boolean beside =
            cell.at().row() == head.at().row() && cell.at().column() > head.at().column();
        boolean below =
            cell.at().column() == head.at().column() && cell.at().row() > head.at().row();
        if ((beside || below) && !cell.run().isEmpty()) {
          FieldDefinition field = label.get().field();
          plain(field, cell.run().text(), head.run().text())
              .map(number -> new FieldValue.Figure(heads(table, cell), number))
              .ifPresent(figure ->
                  said.computeIfAbsent(field.name(), name -> new ArrayList<>())
                      .add(of(field, table, cell, figure)));
        }
      }
    }
  }

  /// What stands left of a cell and above it: names, where a table compares several.
  private static String heads(Table table, Cell of) {
    StringBuilder heads = new StringBuilder();
    for (Cell cell : table.cells()) {
      boolean left = cell.at().row() == of.at().row() && cell.at().column() < of.at().column();
      boolean above = cell.at().column() == of.at().column() && cell.at().row() < of.at().row();
      if ((left || above) && heads.length() + cell.key().length() <= LONGEST_SAID) {
        heads.append(cell.key());
      }
    }
    return heads.toString();
  }

  static Said of(FieldDefinition field, Table table, Cell cell, FieldValue value) {
    Sighting sighting = Sighting.inCell(field, "", table, cell, List.of());
    return new Said(
        value,
        sighting.raw(),
        sighting.place(),
        sighting.recognised() ? Method.OCR : Method.FORM_TABLE,
        sighting.confidence());
  }

  // Places.

  private Optional<ReadField> places(FieldDefinition field, List<Item> items) {
    StringBuilder text = new StringBuilder();
    boolean recognised = false;
    int page = 0;
    for (Item item : items) {
      page = page == 0 ? item.page().number() : page;
      switch (item) {
        case Line line -> {
          text.append(line.run().text()).append('\n');
          recognised |= line.run().isRecognised();
        }
        case Table table ->
            table.cells().forEach(cell -> text.append(cell.run().text()).append('\n'));
      }
      if (text.length() > LONGEST_TEXT) {
        break;
      }
    }
    Method method = recognised ? Method.OCR : Method.TEXT_LAYER;
    Place place = Place.ofPage(page, "");
    List<Said> said =
        guide.divisions().named(Script.simplified(Flow.joined(text.toString())), null).stream()
            .filter(division -> division.name().length() > 2)
            .map(division -> new Said(Names.value(division), division.name(), place, method, 1))
            .toList();
    return field(field, said, Set.of());
  }
}
