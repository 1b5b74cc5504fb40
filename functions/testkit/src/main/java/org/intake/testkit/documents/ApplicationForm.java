package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Seal;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;

/// Lays out the application form: cover, Part 1, and a Part 2 for each park.
public final class ApplicationForm {
  private ApplicationForm() {}

  /// The whole form as one province sends it: cover, Part 1, and every park in order.
  public static List<Piece> pieces(SampleCity city, FormStyle style) {
    List<Piece> pieces = new ArrayList<>();
    pieces.add(cover(city, style));
    pieces.add(part1(city, style));
    for (SamplePark park : city.parks()) {
      pieces.add(part2(park, style));
    }
    return pieces;
  }

  public static Piece cover(SampleCity city, FormStyle style) {
    Fields cover = city.cover();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of("附件2", Look.plain()));
    blocks.add(new Gap(90));
    String title = cover.shown("formTitle");
    int middle = title.indexOf("试点城市");
    Look look = Look.title().sized(24);
    if (middle > 0) {
      blocks.add(new Paragraph(List.of(Span.value(title.substring(0, middle), "formTitle")), look));
      blocks.add(new Paragraph(List.of(Span.value(title.substring(middle), "formTitle")), look));
    } else {
      blocks.add(new Paragraph(List.of(Span.value(title, "formTitle")), look));
    }
    blocks.add(new Gap(110));
    List<List<String>> lines =
        List.of(
            List.of("申报城市", "cityName"),
            List.of("申报单位一", "cityIpOffice"),
            List.of("申报单位二", "citySmeDept"),
            List.of("推荐单位一", "provinceIpOfficeStamp"),
            List.of("推荐单位二", "provinceSmeDeptStamp"),
            List.of("填报日期", "fillDate"));
    if (style.coverInTable()) {
      List<List<Cell>> rows = new ArrayList<>();
      for (List<String> line : lines) {
        rows.add(
            List.of(
                Cell.label(line.get(0)),
                Cell.value(Span.value(cover.shown(line.get(1)), line.get(1)))));
      }
      blocks.add(new Table(List.of(30, 70), rows));
    } else {
      Look line = new Look(Block.Align.LEFT, 15, false, false, 3, 0);
      for (List<String> entry : lines) {
        blocks.add(
            new Paragraph(
                List.of(
                    Span.of(entry.get(0) + "："),
                    Span.value(cover.shown(entry.get(1)), entry.get(1))),
                line));
        blocks.add(new Gap(10));
      }
    }
    blocks.add(new Gap(100));
    blocks.add(Paragraph.of("国家知识产权局　工业和信息化部　制", Look.center()));
    return new Piece(PieceType.FORM_COVER, null, null, cover, blocks);
  }

  public static Piece part1(SampleCity city, FormStyle style) {
    var rows = new FormRows(city.part1(), style);
    rows.heading("一、基本情况");
    rows.pair("申报城市", "cityName", "行政区划代码", "cityCode");
    rows.pair("城市类型", "cityType", "邮编", "postcode");
    rows.pair("分管领导（负责人）", "leaderName", "职务", "leaderTitle");
    rows.contacts("知识产权局", "ipOfficeContact", "ipOfficePhone", "ipOfficeEmail");
    rows.contacts("中小企业主管部门", "smeDeptContact", "smeDeptPhone", "smeDeptEmail");
    rows.whole("通讯地址", "postalAddress");
    rows.heading("二、主要指标（2016年）");
    rows.pair("常住人口（年末）", "residentPopulation", "地区生产总值", "gdp");
    rows.pair("中小企业数量", "smeCount", "高新技术企业数量", "highTechCount");
    rows.pair("有效发明专利拥有量", "validInventionPatents", "每万人口发明专利拥有量（全市）", "inventionPer10k");
    rows.pair("年度专利申请量", "patentApplications", "年度专利授权量", "patentGrants");
    rows.heading("三、工作基础与保障条件");
    rows.whole("知识产权工作纳入政府议事日程情况", "ipAgendaStatement");
    rows.whole("统筹协调机制情况", "coordinationMechanism");
    rows.whole("中小企业公共服务体系情况", "smeServiceSystem");
    rows.whole("中小企业创新与知识产权创造能力情况", "innovationCapacity");
    rows.whole("推进工程领导机制情况", "leadingGroup");
    rows.pair("财政投入", "fiscalInput", "财政投入年度明细", "fiscalInputYears");
    rows.whole("政策支持情况", "policySupport");
    rows.whole("申报园区名单", "parkList");
    rows.heading("四、意见");
    rows.whole("市级部门意见（盖章、日期）", "cityOpinion");
    rows.whole("省级部门推荐意见（盖章、日期）", "provinceOpinion");
    return new Piece(
        PieceType.FORM_PART_1,
        null,
        null,
        city.part1(),
        List.of(
            Paragraph.of("第一部分　申报城市基本情况", Look.title().sized(16)),
            new Gap(6),
            rows.table(),
            new Seal(city.province().ipOffice(), "", 190, 52, false),
            new Seal(city.province().smeDepartment(), "", 350, 56, false)));
  }

  public static Piece part2(SamplePark park, FormStyle style) {
    var rows = new FormRows(park.fields(), style);
    rows.heading("一、园区概况");
    rows.whole("园区名称", "parkName");
    rows.pair("园区级别", "parkLevel", "园区类型", "parkType");
    rows.whole("园区管理机构", "managementBody");
    rows.whole("园区地址", "address");
    rows.pair("批准设立年份", "establishedYear", "规划面积", "area");
    rows.whole("主导产业（特色产业）", "leadingIndustry");
    rows.pair("园区联系人", "parkContact", "园区联系电话", "parkPhone");
    rows.heading("二、主要指标");
    rows.pair("入园企业数", "enterpriseCount", "其中：中小企业数", "smeCount");
    rows.pair("从业人员数", "employees", "园区人口数", "population");
    rows.pair("人口统计口径", "populationBasis", "统计年度（截止日期）", "statYear");
    rows.pair("有效发明专利拥有量", "validInventionPatents", "每万人口发明专利拥有量", "inventionPer10k");
    rows.heading("三、知识产权工作");
    rows.pair("知识产权管理部门名称", "ipDepartment", "专职工作人员数", "ipFullTimeStaff");
    rows.whole("知识产权促进政策", "ipPolicies");
    rows.whole("知识产权人才与资源情况", "ipTalent");
    rows.whole("创新能力与优势说明", "advantage");
    rows.whole("园区管理机构意见（盖章、日期）", "parkSeal");
    return new Piece(
        PieceType.FORM_PART_2,
        park.name(),
        null,
        park.fields(),
        List.of(
            Paragraph.of("第二部分　中小企业集聚园区情况", Look.title().sized(16)),
            new Gap(6),
            rows.table(),
            new Seal(park.fields().shown("managementBody"), "", 300, 48, false)));
  }
}
