package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;

/// A document as a spreadsheet: paragraphs become merged rows, tables keep their grid.
record Sheet(String name, int columns, List<SheetCell> cells) {

  /// `numeric` cells hold a number in the file, as offices type them.
  record SheetCell(int row, int column, int rows, int columns, String text, boolean numeric) {}

  static List<Sheet> of(List<Piece> pieces) {
    List<Sheet> sheets = new ArrayList<>();
    for (Piece piece : pieces) {
      sheets.add(of(name(piece, sheets.size() + 1), piece));
    }
    return sheets;
  }

  private static String name(Piece piece, int order) {
    return switch (piece.type()) {
      case FORM_COVER -> "首页";
      case FORM_PART_1 -> "第一部分";
      case FORM_PART_2 -> "第二部分（" + order + "）";
      case EVIDENCE -> piece.condition() + "-" + order;
      case LETTER, PLAN, CITY_REQUEST, ANNUAL_REPORT, FINAL_REPORT, UNKNOWN -> "Sheet" + order;
    };
  }

  private static Sheet of(String name, Piece piece) {
    int columns = 4;
    for (Block block : piece.blocks()) {
      if (block instanceof Table table) {
        columns = Math.max(columns, table.widths().size());
      }
    }
    List<SheetCell> cells = new ArrayList<>();
    int row = 0;
    for (Block block : piece.blocks()) {
      if (block instanceof Paragraph paragraph) {
        var text = new StringBuilder();
        paragraph.spans().forEach(s -> text.append(s.text()));
        cells.add(new SheetCell(row, 0, 1, columns, text.toString(), false));
        row++;
      } else if (block instanceof Table table) {
        row = add(table, piece, row, cells);
      }
    }
    return new Sheet(name, columns, cells);
  }

  private static int add(Table table, Piece piece, int firstRow, List<SheetCell> cells) {
    int[] hanging = new int[table.widths().size()];
    int row = firstRow;
    for (List<Cell> cellsOfRow : table.rows()) {
      int column = 0;
      for (Cell cell : cellsOfRow) {
        while (hanging[column] > 0) {
          hanging[column]--;
          column++;
        }
        cells.add(
            new SheetCell(
                row, column, cell.rows(), cell.columns(), cell.text(), isNumber(cell, piece)));
        hanging[column] = cell.rows() - 1;
        column += cell.columns();
      }
      row++;
    }
    return row;
  }

  private static boolean isNumber(Cell cell, Piece piece) {
    if (cell.spans().size() != 1) {
      return false;
    }
    Span span = cell.spans().getFirst();
    return span.field() != null
        && piece.truth().get(span.field()).value() instanceof TruthValue.Amount
        && !span.text().isEmpty()
        && span.text().chars().allMatch(c -> (c >= '0' && c <= '9') || c == '.');
  }

  /// `A1` for row 0 and column 0.
  static String reference(int row, int column) {
    return Character.toString('A' + column) + (row + 1);
  }
}
