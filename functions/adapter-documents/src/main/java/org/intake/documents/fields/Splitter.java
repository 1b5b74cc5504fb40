package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.documents.fields.Item.Cell;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Scope;
import org.intake.domain.programme.DocumentDefinition.Shape;
import org.intake.domain.programme.ReadingGuide;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.PageSource;
import org.jspecify.annotations.Nullable;

/// Parts a file into forms and the rest. A form begins at its heading when its labels follow, at a
/// heading row inside of a table, or where the name of a further park stands.
final class Splitter {
  /// A heading alone proves nothing: a letter names the form it encloses.
  private static final int LABELS_NEEDED = 2;

  /// Without a heading it takes this many labels to call something a form.
  private static final int LABELS_WITHOUT_HEADING = 4;

  private final List<DocumentDefinition> forms;
  private final Map<DocumentType, LabelBook> books = new HashMap<>();
  private LabelCounts counts = new LabelCounts(this::book);

  Splitter(ReadingGuide guide) {
    this.forms = guide.documents().stream().filter(d -> d.shape() == Shape.FORM).toList();
    guide.documents().forEach(d -> books.put(d.type(), new LabelBook(d)));
  }

  LabelBook book(DocumentDefinition definition) {
    return books.computeIfAbsent(definition.type(), _ -> new LabelBook(definition));
  }

  /// To be told when blocks are done with, so that no page is kept for its counts.
  void forget() {
    counts = new LabelCounts(this::book);
  }

  /// Whether a text is nothing but a label of some form.
  boolean isLabel(String key) {
    return forms.stream().anyMatch(form -> book(form).match(key, false).isPresent());
  }

  record Start(int at, DocumentDefinition definition) {}

  /// Segments in order; those without a definition are for others to judge.
  List<Segment> split(List<Item> blocks) {
    List<Item> items = cut(blocks);
    List<Start> starts = verified(items, new UnheadedForms(this, forms).with(starts(items), items));
    List<Segment> segments = new ArrayList<>();
    int from = 0;
    if (starts.isEmpty()) {
      rest(items, segments);
      return segments;
    }
    if (starts.getFirst().at() > 0) {
      from = lead(items, starts.getFirst().at(), segments);
    }
    for (int i = 0; i < starts.size(); i++) {
      int to = i + 1 < starts.size() ? starts.get(i + 1).at() : items.size();
      Start start = starts.get(i);
      form(start.definition(), items.subList(i == 0 ? from : start.at(), to), 0.97, segments);
    }
    return segments;
  }

  /// What stands before the first form: a line or two (附件2) belongs to it, more is a document.
  private int lead(List<Item> items, int first, List<Segment> segments) {
    List<Item> before = items.subList(0, first);
    boolean small = before.size() <= 3 && before.stream().allMatch(Splitter::isShort);
    if (small) {
      return 0;
    }
    rest(before, segments);
    return first;
  }

  /// A line, or a row or two of a sheet that hold one cell each.
  private static boolean isShort(Item item) {
    return switch (item) {
      case Line line -> line.key().length() <= 40;
      case Table table ->
          table.cells().stream().filter(cell -> !cell.run().isEmpty()).count() <= 3
              && table.cells().stream()
                  .allMatch(
                      cell -> cell.key().length() <= 40 && table.row(cell.at().row()).size() == 1);
    };
  }

  private void rest(List<Item> items, List<Segment> segments) {
    if (items.isEmpty()) {
      return;
    }
    Optional<DocumentDefinition> form = byLabels(items);
    if (form.isPresent()) {
      form(form.get(), items, 0.75, segments);
    } else {
      segments.add(new Segment(null, 0, items));
    }
  }

  private Optional<DocumentDefinition> byLabels(List<Item> items) {
    DocumentDefinition best = null;
    int most = LABELS_WITHOUT_HEADING - 1;
    for (DocumentDefinition form : forms) {
      int labels = labels(items, form);
      if (labels > most && labels * 4 >= Math.min(form.fields().size(), 16)) {
        best = form;
        most = labels;
      }
    }
    return Optional.ofNullable(best);
  }

  /// A form of a part may come several times without a heading of its own: each naming of the part
  /// begins another.
  private void form(
      DocumentDefinition definition, List<Item> items, double confidence, List<Segment> segments) {
    if (definition.scope() != Scope.PART || definition.partField().isEmpty()) {
      segments.add(new Segment(definition, confidence, items));
      return;
    }
    List<Item> current = new ArrayList<>();
    boolean inTable = false;
    boolean inLine = false;
    for (Item item : items) {
      // A line that names the part above or below its table is no part of its own.
      boolean another =
          switch (item) {
            case Table table -> inTable && namesPart(table, definition, table.firstRow());
            case Line _ -> inLine && !inTable && namesPartAnywhere(item, definition);
          };
      if (another) {
        List<Item> carried = trailingHeading(current);
        segments.add(new Segment(definition, confidence, current));
        current = carried;
        inTable = false;
        inLine = false;
      }
      if (namesPartAnywhere(item, definition)) {
        inTable |= item instanceof Table;
        inLine |= item instanceof Line;
      }
      current.add(item);
    }
    if (!current.isEmpty()) {
      segments.add(new Segment(definition, confidence, current));
    }
  }

  /// Short lines right above a table are its title and go with it.
  private static List<Item> trailingHeading(List<Item> items) {
    List<Item> carried = new ArrayList<>();
    while (!items.isEmpty()
        && items.getLast() instanceof Line line
        && line.key().length() <= 24
        && carried.size() < 2) {
      carried.addFirst(items.removeLast());
    }
    return carried;
  }

