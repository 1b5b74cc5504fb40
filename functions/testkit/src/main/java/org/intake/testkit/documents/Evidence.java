package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.intake.testkit.documents.Block.Cell;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.Block.Table;
import org.jspecify.annotations.Nullable;

/// Lays out the evidence E01 to E13; the request E14 has its own class.
public final class Evidence {

  /// The conditions of the city, in the order of the notice.
  public enum CityCondition {
    E01("纳入政府议事日程证明"),
    E02("统筹协调机制证明"),
    E03("公共服务体系证明"),
    E04("创新与创造能力证明"),
    E05("领导机制证明"),
    E06("财政投入证明"),
    E07("政策支持证明");

    private final String label;

    CityCondition(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /// The conditions of each park.
  public enum ParkCondition {
    E08("园区知识产权政策"),
    E09("管理部门设立证明"),
    E10("专职人员证明"),
    E11("人才与资源证明"),
    E12("特色产业与集聚证明"),
    E13("发明专利清单与人口证明");

    private final String label;

    ParkCondition(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  private Evidence() {}

  public static Piece forCity(SampleCity city, CityCondition condition, long seed) {
    var invention = new Invention(seed + condition.name().hashCode());
    String name = city.name();
    Fields part1 = city.part1();
    return switch (condition) {
      case E01 ->
          official(
              condition.name(),
              null,
              name + "人民政府常务会议纪要",
              number(name, "政常", invention),
              List.of(
                  "会议听取了市知识产权局关于知识产权工作情况的汇报，决定将知识产权工作纳入政府重要议事日程，写入政府工作报告和第十三个五年规划。",
                  "会议要求各部门落实知识产权目标责任，每半年向市政府报告一次。"),
              name + "人民政府");
      case E02 ->
          official(
              condition.name(),
              null,
              "关于建立" + name + "知识产权联席会议制度的通知",
              number(name, "政办发", invention),
              List.of("为加强知识产权工作的统筹协调，市政府决定建立由二十一个部门组成的知识产权联席会议制度，联席会议每季度召开一次。"),
              name + "人民政府办公室");
      case E03 ->
          official(
              condition.name(),
              null,
              "关于公布" + name + "中小企业公共服务示范平台名单的通知",
              number(name, "经信发", invention),
              List.of("经审核，认定十二家单位为中小企业公共服务示范平台，其中知识产权服务平台三家，形成市、县两级公共服务体系。"),
              city.smeDepartment());
      case E04 ->
          official(
              condition.name(),
              null,
              name + "2016年知识产权统计公报",
              number(name, "知发", invention),
              List.of(
                  "2016年，全市专利申请量"
                      + part1.shown("patentApplications")
                      + "件，专利授权量"
                      + part1.shown("patentGrants")
                      + "件。截至2016年12月31日，有效发明专利拥有量"
                      + part1.shown("validInventionPatents")
                      + "件，每万人口发明专利拥有量"
                      + part1.shown("inventionPer10k")
                      + "件，中小企业创新与创造能力较强。"),
              city.ipOffice());
      case E05 ->
          official(
              condition.name(),
              null,
              "关于成立" + name + "中小企业知识产权战略推进工程领导小组的通知",
              number(name, "政办发", invention),
              List.of(
                  "为加强推进工程的组织领导，决定成立领导小组。组长由分管副市长担任，副组长由市知识产权局局长"
                      + invention.person()
                      + "、市经济和信息化委员会主任"
                      + invention.person()
                      + "担任。"),
              name + "人民政府办公室");
      case E06 ->
          official(
              condition.name(),
              null,
              "关于下达" + name + "中小企业知识产权战略推进工程资金预算的通知",
              number(name, "财行", invention),
              List.of(
                  "经市政府同意，安排中小企业知识产权战略推进工程财政投入合计"
                      + part1.shown("fiscalInput")
                      + "万元，其中"
                      + part1.shown("fiscalInputYears")
                      + "，专项用于知识产权工作。"),
              name + "财政局");
      case E07 ->
          official(
              condition.name(),
              null,
              "关于印发《" + name + "中小企业知识产权促进办法》的通知",
              number(name, "政规", invention),
              List.of("第一条　为支持中小企业知识产权工作，制定本办法。", "第二条　对专利导航、贯标、质押融资和维权援助给予政策支持。"),
              name + "人民政府");
    };
  }

  public static Piece forPark(
      SampleCity city, SamplePark park, ParkCondition condition, long seed) {
    var invention = new Invention(seed + condition.name().hashCode());
    String name = park.name();
    String body = park.fields().shown("managementBody");
    String number = number(city.name(), "园管", invention);
    return switch (condition) {
      case E08 ->
          official(
              condition.name(),
              name,
              "关于印发《" + name + "知识产权促进办法》的通知",
              number,
              List.of("第一条　为促进" + name + "知识产权创造、运用和保护，制定本办法。", "第二条　对发明专利授权、贯标和质押融资贴息给予奖励。"),
              body);
      case E09 ->
          official(
              condition.name(),
              name,
              "关于设立" + name + "知识产权管理部门的批复",
              number,
              List.of("同意设立" + park.fields().shown("ipDepartment") + "，负责园区知识产权管理工作。"),
              city.name() + "机构编制委员会办公室");
      case E10 -> staff(park, number, body, invention);
      case E11 ->
          official(
              condition.name(),
              name,
              name + "知识产权人才与资源情况证明",
              number,
              List.of("园区现有知识产权服务机构九家，执业专利代理人二十六名，均在园区登记备案。"),
              body);
      case E12 ->
          official(
              condition.name(),
              name,
              "关于认定" + name + "为特色产业基地的通知",
              number,
              List.of(
                  "经评审，认定"
                      + name
                      + "为"
                      + park.fields().shown("leadingIndustry")
                      + "特色产业基地，园区中小企业相对集聚。"),
              city.smeDepartment());
      case E13 -> statistics(city, park, number);
    };
  }

  private static Piece staff(SamplePark park, String number, String body, Invention invention) {
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(List.of(Cell.label("序号"), Cell.label("姓名"), Cell.label("职务"), Cell.label("任职时间")));
    int count = Integer.parseInt(park.fields().shown("ipFullTimeStaff"));
    for (int i = 1; i <= count; i++) {
      rows.add(
          List.of(
              plain(Integer.toString(i)),
              plain(invention.person()),
              plain(i == 1 ? "主任" : "科员"),
              plain(invention.between(2010, 2016) + "年" + invention.between(1, 12) + "月")));
    }
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(park.name() + "知识产权专职人员任职文件", Look.title()));
    blocks.add(Paragraph.of(number, Look.center()));
    blocks.add(new Gap(12));
    if (count > 0) {
      blocks.add(
          Paragraph.of(
              park.fields().shown("ipDepartment") + "现有专职工作人员" + count + "人，名单如下：", Look.body()));
      blocks.add(new Table(List.of(12, 24, 34, 30), rows));
    } else {
      blocks.add(
          Paragraph.of(
              park.fields().shown("ipDepartment") + "专职工作人员的选配工作正在进行，人员到位后另行报送。", Look.body()));
    }
    signed(blocks, body);
    return evidence("E10", park.name(), blocks);
  }

  private static Piece statistics(SampleCity city, SamplePark park, String number) {
    Fields fields = park.fields();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(park.name() + "发明专利与人口统计证明", Look.title()));
    blocks.add(Paragraph.of(number, Look.center()));
    blocks.add(new Gap(12));
    blocks.add(
        Paragraph.of(
            "兹证明，截至2016年12月31日，"
                + park.name()
                + "有效发明专利拥有量为"
                + fields.shown("validInventionPatents")
                + "件，常住人口"
                + fields.shown("population")
                + "人，每万人口发明专利拥有量为"
                + fields.shown("inventionPer10k")
                + "件。",
            Look.body()));
    signed(blocks, city.name() + "统计局");
    return evidence("E13", park.name(), blocks);
  }

  /// The patent list of E13: as many valid inventions as the park declares, each with a right check
  /// digit.
  public static Piece patentList(SamplePark park, long seed) {
    var invention = new Invention(seed);
    List<List<Cell>> rows = new ArrayList<>();
    rows.add(
        List.of(
            Cell.label("序号"),
            Cell.label("专利号"),
            Cell.label("专利名称"),
            Cell.label("专利权人"),
            Cell.label("法律状态")));
    int count = Integer.parseInt(park.fields().shown("validInventionPatents"));
    for (int i = 1; i <= count; i++) {
      rows.add(
          List.of(
              plain(Integer.toString(i)),
              plain(invention.inventionPatent()),
              plain("一种" + invention.industry() + "用的装置及其方法"),
              plain(park.name().substring(0, 2) + invention.person().substring(1) + "科技有限公司"),
              plain("有效")));
    }
    return evidence(
        "E13",
        park.name(),
        List.of(
            Paragraph.of(park.name() + "有效发明专利清单（截至2016年12月31日）", Look.title().sized(16)),
            new Table(List.of(8, 22, 34, 26, 10), rows)));
  }

  private static Piece official(
      String condition,
      @Nullable String park,
      String title,
      String number,
      List<String> paragraphs,
      String signer) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(title, Look.title()));
    blocks.add(Paragraph.of(number, Look.center()));
    blocks.add(new Gap(12));
    for (String paragraph : paragraphs) {
      blocks.add(Paragraph.of(paragraph, Look.body()));
    }
    signed(blocks, signer);
    return evidence(condition, park, blocks);
  }

  private static void signed(List<Block> blocks, String signer) {
    blocks.add(new Gap(36));
    blocks.add(Paragraph.of(signer + "　　", Look.right()));
    blocks.add(new Block.Seal(signer, "", 360, 36, false));
    blocks.add(Paragraph.of("2017年6月30日　　", Look.right()));
  }

  private static Piece evidence(String condition, @Nullable String park, List<Block> blocks) {
    return new Piece(PieceType.EVIDENCE, park, condition, Fields.none(), blocks);
  }

  private static String number(String city, String organ, Invention invention) {
    return String.format(
        Locale.ROOT, "%s%s〔2017〕%d号", city.substring(0, 1), organ, invention.between(3, 90));
  }

  private static Cell plain(String text) {
    return Cell.value(Span.of(text));
  }
}
