package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;

/// Letters whose cities, signatures and contacts stand in lists and tables.
class LetterLayoutTest {
  private static final String HEAD = "<p>浙知发规〔2017〕36号</p><p>关于推荐嘉兴市、绍兴市申报中小企业知识产权战略推进工程试点城市的函</p>";

  private static ReadDocument letter(String body) {
    return Readings.document(
        Readings.text("推荐函.html", "<html><body>" + HEAD + body), DocumentType.LETTER);
  }

  private static String parks(ReadDocument letter) {
    FieldValue value = Readings.field(letter, "recommendedParks").orElseThrow().value();
    return value == null ? "(none)" : value.display();
  }

  @Test
  void readsAddresseesOneBelowTheOtherAndASignatureInATable() {
    ReadDocument letter =
        letter(
            "<p>国家知识产权局：</p><p>工业和信息化部：</p><p>经初审，现推荐嘉兴市、绍兴市申报试点城市。</p>"
                + "<p>附件：1.嘉兴市申报表</p><p>2.绍兴市申报表</p>"
                + "<table><tr><td>浙江省知识产权局</td><td>浙江省经济和信息化委员会</td></tr>"
                + "<tr><td>2017年7月21日</td><td>2017年7月21日</td></tr></table>"
                + "<p>联 系 人：费文澜</p>");

    assertThat(Readings.shown(letter, "addressees")).isEqualTo("国家知识产权局、工业和信息化部");
    assertThat(Readings.shown(letter, "provinceIpOffice")).isEqualTo("浙江省知识产权局");
    assertThat(Readings.shown(letter, "provinceSmeDept")).isEqualTo("浙江省经济和信息化委员会");
    assertThat(Readings.shown(letter, "letterDate")).isEqualTo("2017-07-21");
    assertThat(Readings.shown(letter, "attachmentList")).isEqualTo("嘉兴市申报表、绍兴市申报表");
  }

  @Test
  void readsParksFromATableAListAndBrackets() {
    String to = "<p>国家知识产权局、工业和信息化部：</p>";
    ReadDocument table =
        letter(
            to
                + "<p>经初审，现推荐以下城市：</p><table><tr><td>序号</td><td>推荐城市</td><td>集聚园区</td></tr>"
                + "<tr><td>1</td><td>嘉兴市</td><td>嘉兴甲产业园<br>嘉兴乙产业园</td></tr>"
                + "<tr><td>2</td><td>绍兴市</td><td>绍兴丙产业园</td></tr></table>");
    ReadDocument list =
        letter(to + "<p>经初审，现推荐嘉兴市、绍兴市申报试点城市。</p><p>1.嘉兴市：嘉兴甲产业园、嘉兴乙产业园</p><p>2.绍兴市：绍兴丙产业园</p>");
    ReadDocument brackets = letter(to + "<p>经初审，现推荐嘉兴市（嘉兴甲产业园、嘉兴乙产业园）和绍兴市（绍兴丙产业园）申报试点城市。</p>");

    String wanted = parks(table);
    assertThat(wanted).contains("嘉兴甲产业园").contains("嘉兴乙产业园").contains("绍兴丙产业园");
    assertThat(parks(list)).isEqualTo(wanted);
    assertThat(parks(brackets)).isEqualTo(wanted);
  }

  @Test
  void readsAContactWithoutALabelForEachEntry() {
    ReadDocument letter =
        letter(
            "<p>国家知识产权局、工业和信息化部：</p><p>经初审，现推荐嘉兴市、绍兴市申报试点城市。</p>"
                + "<p>浙江省知识产权局　浙江省经济和信息化委员会</p><p>2017年7月21日</p>"
                + "<p>联系人及电话：费文澜 0571-55508812，邮箱feiwl@zj-ip.example</p>");

    assertThat(Readings.shown(letter, "contactName")).isEqualTo("费文澜");
    assertThat(Readings.shown(letter, "contactPhone")).isEqualTo("0571-55508812");
    assertThat(Readings.shown(letter, "contactEmail")).isEqualTo("feiwl@zj-ip.example");
  }
}
