package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.junit.jupiter.api.Test;

class DocxWriterTest {
  private final SampleCity city = SampleCities.invent(SampleCities.suzhou(), 2, 7);

  @Test
  void writesAFormThatAnotherLibraryReadsWithItsMergedCells() throws IOException {
    byte[] bytes = DocxWriter.write(ApplicationForm.pieces(city, FormStyle.ornate()));

    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      List<XWPFTable> tables = document.getTables();
      assertThat(tables).hasSize(4);
      XWPFTable part1 = tables.get(1);
      assertThat(part1.getRow(0).getTableCells()).hasSize(1);
      assertThat(part1.getText()).contains("职　务", city.part1().shown("ipOfficeEmail"));
      XWPFTableRow first = tables.get(2).getRow(1);
      assertThat(first.getCell(0).getText()).isEqualTo("园区名称");
      assertThat(first.getCell(1).getText()).isEqualTo(city.parks().getFirst().name());
    }
  }

  @Test
  void writesTheSameBytesForTheSameSeed() {
    SampleCity again = SampleCities.invent(SampleCities.suzhou(), 2, 7);

    assertThat(DocxWriter.write(ApplicationForm.pieces(again, FormStyle.plain())))
        .isEqualTo(DocxWriter.write(ApplicationForm.pieces(city, FormStyle.plain())));
  }

  @Test
  void writesTheLetterWithTheImprintAfterTheDate() throws IOException {
    SampleLetter letter = SampleLetter.of(SampleProvince.jiangsu(), List.of(city), 3);
    byte[] bytes = DocxWriter.write(List.of(RecommendationLetter.piece(letter)));

    try (var document = new XWPFDocument(new ByteArrayInputStream(bytes))) {
      List<String> lines = document.getParagraphs().stream().map(p -> p.getText().strip()).toList();
      assertThat(lines.indexOf("2017年7月14日")).isPositive();
      assertThat(lines.getLast()).isEmpty();
      assertThat(String.join("\n", lines)).contains("2017年7月17日印发");
    }
  }
}
