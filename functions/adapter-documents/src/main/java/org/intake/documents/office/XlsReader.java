package org.intake.documents.office;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFSheet;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.util.CellRangeAddress;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;

/// `.xls` and Kingsoft's `.et` by POI. The format's own limit of 65,536 rows keeps the model small.
final class XlsReader {
  private final Limits limits;

  XlsReader(Limits limits) {
    this.limits = limits;
  }

  OfficeContent read(Path file) throws IOException, UnreadableFile {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true);
        HSSFWorkbook workbook = new HSSFWorkbook(container)) {
      Blocks blocks = new Blocks(limits);
      XlsPictures pictures = new XlsPictures(workbook);
      boolean hidden = false;
      for (int i = 0; i < workbook.getNumberOfSheets(); i++) {
        if (workbook.isSheetHidden(i) || workbook.isSheetVeryHidden(i)) {
          hidden = true;
          continue;
        }
        HSSFSheet sheet = workbook.getSheetAt(i);
        hidden |= hides(sheet);
        blocks.paragraph(workbook.getSheetName(i));
        blocks.table(blocks.nextTable(), cells(sheet, blocks).grid());
        pictures.addOf(sheet);
      }
      List<Problem> problems = new ArrayList<>();
      if (container.getRoot().hasEntry("_VBA_PROJECT_CUR")) {
        problems.add(Problems.of(Code.ACTIVE_CONTENT));
      }
      if (hidden) {
        problems.add(Problems.of(Code.HIDDEN_CONTENT));
      }
      return new OfficeContent(
          blocks.done(),
          workbook.getAllPictures().size(),
          pictures.scans(),
          pictures.hasUnread(),
          problems);
    }
  }

  private static boolean hides(HSSFSheet sheet) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (isHidden(sheet, cell) && !shown(cell).isBlank()) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isHidden(HSSFSheet sheet, Cell cell) {
    return cell.getRow().getZeroHeight() || sheet.isColumnHidden(cell.getColumnIndex());
  }

  private static SheetCells cells(HSSFSheet sheet, Blocks blocks) throws UnreadableFile {
    SheetCells cells = new SheetCells();
    for (Row row : sheet) {
      for (Cell cell : row) {
        blocks.countCell();
        String shown = shown(cell);
        if (!shown.isBlank() && !isHidden(sheet, cell)) {
          cells.put(row.getRowNum() + 1, cell.getColumnIndex() + 1, blocks.cellParagraph(shown));
        }
      }
    }
    for (CellRangeAddress area : sheet.getMergedRegions()) {
      cells.merge(
          area.getFirstRow() + 1,
          area.getFirstColumn() + 1,
          area.getLastRow() + 1,
          area.getLastColumn() + 1);
    }
    return cells;
  }

  private static String shown(Cell cell) {
    CellType type =
        cell.getCellType() == CellType.FORMULA
            ? cell.getCachedFormulaResultType()
            : cell.getCellType();
    return switch (type) {
      case STRING -> cell.getRichStringCellValue().getString();
      case NUMERIC ->
          NumberFormat.of(
                  cell.getCellStyle().getDataFormat(), cell.getCellStyle().getDataFormatString())
              .shown(
                  Double.toString(cell.getNumericCellValue()),
                  cell.getCellType() == CellType.FORMULA);
      case BOOLEAN -> cell.getBooleanCellValue() ? "是" : "否";
      case _NONE, FORMULA, BLANK, ERROR -> "";
    };
  }
}
