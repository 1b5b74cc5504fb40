package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateOfTextTest {
  private static AimedReader.Line line(String text) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(
          new Glyph(
              text.substring(i, i + 1), new Rectangle(20 * i, 10, 20 * i + 18, 28), 0.9, 0.9));
    }
    return new AimedReader.Line(glyphs, new Rectangle(0, 5, 20 * text.length(), 33));
  }

  private static String date(String... lines) {
    StringBuilder text = new StringBuilder();
    List<AimedReader.Line> all = new ArrayList<>();
    for (String line : lines) {
      all.add(line(line));
    }
    DateOfText.of(all).forEach(line -> line.glyphs().forEach(glyph -> text.append(glyph.text())));
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "2017年7月6日, 2017年7月6日",
    "2017年了月6日, 2017年了月6日",
    "(盖章)2017年7月12日, 2017年7月12日",
    "二〇一七年七月六日, 二〇一七年七月六日",
    "苏州市知识产权局2017年7月6日, 2017年7月6日",
    "日期:2017-07-06, 2017-07-06"
  })
  void findsTheDateAmongWhatStandsBesideIt(String text, String date) {
    assertThat(date("同意申报。", text)).isEqualTo(date);
  }

  @Test
  void findsNoneWhereNoneIs() {
    assertThat(date("同意申报。", "苏州市知识产权局(盖章)")).isEmpty();
  }

  @Test
  void cutsTheStripToTheDate() {
    Rectangle strip = DateOfText.of(List.of(line("知识产权局2017年7月6日"))).getFirst().strip();

    assertThat(strip.left()).isBetween(80, 100);
  }
}
