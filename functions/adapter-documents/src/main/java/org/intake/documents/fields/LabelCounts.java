package org.intake.documents.fields;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.function.Function;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Shape;
import org.intake.domain.reading.DocumentType;

/// How many labels of each kind of document the blocks of a file hold. They are asked for as single
/// blocks, as those between two headings and as whole documents, for every form there is.
final class LabelCounts {
  private final Function<DocumentDefinition, LabelBook> books;

  /// By the block itself: lines that say the same are still two.
  private final IdentityHashMap<Item, Map<DocumentType, Integer>> counts = new IdentityHashMap<>();

  LabelCounts(Function<DocumentDefinition, LabelBook> books) {
    this.books = books;
  }

  int of(Item item, DocumentDefinition definition) {
    return counts
        .computeIfAbsent(item, _ -> new HashMap<>())
        .computeIfAbsent(definition.type(), _ -> count(item, definition));
  }

  private int count(Item item, DocumentDefinition definition) {
    LabelBook labels = books.apply(definition);
    return switch (item) {
      case Table table -> GridScan.labelCount(table, labels);
      case Line line -> LineScan.scan(line.run(), labels, definition.shape() == Shape.FORM).size();
    };
  }
}
