package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.Run.PageLine;
import org.intake.documents.layout.TextLine;
import org.intake.domain.programme.DocumentDefinition;
import org.jspecify.annotations.Nullable;

/// One document of a file: what kind it seems to be, and its blocks. Without a definition nothing
/// fits.
record Segment(@Nullable DocumentDefinition definition, double confidence, List<Item> items) {
  Segment {
    items = List.copyOf(items);
  }

  int firstPage() {
    return items.stream().mapToInt(item -> item.page().number()).min().orElse(0);
  }

  int lastPage() {
    int last = 0;
    for (Item item : items) {
      last = Math.max(last, item.page().number());
      if (item instanceof Table table) {
        for (Item.Cell cell : table.cells()) {
          for (Run.PageLine line : cell.lines()) {
            last = Math.max(last, line.page().number());
          }
        }
      }
    }
    return last;
  }

  /// Lines, and the rows of tables as lines: offices set signatures and contacts in tables without
  /// rules.
  List<Line> lines() {
    List<Line> lines = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Line line -> lines.add(line);
        case Table table -> rows(table, lines);
      }
    }
    return lines;
  }

  private static void rows(Table table, List<Line> lines) {
    Map<Integer, List<TextLine>> rows = new TreeMap<>();
    for (Item.Cell cell : table.cells()) {
      rows.computeIfAbsent(cell.at().row(), _ -> new ArrayList<>()).addAll(cell.at().lines());
    }
    for (List<TextLine> row : rows.values()) {
      if (!row.isEmpty()) {
        TextLine joined =
            new TextLine(
                row.stream().flatMap(line -> line.words().stream()).toList(),
                row.getFirst().paragraph());
        PageLine source = new PageLine(table.page(), joined);
        lines.add(new Line(table.page(), Run.of(List.of(source)), source));
      }
    }
  }

  List<Table> tables() {
    return items.stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
  }
}
