package org.intake.documents.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.Statements.Said;
import org.intake.documents.value.PatentNumbers;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// Counts the valid invention patents of the lists that a document holds.
final class PatentLists {
  private static final Pattern NUMBER_COLUMN = Pattern.compile("专利号码?|授权号|授权公告号|专利\\(?申请\\)?号");

  private static final Pattern NO_LONGER_VALID =
      Pattern.compile("失效|终止|无效|放弃|届满|撤回|驳回|公开|审查|申请中|未授权|转出");

  /// What may stand between the pages of one list: ― 2 ―, 第2页 共13页, 2/13.
  private static final Pattern PAGE_NUMBER = Pattern.compile("[\\s\\d第共页頁/·.\\-—–―－]*");

  private static final int LONGEST_STATUS = 8;

  private PatentLists() {}

  /// One number for each table, however many pages it runs over, and one for what stands outside of
  /// tables. An entry that is no invention or no longer valid is not counted; one that cannot be
  /// read is a doubt.
  static Optional<ReadField> count(FieldDefinition field, List<Item> items) {
    Set<String> seen = new HashSet<>();
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    List<Said> counts = new ArrayList<>();
    int inText = 0;
    Line firstLine = null;
    Listed last = null;
    for (Item item : items) {
      switch (item) {
        case Table table -> {
          Listed before = last != null && last.goesOnIn(table) ? last : null;
          int count = patents(table, before, seen, doubts);
          if (count > 0 && before != null) {
            count += before.count();
            counts.removeLast();
          }
          if (count > 0) {
            Table start = before == null ? table : before.start();
            counts.add(
                Statements.of(
                    field,
                    start,
                    start.cells().getFirst(),
                    new FieldValue.Figure("", BigDecimal.valueOf(count))));
            last = new Listed(start, table.page().number(), columnOfNumbers(table, before), count);
          }
        }
        case Line line -> {
          last = PAGE_NUMBER.matcher(line.run().text().strip()).matches() ? last : null;
          int count = count(PatentNumbers.in(line.run().text()), seen, doubts);
          firstLine = firstLine == null && count > 0 ? line : firstLine;
          inText += count;
        }
      }
    }
    if (firstLine != null) {
      counts.add(
          new Said(
              new FieldValue.Figure("", BigDecimal.valueOf(inText)),
              firstLine.run().text(),
              firstLine.run().place(0, firstLine.run().text().length()),
              firstLine.run().isRecognised() ? Method.OCR : Method.TEXT_LAYER,
              1));
    }
    return Statements.field(field, counts, doubts);
  }

  /// A table that was counted up to the end of a page; its column of numbers, or -1.
  private record Listed(Table start, int page, int column, int count) {
    boolean goesOnIn(Table table) {
      return page > 0
          && table.page().number() == page + 1
          && isRecognised(table) == isRecognised(start);
    }

    private static boolean isRecognised(Table table) {
      return table.cells().stream().anyMatch(cell -> cell.run().isRecognised());
    }
  }

  private static Optional<Cell> headOfNumbers(Table table) {
    return table.cells().stream()
        .filter(cell -> NUMBER_COLUMN.matcher(cell.key()).matches())
        .findFirst();
  }

  private static int columnOfNumbers(Table table, @Nullable Listed before) {
    return headOfNumbers(table)
        .map(cell -> cell.at().column())
        .orElse(before == null ? -1 : before.column());
  }

  private static int patents(
      Table table, @Nullable Listed before, Set<String> seen, Set<Doubt> doubts) {
    int headRow = headOfNumbers(table).map(cell -> cell.at().row()).orElse(-1);
    int column = columnOfNumbers(table, before);
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
              && headRow < row.getKey()
              && cells.stream()
                  .anyMatch(cell -> cell.at().column() == column && !cell.run().isEmpty());
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
}