  private boolean namesPart(Table table, DocumentDefinition definition, int row) {
    for (int r = row; r <= Math.min(table.lastRow(), row + 1); r++) {
      if (GridScan.names(table, book(definition), definition.partField(), r)) {
        return true;
      }
    }
    return false;
  }

  private boolean namesPartAnywhere(Item item, DocumentDefinition definition) {
    LabelBook labels = book(definition);
    return switch (item) {
      case Table table ->
          table.cells().stream().anyMatch(c -> GridScan.names(c, labels, definition.partField()));
      case Line line ->
          LineScan.scan(line.run(), labels, true).stream()
              .anyMatch(sighting -> sighting.field().name().equals(definition.partField()));
    };
  }

  int labels(List<Item> items, DocumentDefinition definition) {
    return items.stream().mapToInt(item -> counts.of(item, definition)).sum();
  }

  private List<Start> starts(List<Item> items) {
    List<Start> starts = new ArrayList<>();
    int i = 0;
    while (i < items.size()) {
      int taken = 1;
      if (items.get(i) instanceof Line) {
        for (DocumentDefinition form : forms) {
          int lines = Headings.linesOfTitle(form, items, i);
          if (lines > 0) {
            starts.add(new Start(i, form));
            taken = lines;
            break;
          }
        }
      }
      i += taken;
    }
    return starts;
  }

  /// Only headings with labels of their own form before the next heading; a title repeated above
  /// another part's heading is that part's.
  private List<Start> verified(List<Item> items, List<Start> starts) {
    List<Start> kept = new ArrayList<>();
    int carried = -1;
    for (int i = 0; i < starts.size(); i++) {
      Start start = starts.get(i);
      int to = i + 1 < starts.size() ? starts.get(i + 1).at() : items.size();
      List<Item> region = items.subList(start.at(), to);
      DocumentDefinition definition = better(start.definition(), region);
      if (definition == null) {
        // A title above another part's heading goes with that part.
        boolean directlyAbove =
            i + 1 < starts.size()
                && to - start.at() <= 4
                && Item.samePage(items.get(start.at()), items.get(to));
        carried = directlyAbove ? (carried >= 0 ? carried : start.at()) : -1;
        continue;
      }
      int at = carried >= 0 ? carried : start.at();
      carried = -1;
      boolean goesOn =
          !kept.isEmpty()
              && kept.getLast().definition().type().equals(definition.type())
              && !isAnother(definition, region);
      if (!goesOn) {
        kept.add(new Start(at, definition));
      }
    }
    return kept;
  }

  /// A heading that comes again on each page goes on with the same form, unless another part is
  /// named.
  private boolean isAnother(DocumentDefinition definition, List<Item> region) {
    return definition.scope() == Scope.PART
        && region.stream().anyMatch(item -> namesPartAnywhere(item, definition));
  }

  /// The form whose labels follow, the heading's own first.
  private @Nullable DocumentDefinition better(DocumentDefinition named, List<Item> region) {
    int own = labels(region, named);
    DocumentDefinition best = own >= LABELS_NEEDED ? named : null;
    int most = Math.max(own * 2, LABELS_WITHOUT_HEADING);
    for (DocumentDefinition form : forms) {
      int labels = labels(region, form);
      if (!form.type().equals(named.type()) && labels > most) {
        best = form;
        most = labels;
      }
    }
    return best;
  }

  /// Tables cut at rows that are a form's heading, and where a part is named a second time.
  private List<Item> cut(List<Item> blocks) {
    List<Item> items = new ArrayList<>();
    for (Item block : blocks) {
      switch (block) {
        case Line line -> items.add(line);
        case Table table -> cut(table, items);
      }
    }
    return items;
  }

  private void cut(Table table, List<Item> items) {
    int from = table.firstRow();
    boolean named = false;
    for (int row = table.firstRow(); row <= table.lastRow(); row++) {
      List<Cell> cells = table.row(row);
      if (cells.size() == 1 && isHeading(cells.getFirst(), table)) {
        add(table.rows(from, row), items);
        Cell heading = cells.getFirst();
        items.add(new Line(table.page(), heading.run(), heading.lines().getFirst()));
        from = row + 1;
        named = false;
      } else if (namesAPart(table, row)) {
        if (named) {
          int cut = row > from && table.row(row - 1).size() == 1 ? row - 1 : row;
          add(table.rows(from, cut), items);
          from = cut;
        }
        named = true;
      }
    }
    add(table.rows(from, Integer.MAX_VALUE), items);
  }

  private void add(Table table, List<Item> items) {
    if (table.cells().isEmpty()) {
      return;
    }
    List<Table> parts = List.of(table);
    for (DocumentDefinition form : forms) {
      if (form.scope() == Scope.PART && parts.size() == 1) {
        parts = PartMatrix.split(table, book(form));
      }
    }
    items.addAll(parts);
  }

  private boolean isHeading(Cell cell, Table table) {
    return !cell.lines().isEmpty()
        && (cell.at().columnSpan() >= table.columns() || isAlone(cell, table))
        && forms.stream()
            .anyMatch(form -> Headings.begins(form, cell.key(), cell.run().isRecognised()));
  }

  /// A sheet leaves blank cells out, and its titles are seldom merged over its columns.
  private static boolean isAlone(Cell cell, Table table) {
    int row = cell.at().row();
    return table.page().source() == PageSource.OFFICE
        && table.cells().stream()
            .noneMatch(other ->
                other != cell
                    && other.at().row() <= row
                    && other.at().row() + other.at().rowSpan() > row);
  }

  private boolean namesAPart(Table table, int row) {
    return forms.stream()
        .filter(form -> form.scope() == Scope.PART && !form.partField().isEmpty())
        .anyMatch(form -> GridScan.names(table, book(form), form.partField(), row));
  }
}
