package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A piece of a page, free of any file format; every writer renders the same blocks.
public sealed interface Block {

  /// A stretch of text; `field` names the field whose value it is.
  record Span(String text, @Nullable String field) {
    public static Span of(String text) {
      return new Span(text, null);
    }

    public static Span value(String text, String field) {
      return new Span(text, field);
    }
  }

  enum Align {
    LEFT,
    CENTER,
    RIGHT
  }

  /// Size in points, indent in characters of that size.
  record Look(Align align, double size, boolean bold, boolean red, int indent, int headingLevel) {
    public static Look body() {
      return new Look(Align.LEFT, 12, false, false, 2, 0);
    }

    public static Look plain() {
      return new Look(Align.LEFT, 12, false, false, 0, 0);
    }

    public static Look title() {
      return new Look(Align.CENTER, 18, true, false, 0, 1);
    }

    public static Look head() {
      return new Look(Align.CENTER, 26, true, true, 0, 0);
    }

    public static Look section(int level) {
      return new Look(Align.LEFT, level == 1 ? 14 : 12, true, false, level == 1 ? 0 : 2, level + 1);
    }

    public static Look right() {
      return new Look(Align.RIGHT, 12, false, false, 0, 0);
    }

    public static Look center() {
      return new Look(Align.CENTER, 12, false, false, 0, 0);
    }

    public Look sized(double points) {
      return new Look(align, points, bold, red, indent, headingLevel);
    }
  }

  /// A paragraph; it wraps at the right margin.
  record Paragraph(List<Span> spans, Look look) implements Block {
    public Paragraph {
      spans = List.copyOf(spans);
    }

    public static Paragraph of(String text, Look look) {
      return new Paragraph(List.of(Span.of(text)), look);
    }
  }

  enum CellKind {
    LABEL,
    VALUE,
    HEADING
  }

  /// A cell of a table; it may span columns and rows of the grid. `\n` starts a new paragraph.
  record Cell(List<Span> spans, CellKind kind, int columns, int rows) {
    public Cell {
      spans = List.copyOf(spans);
    }

    public static Cell label(String text) {
      return new Cell(List.of(Span.of(text)), CellKind.LABEL, 1, 1);
    }

    public static Cell value(Span... spans) {
      return new Cell(List.of(spans), CellKind.VALUE, 1, 1);
    }

    public static Cell heading(String text, int columns) {
      return new Cell(List.of(Span.of(text)), CellKind.HEADING, columns, 1);
    }

    public Cell wide(int newColumns) {
      return new Cell(spans, kind, newColumns, rows);
    }

    public Cell tall(int newRows) {
      return new Cell(spans, kind, columns, newRows);
    }

    public String text() {
      var text = new StringBuilder();
      for (Span span : spans) {
        text.append(span.text());
      }
      return text.toString();
    }
  }

  /// A ruled table; widths are shares of the text width and need not add up to anything.
  record Table(List<Integer> widths, List<List<Cell>> rows) implements Block {
    public Table {
      widths = List.copyOf(widths);
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /// A horizontal rule over the text width, red on the head of an official letter.
  record Rule(boolean red) implements Block {}

  record Gap(double points) implements Block {}

  record PageBreak() implements Block {}

  /// A round seal over the line above; only pictures and OFD show it. Offsets in points from the
  /// left margin and from the current position.
  record Seal(String ring, String below, double left, double up, boolean faint) implements Block {}

  /// The same block with its texts changed, for example into Traditional characters.
  static Block mapped(Block block, UnaryOperator<String> change) {
    return switch (block) {
      case Paragraph(var spans, var look) -> new Paragraph(mapped(spans, change), look);
      case Table(var widths, var rows) -> {
        var changed = new ArrayList<List<Cell>>();
        for (List<Cell> row : rows) {
          changed.add(
              row.stream()
                  .map(c -> new Cell(mapped(c.spans(), change), c.kind(), c.columns(), c.rows()))
                  .toList());
        }
        yield new Table(widths, changed);
      }
      case Seal(var ring, var below, var left, var up, var faint) ->
          new Seal(change.apply(ring), change.apply(below), left, up, faint);
      case Rule rule -> rule;
      case Gap gap -> gap;
      case PageBreak pageBreak -> pageBreak;
    };
  }

  private static List<Span> mapped(List<Span> spans, UnaryOperator<String> change) {
    return spans.stream().map(s -> new Span(change.apply(s.text()), s.field())).toList();
  }
}
