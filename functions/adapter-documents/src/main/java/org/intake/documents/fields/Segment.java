package org.intake.documents.fields;

import java.util.List;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
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

  List<Line> lines() {
    return items.stream().filter(Line.class::isInstance).map(Line.class::cast).toList();
  }

  List<Table> tables() {
    return items.stream().filter(Table.class::isInstance).map(Table.class::cast).toList();
  }
}
