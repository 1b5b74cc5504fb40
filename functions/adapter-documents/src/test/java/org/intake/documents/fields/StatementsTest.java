package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.intake.documents.Guides;
import org.intake.documents.Readings;
import org.intake.documents.fields.Statements.Said;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What evidence states by the way. Numbers of patents are invented; their check digits are right
/// where it is said.
class StatementsTest {
  private static final String NAME = "苏州市/E13_苏州甲产业园_发明专利清单与人口证明.html";
  private static final String SOUND = "ZL201310699744.2";
  private static final String INTERNATIONAL = "ZL 2012 8 0687633.3";
  private static final String UTILITY_MODEL = "ZL201220687633.0";

  private static ReadDocument evidence(String body) {
    return Readings.document(
        Readings.text(NAME, "<html><body>" + body + "</body></html>"), DocumentType.EVIDENCE);
  }

  private static List<String> figures(ReadDocument document, String name) {
    return document.fields().stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field ->
            field.value() instanceof FieldValue.Many(List<FieldValue> items)
                ? items.stream()
                : java.util.stream.Stream.of())
        .map(FieldValue::display)
        .toList();
  }

  private static ReadField listed(ReadDocument document) {
    return document.fields().stream()
        .filter(field -> field.name().equals("listedPatents"))
        .findFirst()
        .orElseThrow();
  }

  private static ReadDocument list(String... rows) {
    return evidence(
        "<p>有效发明专利清单</p><table><tr><td>序号</td><td>专利号</td><td>法律状态</td></tr>"
            + String.join("", rows)
            + "</table>");
  }

  private static String row(String number, String status) {
    return "<tr><td>1</td><td>" + number + "</td><td>" + status + "</td></tr>";
  }

  @Test
  void readsFiguresBehindTheirLabelsInRunningText() {
    ReadDocument read =
        evidence(
            "<p>兹证明，截至2016年12月31日，苏州甲产业园有效发明专利拥有量为1，234件，常住人口2.5万人，" + "每万人口发明专利拥有量为493.6件。</p>");

    assertThat(figures(read, "statedPatents")).containsExactly("1234");
    assertThat(figures(read, "statedPopulation")).containsExactly("25000");
    assertThat(figures(read, "statedPer10k")).containsExactly("493.6");
  }

  /// Of whom a figure is said stands before it in its sentence, or at the head of its row.
  @Test
  void keepsWhatIsSaidBeforeAFigure() {
    ReadDocument read =
        evidence(
            "<p>苏州市2016年发展良好。苏州甲产业园有效发明专利拥有量为110件，苏州乙产业园有效发明专利拥有量为95件。</p>"
                + "<table><tr><td>园区</td><td>每万人口发明专利拥有量</td></tr>"
                + "<tr><td>苏州甲产业园</td><td>50.2件</td></tr></table>");

    assertThat(said(read, "statedPatents"))
        .containsExactly("苏州甲产业园", "苏州甲产业园有效发明专利拥有量为110件,苏州乙产业园");
    assertThat(said(read, "statedPer10k")).containsExactly("每万人口发明专利拥有量苏州甲产业园");
  }

  @Test
  void readsTheFiguresOfALetter() {
    ReadDocument letter =
        Readings.document(
            Readings.text(
                "推荐函.html",
                "<html><body><p>江苏省知识产权局关于推荐中小企业知识产权战略推进工程试点城市的函</p>"
                    + "<p>国家知识产权局办公室、工业和信息化部办公厅：</p><p>现推荐苏州市为试点城市。"
                    + "苏州甲产业园有效发明专利110件，每万人口发明专利拥有量为50.2件，符合不低于48.4件的条件。</p>"
                    + "<p>江苏省知识产权局　江苏省经济和信息化委员会</p><p>2017年7月12日</p></body></html>"),
            DocumentType.LETTER);

    assertThat(figures(letter, "statedPatents")).containsExactly("110");
    assertThat(figures(letter, "statedPer10k")).containsExactly("50.2");
  }

  /// What a letter says of the call's limit is no figure of a park.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "每万人口发明专利拥有量不低于48.4件", "每万人口发明专利拥有量48.4件以上", "每万人口发明专利拥有量均超过48.4件",
        "每万人口发明专利拥有量高于全国48.4件的水平", "每万人口发明专利拥有量达到48.4件的条件", "每万人口发明专利拥有量48.4件的要求"
      })
  void takesTheLimitForNoFigure(String sentence) {
    assertThat(figures(evidence("<p>苏州甲产业园" + sentence + "。</p>"), "statedPer10k")).isEmpty();
  }

  private static List<String> said(ReadDocument document, String name) {
    return document.fields().stream()
        .filter(field -> field.name().equals(name))
        .flatMap(field -> ((FieldValue.Many) field.value()).items().stream())
        .map(item -> ((FieldValue.Figure) item).said())
        .toList();
  }

  @Test
  void takesNoWordForAFigureThatIsNotPlain() {
    ReadDocument read =
        evidence(
            "<p>有效发明专利拥有量约1200件，有效发明专利拥有量较上年增长15%。有效发明专利拥有量2015年为900件。"
                + "每万人口发明专利拥有量不断提高，名列全市第3。</p>");

    assertThat(figures(read, "statedPatents")).isEmpty();
    assertThat(figures(read, "statedPer10k")).isEmpty();
  }

  @Test
  void readsEveryFigureOfATableBesideOrBelowItsLabel() {
    ReadDocument read =
        evidence(
            "<p>统计证明</p><table><tr><td>园区</td><td>有效发明专利拥有量（件）</td></tr>"
                + "<tr><td>苏州甲产业园</td><td>110</td></tr><tr><td>苏州乙产业园</td><td>95</td></tr></table>");

    assertThat(figures(read, "statedPatents")).containsExactly("110", "95");
  }

  /// Of a recognised list each number may be read surely while another one is lost.
  @Test
  void isUnsureOfARecognisedCountInDoubt() {
    FieldDefinition field =
        Guides.callOf2017().documents().stream()
            .flatMap(document -> document.fields().stream())
            .filter(defined -> defined.name().equals("listedPatents"))
            .findFirst()
            .orElseThrow();
    Said count =
        new Said(
            new FieldValue.Figure("", BigDecimal.TEN),
            "清单",
            Place.ofPage(1, "清单"),
            Method.OCR,
            0.98);

    assertThat(Statements.field(field, List.of(count), Set.of()).orElseThrow().confidence())
        .isEqualTo(0.98);
    assertThat(
            Statements.field(field, List.of(count), Set.of(Doubt.MALFORMED))
                .orElseThrow()
                .confidence())
        .isEqualTo(0.49);
  }

  @Test
  void countsValidInventionsOfAList() {
    ReadDocument read =
        list(
            row(SOUND, "有效"),
            row(UTILITY_MODEL, "有效"),
            row("ZL201310699744.2".replace("699744.2", "699745.0"), "已失效"));

    assertThat(figures(read, "listedPatents")).containsExactly("1");
    assertThat(listed(read).place().cell()).isNotNull();
  }

  @Test
  void countsNumbersWithSpacesAndInternationalFilingsAndOldNumbers() {
    ReadDocument read =
        list(
            row("ＺＬ　2013 1 0699744．2", "有效"), row(INTERNATIONAL, "有效"), row("ZL 02123456.6", "有效"));

    assertThat(figures(read, "listedPatents")).containsExactly("3");
    assertThat(listed(read).doubts()).isEmpty();
  }

  @Test
  void doubtsAListWithADoubleOrDamagedNumber() {
    assertThat(listed(list(row(SOUND, "有效"), row(SOUND, "有效"))).doubts())
        .containsExactly(Doubt.MALFORMED);
    assertThat(listed(list(row(SOUND, "有效"), row("ZL201310699744.3", "有效"))).doubts())
        .containsExactly(Doubt.MALFORMED);
    assertThat(listed(list(row(SOUND, "有效"), row("见附件", "有效"))).doubts())
        .containsExactly(Doubt.MALFORMED);
    assertThat(figures(list(row(SOUND, "有效"), row(SOUND, "有效")), "listedPatents"))
        .containsExactly("1");
  }

  @Test
  void countsAListThatIsNoTable() {
    ReadDocument read =
        evidence("<p>专利清单</p><p>1. " + SOUND + " 一种装置</p><p>2. " + INTERNATIONAL + "</p>");

    assertThat(figures(read, "listedPatents")).containsExactly("2");
  }

  private static List<String> tasks(String cases) {
    ReadDocument report =
        Readings.document(
            Readings.text(
                "总结报告.html",
                "<html><body><p>苏州市中小企业知识产权战略推进工程试点工作总结报告</p><p>一、经验与成效总结</p><p>成效明显。</p>"
                    + "<p>二、典型成功案例</p>"
                    + cases
                    + "</body></html>"),
            DocumentType.FINAL_REPORT);
    return figures(report, "caseTasks");
  }

  @Test
  void tiesEachModelCaseToItsTask() {
    assertThat(
            tasks(
                "<p>案例名称：甲</p><p>对应试点内容：专利导航</p><p>案例正文：略述。</p>"
                    + "<p>案例名称：乙</p><p>案例正文：略述。</p><p>案例名称：丙</p><p>對應試點內容：人才培養</p>"))
        .containsExactly("专利导航", "—", "人才培养");
    assertThat(tasks("<p>案例一 甲</p><p>对应试点内容：运营</p><p>案例二 乙</p><p>对应试点内容：保护</p>"))
        .containsExactly("运营", "保护");
    assertThat(
            tasks(
                "<table><tr><td>案例名称</td><td>甲</td></tr><tr><td>对应试点内容</td><td>管理</td></tr>"
                    + "<tr><td>案例名称</td><td>乙</td></tr><tr><td>对应试点内容</td><td></td></tr></table>"))
        .containsExactly("管理", "—");
    assertThat(tasks("<p>园区开展了多项工作。</p>")).isEmpty();
  }

  @Test
  void namesThePlacesOfEvidence() {
    assertThat(figures(evidence("<p>无锡市人民政府同意设立，江苏省备案。</p>"), "places"))
        .containsExactly("无锡市", "江苏省");
  }
}
