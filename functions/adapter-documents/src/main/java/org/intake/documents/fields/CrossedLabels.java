package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.LabelBook.Match;
import org.intake.domain.programme.FieldDefinition;
import org.jspecify.annotations.Nullable;

/// Answers whose label is parted between the head of their row and the head of their column, as in
/// a list of departments with 联系人, 联系电话 and 电子邮箱 above.
final class CrossedLabels {
  /// Further above, a head belongs to another list.
  private static final int MOST_ROWS = 6;

  private CrossedLabels() {}

  record Crossed(FieldDefinition field, Cell rowHead, Cell columnHead, Cell answer) {
    String label() {
      return rowHead.run().text().strip() + columnHead.run().text().strip();
    }
  }

  /// `taken` cells are labels or answers already.
  static List<Crossed> of(Table table, LabelBook labels, Set<Cell> taken, boolean tolerant) {
    Map<Long, Cell> at = new HashMap<>();
    table.cells().forEach(cell -> at.put(place(cell.at().row(), cell.at().column()), cell));
    int left = table.cells().stream().mapToInt(cell -> cell.at().column()).min().orElse(1);
    List<Crossed> crossed = new ArrayList<>();
    for (Cell cell : table.cells()) {
      Cell rowHead = at.get(place(cell.at().row(), left));
      if (rowHead == null || rowHead == cell || rowHead.run().isEmpty() || taken.contains(cell)) {
        continue;
      }
      columnHeads(at, cell).stream()
          .map(head -> crossed(labels, rowHead, head, cell, tolerant))
          .flatMap(Optional::stream)
          .findFirst()
          .ifPresent(crossed::add);
    }
    return crossed;
  }

  private static List<Cell> columnHeads(Map<Long, Cell> at, Cell cell) {
    List<Cell> heads = new ArrayList<>();
    for (int up = 1; up <= MOST_ROWS; up++) {
      Cell above = at.get(place(cell.at().row() - up, cell.at().column()));
      if (above != null && !above.run().isEmpty()) {
        heads.add(above);
      }
    }
    return heads;
  }

  /// Only where both heads together are a label, and neither is one by itself.
  private static Optional<Crossed> crossed(
      LabelBook labels, Cell rowHead, Cell columnHead, Cell answer, boolean tolerant) {
    String front = LabelBook.plain(rowHead.key());
    String end = LabelBook.plain(columnHead.key());
    if (front.length() < 2 || end.length() < 2) {
      return Optional.empty();
    }
    Optional<Match> match = labels.match(front + end, tolerant);
    return match
        .filter(found -> !Objects.equals(field(labels, front), found.field()))
        .filter(found -> !Objects.equals(field(labels, end), found.field()))
        .map(found -> new Crossed(found.field(), rowHead, columnHead, answer));
  }

  private static @Nullable FieldDefinition field(LabelBook labels, String key) {
    return labels.match(key, false).map(Match::field).orElse(null);
  }

  private static long place(int row, int column) {
    return ((long) row << 20) | column;
  }
}
