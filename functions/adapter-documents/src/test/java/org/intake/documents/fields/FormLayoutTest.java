package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.documents.Readings;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.junit.jupiter.api.Test;

/// Layouts that offices invent, in HTML because it shows them best.
class FormLayoutTest {
  private static final String PART_2 = "<p>中小企业知识产权战略推进工程试点城市申报表</p><p>第二部分 中小企业集聚园区情况</p>";

  private static ReadDocument part2(String table) {
    FileReading reading = Readings.text("申报表.html", "<html><body>" + PART_2 + table);
    return Readings.document(reading, DocumentType.FORM_PART_2);
  }

  @Test
  void readsValuesBelowTheirLabels() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称</td><td>园区级别</td><td>有效发明专利拥有量（件）</td></tr>"
                + "<tr><td>苏州甲产业园</td><td>省级</td><td>123</td></tr></table>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "parkLevel")).isEqualTo("省级");
    assertThat(Readings.shown(park, "validInventionPatents")).isEqualTo("123");
  }

  /// A sheet leaves blank cells out: the number of staff was then the text of the row below.
  @Test
  void takesNoAnswerOfTheRowBelowWhereASheetLeavesACellOut() {
    ReadDocument park =
        part2(
            "<table><tr><td>知识产权管理部门名称</td><td>苏州甲产业园知识产权办公室</td><td>专职工作人员数（人）</td></tr>"
                + "<tr><td>知识产权促进政策</td><td colspan=3>每年安排专项资金300万元。</td></tr>"
                + "<tr><td>园区联系人</td><td>张三丰</td><td>园区联系电话</td></tr>"
                + "<tr><td>园区名称</td><td>苏州甲产业园</td><td>省级</td></tr></table>");

    assertThat(Readings.field(park, "ipFullTimeStaff")).isEmpty();
    assertThat(Readings.shown(park, "ipPolicies")).contains("300万元");
    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
  }

  @Test
  void readsLabelsThatWrapAndCellsThatSpan() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区<br>名称</td><td colspan=3>苏州甲产业园</td></tr>"
                + "<tr><td>每万人口发明<br>专利拥有量</td><td>51.2件</td><td>其中：中小企<br>业数</td><td>386家</td></tr>"
                + "<tr><td>园区人口数<br>（万人）</td><td>2.5</td><td>人口统计口径</td><td>常住人口</td></tr></table>");

    assertThat(Readings.shown(park, "inventionPer10k")).isEqualTo("51.2");
    assertThat(Readings.shown(park, "smeCount")).isEqualTo("386");
    assertThat(Readings.shown(park, "population")).isEqualTo("25000");
    assertThat(Readings.shown(park, "populationBasis")).isEqualTo("常住人口");
  }

  @Test
  void readsLabelAndValueInOneCell() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称：苏州甲产业园</td><td>园区级别：国家级</td></tr>"
                + "<tr><td colspan=2>园区联系人：张三丰　　园区联系电话：0512-65250000</td></tr></table>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "parkContact")).isEqualTo("张三丰");
    assertThat(Readings.shown(park, "parkPhone")).isEqualTo("0512-65250000");
  }

  /// The answer was a blank one that nobody doubted: what the inner table says was left out.
  @Test
  void readsAnAnswerThatIsATableItself() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称</td><td><table><tr><td>苏州甲产业园</td></tr></table></td></tr>"
                + "<tr><td>知识产权促进政策</td><td><table><tr><td>年份</td><td>名称</td></tr>"
                + "<tr><td>2016</td><td>专利资助办法</td></tr></table></td></tr>"
                + "<tr><td>主导产业（特色产业）</td><td><table><tr><td>1</td><td>生物医药</td></tr>"
                + "<tr><td>2</td><td>新材料</td></tr></table></td></tr></table>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "ipPolicies")).contains("2016").contains("专利资助办法");
    assertThat(Readings.shown(park, "leadingIndustry")).contains("生物医药").doesNotContain("1");
  }

  @Test
  void readsAPartOfTheFormInsideOfACellAsATable() {
    ReadDocument park =
        part2(
            "<table><tr><td>一、园区概况</td><td><table><tr><td>园区名称</td><td>苏州甲产业园</td></tr>"
                + "<tr><td>园区级别</td><td>省级</td></tr></table></td></tr></table>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "parkLevel")).isEqualTo("省级");
  }

  /// Labels in the one inner table, their answers in the next: 知识产权促进政策 was answered by the label
  /// below it.
  @Test
  void readsTablesSideBySideInOneRowAsOne() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称</td><td>苏州甲产业园</td></tr>"
                + "<tr><td><table><tr><td>知识产权促进政策</td></tr><tr><td>知识产权人才与资源情况</td></tr></table></td>"
                + "<td><table><tr><td>专利资助办法</td></tr><tr><td>代理机构三家</td></tr></table></td></tr></table>");

    assertThat(Readings.shown(park, "ipPolicies")).isEqualTo("专利资助办法");
    assertThat(Readings.shown(park, "ipTalent")).isEqualTo("代理机构三家");
  }

  @Test
  void takesNoLabelForTheAnswerOfTheLabelAboveIt() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称</td><td>苏州甲产业园</td></tr>"
                + "<tr><td>园区级别</td><td>省级</td></tr><tr><td>从业人员数</td><td>1280人</td></tr>"
                + "<tr><td>知识产权促进政策<br>知识产权人才与资源情况</td><td>专利资助办法<br>代理机构三家</td></tr></table>");

    assertThat(Readings.field(park, "ipPolicies")).isEmpty();
  }

  @Test
  void readsAnAnswerThatLinesCutIntoCells() {
    ReadDocument park =
        part2(
            "<table><tr><td rowspan=3>园区名称</td><td></td></tr><tr><td>苏州甲产业园</td></tr><tr><td></td></tr>"
                + "<tr><td rowspan=2>知识产权促进政策</td><td>2015年专利资助办法</td></tr>"
                + "<tr><td>2016年贯标奖励办法</td></tr></table>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "ipPolicies")).contains("专利资助").contains("贯标奖励");
  }

  @Test
  void readsNothingThatABrowserDoesNotShow() {
    ReadDocument park =
        part2(
            "<table><tr><td>园区名称</td><td>苏州甲产业园</td></tr>"
                + "<tr style='display: none'><td>专职工作人员数</td><td>9人</td></tr>"
                + "<tr><td>从业人员数</td><td>1280人<span hidden>0</span></td></tr></table>");

    assertThat(Readings.field(park, "ipFullTimeStaff")).isEmpty();
    assertThat(Readings.shown(park, "employees")).isEqualTo("1280");
  }

  @Test
  void readsATableThatLostItsLines() {
    ReadDocument park = part2("<p>园区名称 苏州甲产业园 园区级别 省级</p><p>每万人口发明专利拥有量 48.4件 专职工作人员数 3人</p>");

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲产业园");
    assertThat(Readings.shown(park, "inventionPer10k")).isEqualTo("48.4");
    assertThat(Readings.shown(park, "ipFullTimeStaff")).isEqualTo("3");
  }

  @Test
  void keepsABlankFieldAsBlankAndAnEmptyTemplateAsRaw() {
    FileReading reading =
        Readings.text(
            "首页.html",
            "<html><body><p>中小企业知识产权战略推进工程</p><p>试点城市申报表</p><p>申报城市：苏州市</p><p>申报单位一：苏州市知识产权局（盖章）</p>"
                + "<p>申报单位二：（盖章）</p><p>填报日期：　　年　　月　　日</p>");
    ReadDocument cover = Readings.document(reading, DocumentType.FORM_COVER);

    ReadField date = Readings.field(cover, "fillDate").orElseThrow();
    assertThat(date.value()).isNull();
    assertThat(date.raw()).contains("年");
    assertThat(Readings.field(cover, "citySmeDept").orElseThrow().value()).isNull();
    assertThat(Readings.shown(cover, "cityIpOffice")).isEqualTo("苏州市知识产权局");
    assertThat(Readings.shown(cover, "formTitle")).isEqualTo("中小企业知识产权战略推进工程试点城市申报表");
  }

  @Test
  void findsSeveralParksUnderOneHeadingByTheirNames() {
    String one =
        "<tr><td>园区名称</td><td>%s</td></tr><tr><td>园区级别</td><td>省级</td></tr><tr><td>专职工作人员数</td><td>%d人</td></tr>";
    FileReading reading =
        Readings.text(
            "申报表.html",
            "<html><body>"
                + PART_2
                + "<table>"
                + one.replace("%s", "苏州甲产业园").replace("%d", "2")
                + one.replace("%s", "苏州乙产业园").replace("%d", "3")
                + "</table><table>"
                + one.replace("%s", "苏州丙产业园").replace("%d", "4")
                + "</table>");

    assertThat(reading.documents())
        .extracting(ReadDocument::park)
        .containsExactly("苏州甲产业园", "苏州乙产业园", "苏州丙产业园");
    assertThat(Readings.shown(reading.documents().get(2), "ipFullTimeStaff")).isEqualTo("4");
  }

  @Test
  void findsPartsWhoseHeadingIsARowOfTheTable() {
    FileReading reading =
        Readings.text(
            "申报表.html",
            "<html><body><p>中小企业知识产权战略推进工程试点城市申报表</p><table>"
                + "<tr><td colspan=2>第一部分 城市基本情况</td></tr><tr><td>申报城市</td><td>苏州市</td></tr><tr><td>城市类型</td><td>地级城市</td></tr>"
                + "<tr><td colspan=2>第二部分 园区情况</td></tr><tr><td>园区名称</td><td>苏州甲产业园</td></tr><tr><td>园区级别</td><td>省级</td></tr></table>");

    assertThat(reading.documents())
        .extracting(ReadDocument::type)
        .containsExactly(DocumentType.FORM_PART_1, DocumentType.FORM_PART_2);
  }

  @Test
  void tagsAFileByItsNameAndAFolderByItsLabel() {
    String text = "关于有关事项的说明\n情况属实。";
    assertThat(covers("苏州市/证明材料/E09_苏州甲产业园_说明.txt", text))
        .containsExactly(new Cover("E09", "苏州甲产业园", 0, 0));
    assertThat(covers("苏州市/财政投入证明/扫描件001.txt", text)).containsExactly(new Cover("E06", null, 0, 0));
    assertThat(covers("苏州市/苏州甲产业园/专职人员证明/001.txt", text))
        .containsExactly(new Cover("E10", "苏州甲产业园", 0, 0));
  }

  @Test
  void tagsABoundFileByItsHeadings() {
    assertThat(
            covers("材料汇编.txt", "E01 纳入政府议事日程证明\n会议决定纳入议事日程。\n财政投入证明\n安排资金。\n苏州甲产业园管理部门设立证明\n同意设立。"))
        .extracting(Cover::condition, Cover::park)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("E01", null),
            org.assertj.core.groups.Tuple.tuple("E06", null),
            org.assertj.core.groups.Tuple.tuple("E09", "苏州甲产业园"));
  }

  private static List<Cover> covers(String name, String text) {
    FileReading reading = Readings.text(name, text);
    return Readings.document(reading, DocumentType.EVIDENCE).covers();
  }

  @Test
  void takesTheLettersOwnNumberAndDateAndNotThoseItCites() {
    FileReading reading =
        Readings.text(
            "推荐函.txt",
            """
            江苏省知识产权局
            江苏省经济和信息化委员会
            苏知发〔2017〕52号
            关于推荐苏州市申报中小企业知识产权战略推进工程试点城市的函
            国家知识产权局、工业和信息化部：
            根据《通知》（国知办发管字〔2017〕30号，2017年6月27日）要求，经初审，现推荐苏州市申报试点城市。
            附件：1．苏州市申报表
            2．苏州市申报方案
            江苏省知识产权局　　江苏省经济和信息化委员会
            2017年7月14日
            （联系人：张三丰，联系电话：025-83230000）
            抄送：江苏省人民政府办公厅。
            江苏省知识产权局办公室　2017年7月18日印发
            """);
    ReadDocument letter = Readings.document(reading, DocumentType.LETTER);

    assertThat(Readings.shown(letter, "docNumber")).isEqualTo("苏知发〔2017〕52号");
    assertThat(Readings.shown(letter, "letterDate")).isEqualTo("2017-07-14");
    assertThat(Readings.shown(letter, "provinceSmeDept")).isEqualTo("江苏省经济和信息化委员会");
    assertThat(Readings.shown(letter, "attachmentList")).isEqualTo("苏州市申报表、苏州市申报方案");
    assertThat(Readings.shown(letter, "recommendedCities")).isEqualTo("苏州市");
    assertThat(Readings.shown(letter, "preReviewStatement")).contains("初审");
    assertThat(Readings.shown(letter, "contactName")).isEqualTo("张三丰");
  }

  @Test
  void readsAnswersWhoseLabelIsPartedBetweenRowAndColumn() {
    FileReading reading =
        Readings.text(
            "申报表.html",
            "<html><body><p>中小企业知识产权战略推进工程试点城市申报表</p><p>第一部分 城市基本情况</p>"
                + "<table><tr><td>申报城市</td><td>苏州市</td><td>城市类型</td><td>地级城市</td></tr>"
                + "<tr><td>财政投入（万元）</td><td>1500</td><td>申报园区名单</td><td>苏州甲产业园</td></tr></table>"
                + "<p>联系方式</p>"
                + "<table><tr><td>部门</td><td>联系人</td><td>联系电话</td><td>电子邮箱</td></tr>"
                + "<tr><td>知识产权局</td><td>张三丰</td><td>0512-65250000</td><td>ip@suzhou.example</td></tr>"
                + "<tr><td>中小企业主管部门</td><td>李四</td><td>0512-65250001</td><td></td></tr></table>");
    ReadDocument city = Readings.document(reading, new DocumentType("FORM_PART_1"));

    assertThat(Readings.shown(city, "ipOfficeContact")).isEqualTo("张三丰");
    assertThat(Readings.shown(city, "ipOfficePhone")).isEqualTo("0512-65250000");
    assertThat(Readings.shown(city, "ipOfficeEmail")).isEqualTo("ip@suzhou.example");
    assertThat(Readings.shown(city, "smeDeptContact")).isEqualTo("李四");
    assertThat(Readings.shown(city, "smeDeptPhone")).isEqualTo("0512-65250001");
    assertThat(Readings.field(city, "smeDeptEmail").map(ReadField::value)).isEmpty();
    assertThat(Readings.codes(reading)).doesNotContain(Problem.Code.UNKNOWN_LABEL);
  }
}
