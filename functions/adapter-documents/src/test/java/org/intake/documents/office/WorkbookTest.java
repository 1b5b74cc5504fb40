package org.intake.documents.office;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Numbers as a sheet shows them, and what it hides.
class WorkbookTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48.4|0.00|48.40",
        "1234|#,##0|1,234",
        "7.31|0.00\"万人\"|7.31万人",
        "402|0\"件\"|402件",
        "0.356|0.0%|35.6%",
        "48.4|General|48.4",
        "48.4|0.00E+00|48.4",
        "1234|'_ * #,##0_ ;_ * \\-#,##0_ ;_ * \"-\"_ ;_ @_ '|1,234",
        "42735|yyyy\"年\"m\"月\"d\"日\"|2016年12月31日",
        "42735|yyyy\"年\"m\"月\"|2016年12月",
        "42735|yyyy|2016年"
      })
  void showsANumberAsItsFormatDoes(String value, String format, String shown) {
    assertThat(NumberFormat.of(164, format).shown(value, false)).isEqualTo(shown);
  }

  @Test
  void tellsATypedNumberBothWaysWhereItsFormatRoundsItAndAResultOnlyAsShown() {
    assertThat(NumberFormat.of(164, "0.0").shown("48.36", false)).isEqualTo("48.4（表中存储为48.36）");
    assertThat(NumberFormat.of(164, "0.00").shown("54.9931600547196", true)).isEqualTo("54.99");
  }

  private static final String[][] FORM = {
    {"园区名称", "苏州甲产业园"},
    {"园区级别", "省级"},
    {"园区人口数（人）", "73100"},
    {"有效发明专利拥有量（件）", "402"},
    {"专职工作人员数（人）", "3"}
  };

  private static FileReading read(java.util.function.Consumer<HSSFWorkbook> change) {
    try (HSSFWorkbook workbook = new HSSFWorkbook();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      Sheet sheet = workbook.createSheet("第二部分");
      for (String[] line : FORM) {
        Row row = sheet.createRow(sheet.getPhysicalNumberOfRows());
        row.createCell(0).setCellValue(line[0]);
        row.createCell(1).setCellValue(line[1]);
      }
      change.accept(workbook);
      workbook.write(out);
      return Readings.one("申报表第二部分.xls", out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void readsNoRowColumnOrSheetThatIsHiddenAndSaysSo() {
    FileReading reading =
        read(workbook -> {
          Sheet sheet = workbook.getSheetAt(0);
          Row row = sheet.createRow(FORM.length);
          row.createCell(0).setCellValue("入园企业数（家）");
          row.createCell(1).setCellValue("9999");
          row.setZeroHeight(true);
          Sheet old = workbook.createSheet("旧稿");
          old.createRow(0).createCell(0).setCellValue("园区名称");
          old.getRow(0).createCell(1).setCellValue("作废园区");
          workbook.setSheetHidden(1, true);
        });

    ReadDocument park = Readings.document(reading, DocumentType.FORM_PART_2);
    assertThat(Readings.field(park, "enterpriseCount")).isEmpty();
    assertThat(reading.documents()).hasSize(1);
    assertThat(Readings.codes(reading)).containsExactly(Code.HIDDEN_CONTENT);
  }

  @Test
  void leavesAFigureThatIsShownRoundedToAPerson() {
    FileReading reading =
        read(workbook -> {
          Row row = workbook.getSheetAt(0).createRow(FORM.length);
          row.createCell(0).setCellValue("每万人口发明专利拥有量");
          Cell cell = row.createCell(1);
          cell.setCellValue(48.36);
          CellStyle style = workbook.createCellStyle();
          style.setDataFormat(workbook.createDataFormat().getFormat("0.0"));
          cell.setCellStyle(style);
        });

    ReadField figure =
        Readings.field(Readings.document(reading, DocumentType.FORM_PART_2), "inventionPer10k")
            .orElseThrow();
    assertThat(figure.raw()).contains("48.4").contains("48.36");
    assertThat(figure.doubts()).contains(Doubt.SEVERAL_VALUES);
  }
}
