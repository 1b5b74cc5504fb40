package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class SheetWritersTest {
  private final SampleCity city = SampleCities.invent(SampleCities.wuxi(), 2, 5);
  private final List<Piece> form = ApplicationForm.pieces(city, FormStyle.plain());

  @Test
  void writesXlsxThatAnotherLibraryReads() throws IOException {
    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(XlsxWriter.write(form)))) {
      holdsTheForm(workbook);
    }
  }

  @Test
  void writesXlsWithTheSameCells() throws IOException {
    try (var workbook = new HSSFWorkbook(new ByteArrayInputStream(XlsWriter.write(form)))) {
      holdsTheForm(workbook);
    }
  }

  @Test
  void listsAsManyPatentsAsTheParkDeclares() throws IOException {
    SamplePark park = city.parks().getFirst();
    byte[] bytes = XlsxWriter.write(List.of(Evidence.patentList(park, 9)));

    try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
      Sheet sheet = workbook.getSheetAt(0);
      int declared = Integer.parseInt(park.fields().shown("validInventionPatents"));
      assertThat(sheet.getLastRowNum()).isEqualTo(declared + 1);
      for (int row = 2; row <= sheet.getLastRowNum(); row++) {
        String number = sheet.getRow(row).getCell(1).getStringCellValue();
        assertThat(number).matches("ZL\\d{4}[18]\\d{7}\\.[\\dX]");
        assertThat(PatentNumbers.checkDigit(number.substring(2, 14))).isEqualTo(number.charAt(15));
      }
    }
  }

  @Test
  void computesTheCheckDigitsOfTwoKnownNumbers() {
    assertThat(PatentNumbers.checkDigit("201310699744")).isEqualTo('2');
    assertThat(PatentNumbers.checkDigit("201220687633")).isEqualTo('0');
  }

  private void holdsTheForm(Workbook workbook) {
    assertThat(workbook.getNumberOfSheets()).isEqualTo(4);
    Sheet park = workbook.getSheetAt(2);
    assertThat(park.getMergedRegions()).isNotEmpty();
    assertThat(park.getRow(2).getCell(0).getStringCellValue()).isEqualTo("园区名称");
    assertThat(park.getRow(2).getCell(1).getStringCellValue())
        .isEqualTo(city.parkNames().getFirst());
    assertThat(park.getRow(10).getCell(0).getStringCellValue()).isEqualTo("入园企业数（家）");
    assertThat(park.getRow(10).getCell(1).getCellType()).isEqualTo(CellType.NUMERIC);
  }
}
