package org.intake.documents.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.text.Flow;
import org.intake.documents.text.Key;
import org.intake.documents.text.Script;
import org.intake.documents.value.Names;
import org.intake.documents.value.PatentNumbers;
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

  private static final Pattern NUMBER_COLUMN = Pattern.compile("专利号码?|授权号|授权公告号|专利\\(?申请\\)?号");

  private static final Pattern NO_LONGER_VALID =
      Pattern.compile("失效|终止|无效|放弃|届满|撤回|驳回|公开|审查|申请中|未授权|转出");
  private static final int LONGEST_STATUS = 8;
  private static final int LONGEST_TEXT = 20_000;

  private final ReadingGuide guide;
  private final ValueReader values;

  Statements(ReadingGuide guide, ValueReader values) {
    this.guide = guide;
    this.values = values;
  }

  /// One thing said, and how surely it was read.
  private record Said(FieldValue value, String raw, Place place, Method method, double certainty) {}

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
        patents(field, items).ifPresent(fields::add);
      } else if (field.locator() == Locator.EACH) {
        EachEntry.read(field, items).ifPresent(fields::add);
      } else if (field.locator() == Locator.PLACES) {
        places(field, items).ifPresent(fields::add);
      }
    }
    return fields;
  }

  private static Optional<ReadField> field(
      FieldDefinition field, List<Said> said, Set<Doubt> doubts) {
    if (said.isEmpty()) {
      return Optional.empty();
    }
    Said first = said.getFirst();
    return Optional.of(
        new ReadField(
            field.name(),
            field.title().zhHans(),
            new FieldValue.Many(said.stream().map(Said::value).toList()),
            String.join("；", said.stream().map(Said::raw).toList()),
            field.unit(),
            said.stream().anyMatch(s -> s.method() == Method.OCR) ? Method.OCR : first.method(),
            said.stream().mapToDouble(Said::certainty).min().orElse(1),
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
          figure(label.field(), run, end, end + figure.end())
              .ifPresent(
                  s -> said.computeIfAbsent(label.field().name(), key -> new ArrayList<>()).add(s));
        }
      }
    }
  }

  private Optional<Said> figure(FieldDefinition field, Run run, int from, int to) {
    int rawFrom = run.key().rawIndex(from);
    int rawTo = run.key().rawEnd(to);
    return plain(field, run.text().substring(rawFrom, rawTo))
        .map(number ->
            new Said(
                number,
                run.text().substring(rawFrom, rawTo).strip(),
                run.place(rawFrom, rawTo),
                run.isRecognised() ? Method.OCR : Method.TEXT_LAYER,
                run.confidence(rawFrom, rawTo)));
  }

  private Optional<FieldValue> plain(FieldDefinition field, String raw) {
    ReadValue read = values.read(raw, field, List.of(), null);
    return read.doubts().isEmpty()
            && read.value() instanceof FieldValue.Many(List<FieldValue> numbers)
        ? Optional.of(numbers.getFirst())
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
          ReadValue read = values.read(cell.run().text(), field, List.of(head.run().text()), null);
          if (read.doubts().isEmpty()
              && read.value() instanceof FieldValue.Many(List<FieldValue> numbers)) {
            said.computeIfAbsent(field.name(), name -> new ArrayList<>())
                .add(of(field, table, cell, numbers.getFirst()));
          }
        }
      }
    }
  }

  private static Said of(FieldDefinition field, Table table, Cell cell, FieldValue value) {
    Sighting sighting = Sighting.inCell(field, "", table, cell, List.of());
    return new Said(
        value,
        sighting.raw(),
        sighting.place(),
        sighting.recognised() ? Method.OCR : Method.FORM_TABLE,
        sighting.confidence());
  }

  // Lists of patents.

  /// One number for each table, and one for what stands outside of tables. An entry that is no
  /// invention or no longer valid is not counted; one that cannot be read is a doubt.
  private static Optional<ReadField> patents(FieldDefinition field, List<Item> items) {
    Set<String> seen = new HashSet<>();
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    List<Said> counts = new ArrayList<>();
    int inText = 0;
    Line firstLine = null;
    for (Item item : items) {
      switch (item) {
        case Table table -> {
          int count = patents(table, seen, doubts);
          if (count > 0) {
            Cell first = table.cells().getFirst();
            counts.add(of(field, table, first, new FieldValue.Decimal(BigDecimal.valueOf(count))));
          }
        }
        case Line line -> {
          int count = count(PatentNumbers.in(line.run().text()), seen, doubts);
          firstLine = firstLine == null && count > 0 ? line : firstLine;
          inText += count;
        }
      }
    }
    if (firstLine != null) {
      counts.add(
          new Said(
              new FieldValue.Decimal(BigDecimal.valueOf(inText)),
              firstLine.run().text(),
              firstLine.run().place(0, firstLine.run().text().length()),
              firstLine.run().isRecognised() ? Method.OCR : Method.TEXT_LAYER,
              1));
    }
    return field(field, counts, doubts);
  }

  private static int patents(Table table, Set<String> seen, Set<Doubt> doubts) {
    Optional<Cell> head =
        table.cells().stream()
            .filter(cell -> NUMBER_COLUMN.matcher(cell.key()).matches())
            .findFirst();
    Map<Integer, List<Cell>> rows =
        table.cells().stream()
            .collect(
                Collectors.groupingBy(cell -> cell.at().row(), TreeMap::new, Collectors.toList()));
    int count = 0;
    for (Map.Entry<Integer, List<Cell>> row : rows.entrySet()) {
      List<Cell> cells = row.getValue();
      boolean valid =
          cells.stream()
              .map(Cell::key)
              .noneMatch(
                  key -> key.length() <= LONGEST_STATUS && NO_LONGER_VALID.matcher(key).find());
      List<PatentNumbers.Found> numbers =
          cells.stream().flatMap(cell -> PatentNumbers.in(cell.run().text()).stream()).toList();
      boolean unread =
          numbers.isEmpty()
              && head.filter(cell -> cell.at().row() < row.getKey()).isPresent()
              && cells.stream()
                  .anyMatch(cell ->
                      cell.at().column() == head.get().at().column() && !cell.run().isEmpty());
      if (unread) {
        doubts.add(Doubt.MALFORMED);
      }
      if (valid) {
        count += count(numbers, seen, doubts);
      }
    }
    return count;
  }

  private static int count(List<PatentNumbers.Found> numbers, Set<String> seen, Set<Doubt> doubts) {
    int count = 0;
    for (PatentNumbers.Found number : numbers) {
      boolean again = !seen.add(number.number());
      if (again || !number.isSound()) {
        doubts.add(Doubt.MALFORMED);
      }
      if (!again && number.isSound() && number.isInvention()) {
        count++;
      }
    }
    return count;
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
