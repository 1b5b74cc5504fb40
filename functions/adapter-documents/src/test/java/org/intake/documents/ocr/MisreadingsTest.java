package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MisreadingsTest {
  @ParameterizedTest
  @CsvSource({
    "规划面积〈平方公里), 规划面积(平方公里)",
    "专职工作人员数〈《人), 专职工作人员数(人)",
    "无锡市知识产权局〈盖章), 无锡市知识产权局(盖章)",
    "苏知发【2017)97号, 苏知发〔2017〕97号",
    "《关于开展试点的通知》, 《关于开展试点的通知》",
    "国知办发管字【2017】30号, 国知办发管字【2017】30号"
  })
  void putsBracketsRightWhoseOtherHalfIsRound(String read, String meant) {
    assertThat(corrected(read)).containsExactly(meant);
  }

  @Test
  void putsABracketRightThatGoesOverTheEndOfALine() {
    assertThat(corrected("主导产业【特色产", "业)")).containsExactly("主导产业(特色产", "业)");
  }

  @Test
  void takesAQuotationMarkWithoutPairForTheGapThatItIs() {
    assertThat(corrected("江苏省知识产权局“江苏省经济和信息化委员会")).containsExactly("江苏省知识产权局江苏省经济和信息化委员会");
    assertThat(corrected("实施“专利导航”工程")).containsExactly("实施“专利导航”工程");
  }

  @ParameterizedTest
  @CsvSource({
    "全年服务中小企业六干余户次, 全年服务中小企业六千余户次",
    "三年培训不少于三干人次, 三年培训不少于三千人次",
    "專利授權兩干五百件, 專利授權兩千五百件",
    "一干人等参加了会议, 一干人等参加了会议",
    "若干家骨干企业, 若干家骨干企业"
  })
  void readsAThousandWhereNothingElseIsANumeral(String read, String meant) {
    assertThat(corrected(read)).containsExactly(meant);
  }

  @Test
  void readsAThousandWhoseNumeralEndsTheLineBefore() {
    assertThat(corrected("服务中小企业六", "干余户次")).containsExactly("服务中小企业六", "千余户次");
  }

  @Test
  void sentencesEndWithAFullStop() {
    assertThat(corrected("园区以集成电路为主导，拥有研发", "机构十七家，创新能力居前列*"))
        .containsExactly("园区以集成电路为主导，拥有研发", "机构十七家，创新能力居前列。");
    assertThat(corrected("情况属实，同意申报*")).containsExactly("情况属实，同意申报*");
    assertThat(corrected("经市政府同意，推荐以下园区申报，情况如下:")).containsExactly("经市政府同意，推荐以下园区申报，情况如下:");
    assertThat(corrected("知识产权局联系人、联系电话、邮箱、通讯地址、")).hasSize(1).first().asString().endsWith("、");
  }

  @Test
  void readsTheLastCharacterOfALettersTitleAsWhatItCanOnlyBe() {
    assertThat(corrected("关于推荐南通市申报", "推进工程试点城市的图")).containsExactly("关于推荐南通市申报", "推进工程试点城市的函");
    assertThat(corrected("关于推荐南通市申报推进工程试点城市的转", "国家知识产权局:"))
        .containsExactly("关于推荐南通市申报推进工程试点城市的函", "国家知识产权局:");
    assertThat(corrected("特此画报,请予审核。")).containsExactly("特此函报,请予审核。");
  }

  @Test
  void readsTheFirstCharacterOfALettersTitleAsWhatItCanOnlyBe() {
    assertThat(corrected("天于推荐南通市申报推进工程试点城市的图")).containsExactly("关于推荐南通市申报推进工程试点城市的函");
    assertThat(corrected("天於推薦南通市申報試點城市的丽")).containsExactly("關於推薦南通市申報試點城市的函");
    assertThat(corrected("位于推荐园区的道路")).containsExactly("位于推荐园区的道路");
  }

  @Test
  void leavesWordsAloneThatOnlyLookLikeATitle() {
    assertThat(corrected("园区规划的图", "关于推荐的通知", "以下城市的转"))
        .containsExactly("园区规划的图", "关于推荐的通知", "以下城市的转");
  }

  @Test
  void neverMakesACharacterSurerThanItWas() {
    GlyphLine line = Misreadings.corrected(List.of(line("面积〈亩)"))).getFirst();

    assertThat(line.glyphs().get(2).confidence()).isLessThanOrEqualTo(0.9);
    assertThat(line.glyphs().get(0).confidence()).isEqualTo(0.99);
  }

  private static List<String> corrected(String... lines) {
    List<GlyphLine> all = new ArrayList<>();
    for (String line : lines) {
      all.add(line(line));
    }
    return Misreadings.corrected(all).stream().map(GlyphLine::text).toList();
  }

  private static GlyphLine line(String text) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(
          new Glyph(
              text.substring(i, i + 1), new Rectangle(i * 30, 0, i * 30 + 28, 30), 0.99, 0.99));
    }
    return new GlyphLine(glyphs);
  }
}
