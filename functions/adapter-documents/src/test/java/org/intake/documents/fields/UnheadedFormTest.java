package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.junit.jupiter.api.Test;

/// Forms as offices that never saw the ministry's write them: without headings, in lines, with
/// answers below.
class UnheadedFormTest {
  private static final String COVER =
      "<p>试点城市申报表</p><p>申报城市：苏州市</p><p>申报单位一：苏州市知识产权局</p><p>申报单位二：苏州市经济和信息化委员会</p>"
          + "<p>推荐单位一：江苏省知识产权局</p><p>填报日期：　2017年7月10日　</p>";

  private static final String CITY =
      "<table><tr><td>申报城市</td><td>苏州市</td><td>城市类型</td><td>地级城市</td></tr>"
          + "<tr><td>行政区划代码</td><td>320500</td><td>分管领导</td><td>张三丰</td></tr>"
          + "<tr><td>中小企业数量</td><td>48213家</td><td>财政投入</td><td>3200万元</td></tr>"
          + "<tr><td>有效发明专利拥有量</td><td>10152件</td><td>每万人口发明专利拥有量</td><td>22.00件</td></tr></table>";

  private static String park(String name, String patents) {
    return "<table><tr><td>园区名称</td><td>"
        + name
        + "</td><td>园区级别</td><td>省级</td></tr>"
        + "<tr><td>园区管理机构</td><td>管委会</td><td>中小企业数</td><td>871家</td></tr>"
        + "<tr><td>有效发明专利拥有量</td><td>"
        + patents
        + "件</td><td>每万人口发明专利拥有量</td><td>59.95件</td></tr>"
        + "<tr><td>专职工作人员数</td><td>3人</td><td>人口统计口径</td><td>常住人口</td></tr></table>";
  }

  private static FileReading html(String body) {
    return Readings.text("申报表.html", "<html><body>" + body);
  }

  @Test
  void readsNoFigureOfTheCityAsItsParksWhenNothingIsHeaded() {
    FileReading reading =
        html(COVER + CITY + "<p></p>" + park("苏州甲产业园", "241") + park("苏州乙产业园", "188"));

    assertThat(reading.documents())
        .extracting(ReadDocument::type)
        .containsExactly(
            DocumentType.FORM_COVER,
            DocumentType.FORM_PART_1,
            DocumentType.FORM_PART_2,
            DocumentType.FORM_PART_2);
    assertThat(Readings.shown(reading.documents().get(1), "validInventionPatents"))
        .isEqualTo("10152");
    assertThat(Readings.shown(reading.documents().get(2), "validInventionPatents"))
        .isEqualTo("241");
    assertThat(Readings.shown(reading.documents().get(3), "validInventionPatents"))
        .isEqualTo("188");
  }

  @Test
  void leavesAListOfParksInTheCitysForm() {
    String list =
        "<p>申报园区名单</p><table><tr><td>园区名称</td><td>园区级别</td><td>园区类型</td><td>园区管理机构</td></tr>"
            + "<tr><td>苏州甲产业园</td><td>省级</td><td>产业园</td><td>管委会</td></tr></table>";

    assertThat(html("<p>第一部分 申报城市基本情况</p>" + CITY + list).documents())
        .extracting(ReadDocument::type)
        .containsExactly(DocumentType.FORM_PART_1);
  }

  @Test
  void keepsTheLastEntryOfTheCoverAboveTheNextPartsHeading() {
    FileReading reading = html(COVER + "<p>第一部分　申报城市基本情况</p>" + CITY);

    ReadDocument cover = Readings.document(reading, DocumentType.FORM_COVER);
    assertThat(Readings.shown(cover, "fillDate")).isEqualTo("2017-07-10");
    assertThat(Readings.codes(reading)).isEmpty();
  }

  @Test
  void readsPartsWrittenInLinesEachByItself() {
    String park =
        "<p>第二部分　园区情况</p><p>1、园区名称：%s</p><p>2、园区级别：省级</p><p>3、有效发明专利拥有量：%s件</p>"
            + "<p>4、知识产权促进政策：设立专项资金，支持导航。</p><p>5、园区管理机构意见：</p><p>情况属实，同意申报。</p><p>管委会（盖章）</p><p>2017年7月8日</p>";
    FileReading reading =
        html(
            park.replaceFirst("%s", "苏州甲产业园").replaceFirst("%s", "241")
                + park.replaceFirst("%s", "苏州乙产业园").replaceFirst("%s", "188"));

    assertThat(reading.documents())
        .extracting(ReadDocument::park)
        .containsExactly("苏州甲产业园", "苏州乙产业园");
    ReadDocument second = reading.documents().get(1);
    assertThat(Readings.shown(second, "validInventionPatents")).isEqualTo("188");
    assertThat(Readings.shown(second, "ipPolicies")).isEqualTo("设立专项资金，支持导航。");
    assertThat(Readings.shown(second, "parkSeal")).contains("情况属实，同意申报。").contains("2017-07-08");
  }

  @Test
  void readsTheLastAnswerOfAFormWhoseAnswersStandBelow() {
    FileReading reading =
        html(
            "<p>第二部分　园区情况</p><table><tr><td>园区名称</td><td>园区级别</td></tr><tr><td>苏州甲产业园</td><td>省级</td></tr>"
                + "<tr><td>园区联系电话</td><td></td></tr><tr><td>0512-55507781</td><td></td></tr></table>");

    ReadDocument park = Readings.document(reading, DocumentType.FORM_PART_2);
    assertThat(Readings.field(park, "parkPhone").map(ReadField::raw)).contains("0512-55507781");
  }

  @Test
  void readsAnAddressThatANarrowCellBroke() {
    FileReading reading =
        html(
            "<p>第一部分 申报城市基本情况</p>"
                + CITY.replace(
                    "</table>",
                    "<tr><td>知识产权局电子邮箱</td><td>mcw@jx-<br>ip.exampl<br>e</td><td>邮编</td><td>215000</td></tr></table>"));

    ReadField mail =
        Readings.field(Readings.document(reading, DocumentType.FORM_PART_1), "ipOfficeEmail")
            .orElseThrow();
    assertThat(mail.value()).extracting(v -> v.display()).isEqualTo("mcw@jx-ip.example");
    assertThat(mail.doubts()).isEmpty();
  }

  @Test
  void saysAnOpinionWithoutTheNamesThatANarrowCellWrapped() {
    FileReading reading =
        html(
            "<p>第一部分 申报城市基本情况</p>"
                + CITY.replace(
                    "</table>",
                    "<tr><td>市级部门意见</td><td colspan=3>同意申报。<br>苏州市知识产<br>权局（盖章）苏州市经济<br>和信息化委员会（盖章）<br>2017年7月12日</td></tr></table>"));

    assertThat(Readings.shown(Readings.document(reading, DocumentType.FORM_PART_1), "cityOpinion"))
        .contains("同意申报。")
        .doesNotContain("苏州市知识产");
  }
}
