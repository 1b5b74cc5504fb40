package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.intake.testkit.documents.Sheet.SheetCell;

/// Writes `.xls`; under the name `.et` the same bytes are what Kingsoft's program saves by default.
public final class XlsWriter {
  private XlsWriter() {}

  public static byte[] write(List<Piece> pieces) {
    try (var workbook = new HSSFWorkbook()) {
      for (Sheet sheet : Sheet.of(pieces)) {
        add(sheet, workbook.createSheet(sheet.name()));
      }
      var out = new ByteArrayOutputStream();
      workbook.write(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void add(Sheet sheet, HSSFSheet target) {
    for (int column = 0; column < sheet.columns(); column++) {
      target.setColumnWidth(column, 24 * 256);
    }
    for (SheetCell cell : sheet.cells()) {
      Row row = target.getRow(cell.row());
      Cell written = (row == null ? target.createRow(cell.row()) : row).createCell(cell.column());
      if (cell.numeric()) {
        written.setCellValue(Double.parseDouble(cell.text()));
      } else {
        written.setCellValue(cell.text());
      }
      if (cell.rows() > 1 || cell.columns() > 1) {
        target.addMergedRegion(
            new CellRangeAddress(
                cell.row(),
                cell.row() + cell.rows() - 1,
                cell.column(),
                cell.column() + cell.columns() - 1));
      }
    }
  }
}
