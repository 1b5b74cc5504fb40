package org.intake.documents.fields;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.intake.documents.fields.Item.Line;
import org.intake.documents.fields.Item.Table;
import org.intake.documents.fields.Splitter.Start;
import org.intake.domain.programme.DocumentDefinition;
import org.jspecify.annotations.Nullable;

/// Where a form begins without a heading: at a table, or at lines that stand together, whose labels
/// are clearly another form's than those before. Forms share labels, so without this a city's
/// figures would be read as its park's.
final class UnheadedForms {
  private static final int LABELS_NEEDED = 4;

  /// Two forms may share a label or two; by more than that they are told apart.
  private static final int CLEARLY = 2;

  /// Labels in a single row head a list, such as that of the parks in the city's form.
  private static final int ROWS_OF_A_FORM = 3;

  private static final int LONGEST_TITLE = 24;

  private final Splitter splitter;
  private final List<DocumentDefinition> forms;

  UnheadedForms(Splitter splitter, List<DocumentDefinition> forms) {
    this.splitter = splitter;
    this.forms = forms;
  }

  /// The headed starts with those that have no heading among them.
  List<Start> with(List<Start> headed, List<Item> items) {
    Map<Integer, Start> byPlace = new HashMap<>();
    headed.forEach(start -> byPlace.put(start.at(), start));
    List<Start> all = new ArrayList<>(headed);
    DocumentDefinition current = null;
    int from = 0;
    while (from < items.size()) {
      Start start = byPlace.get(from);
      current = start == null ? current : start.definition();
      int to = end(items, from, byPlace);
      List<Item> block = items.subList(from, to);
      DocumentDefinition other = other(block, current);
      if (other != null) {
        all.add(new Start(begin(items, from, other, byPlace), other));
        current = other;
      }
      from = to;
    }
    all.sort(Comparator.comparingInt(Start::at));
    return all;
  }

  private static int end(List<Item> items, int from, Map<Integer, Start> headed) {
    int to = from + 1;
    while (items.get(from) instanceof Line
        && to < items.size()
        && items.get(to) instanceof Line
        && !headed.containsKey(to)) {
      to++;
    }
    return to;
  }

  private @Nullable DocumentDefinition other(
      List<Item> block, @Nullable DocumentDefinition current) {
    DocumentDefinition best = null;
    int most = 0;
    int second = 0;
    for (DocumentDefinition form : forms) {
      int labels = splitter.labels(block, form);
      if (labels > most) {
        second = most;
        most = labels;
        best = form;
      } else {
        second = Math.max(second, labels);
      }
    }
    boolean clearly = most >= LABELS_NEEDED && most - second >= CLEARLY;
    return clearly && best != null && !best.equals(current) && standsInRows(block, best)
        ? best
        : null;
  }

  private boolean standsInRows(List<Item> block, DocumentDefinition form) {
    if (!(block.getFirst() instanceof Table table)) {
      return true;
    }
    return IntStream.rangeClosed(table.firstRow(), table.lastRow())
            .filter(row -> GridScan.labelCount(table.rows(row, row + 1), splitter.book(form)) > 0)
            .limit(ROWS_OF_A_FORM)
            .count()
        == ROWS_OF_A_FORM;
  }

  /// Short lines right above a table are its title; lines begin where the first label stands.
  private int begin(
      List<Item> items, int from, DocumentDefinition form, Map<Integer, Start> headed) {
    int at = from;
    if (items.get(from) instanceof Table) {
      while (at > 0
          && from - at < 2
          && !headed.containsKey(at)
          && items.get(at - 1) instanceof Line line
          && line.key().length() <= LONGEST_TITLE
          && line.key().indexOf(':') < 0) {
        at--;
      }
      return at;
    }
    while (splitter.labels(items.subList(at, at + 1), form) == 0) {
      at++;
    }
    return at;
  }
}
