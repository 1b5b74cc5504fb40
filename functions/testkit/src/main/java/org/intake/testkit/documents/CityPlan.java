package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Span;

/// Lays out a city's plan with the headings of the notice's part three.
public final class CityPlan {
  private CityPlan() {}

  private record Section(String field, int level, String heading, String body) {}

  public static Piece piece(SampleCity city) {
    String title = city.name() + "中小企业知识产权战略推进工程试点城市申报方案";
    var truth = new LinkedHashMap<String, SampleValue>();
    truth.put("planTitle", SampleValue.text(title));
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Paragraph(
            List.of(Span.value(city.name() + "中小企业知识产权战略推进工程", "planTitle")), Look.title()));
    blocks.add(new Paragraph(List.of(Span.value("试点城市申报方案", "planTitle")), Look.title()));
    blocks.add(new Gap(12));
    for (Section section : sections(city)) {
      blocks.add(Paragraph.of(section.heading(), Look.section(section.level())));
      if (!section.body().isEmpty()) {
        truth.put(section.field(), SampleValue.text(section.body()));
        blocks.add(
            new Paragraph(List.of(Span.value(section.body(), section.field())), Look.body()));
      }
    }
    blocks.add(new Gap(24));
    blocks.add(Paragraph.of(city.name() + "知识产权局　　", Look.right()));
    blocks.add(Paragraph.of(city.name() + "经济和信息化委员会　　", Look.right()));
    blocks.add(Paragraph.of(SampleValue.written(city.requestDate()) + "　　", Look.right()));
    return new Piece(PieceType.PLAN, null, null, new Fields(truth), blocks);
  }

  private static List<Section> sections(SampleCity city) {
    Fields part1 = city.part1();
    String name = city.name();
    List<Section> sections = new ArrayList<>();
    sections.add(
        new Section(
            "basis",
            1,
            "一、工作基础与现状",
            name
                + "常住人口"
                + part1.shown("residentPopulation")
                + "万人，中小企业"
                + part1.shown("smeCount")
                + "家，有效发明专利拥有量"
                + part1.shown("validInventionPatents")
                + "件，知识产权工作体系基本形成，具备开展试点的良好条件。"));
    sections.add(
        new Section(
            "objectives",
            1,
            "二、总体思路与目标",
            "到2020年，中小企业知识产权创造、运用、保护、管理和服务能力明显提升。2017年完成部署，2018年托管企业达到三百家，2019年达到六百家，2020年达到一千家。"));
    sections.add(new Section("", 1, "三、试点内容", ""));
    sections.add(
        new Section(
            "task1",
            2,
            "（一）建立专利导航产业和企业发展工作机制",
            "围绕主导产业实施产业规划类和企业运营类专利导航项目，定期向中小企业推送产业专利信息，提高创新决策的科学性和精准度。"));
    sections.add(
        new Section(
            "task2",
            2,
            "（二）提升中小企业知识产权运营能力",
            "支持中小企业以质押融资、许可转让、出资入股等方式实现知识产权价值，引导银行、保险和担保机构参与，完善风险补偿。"));
    sections.add(
        new Section(
            "task3", 2, "（三）加强中小企业知识产权保护力度", "完善快速维权援助机制，开展专项执法行动，推进专利侵权纠纷快速调解，及时化解中小企业知识产权纠纷。"));
    sections.add(
        new Section(
            "task4", 2, "（四）提升中小企业知识产权管理水平", "建立知识产权托管工作体系，遴选服务机构为中小企业提供委托管理服务，推动企业贯彻实施管理规范国家标准。"));
    sections.add(
        new Section("task5", 2, "（五）优化中小企业知识产权公共服务", "建设综合性知识产权公共服务平台，实施知识产权特派员制度，为中小企业提供全方位的服务。"));
    sections.add(
        new Section(
            "task6", 2, "（六）加强中小企业知识产权人才培养", "分类开展经营管理者和研发人员的知识产权培训，三年培训不少于三千人次，培养一批知识产权高级管理人才。"));
    sections.add(
        new Section(
            "schedule",
            1,
            "四、进度安排",
            "2017年下半年制定细则、启动试点；2018年全面实施；2019年中期评估、完善措施；2020年总结经验、编制典型成功案例。"));
    sections.add(
        new Section(
            "budget",
            1,
            "五、经费预算",
            "试点经费合计"
                + part1.shown("fiscalInput")
                + "万元，其中"
                + part1.shown("fiscalInputYears")
                + "。"));
    sections.add(
        new Section(
            "parkRoles",
            1,
            "六、园区任务分工",
            String.join("", city.parkNames().stream().map(CityPlan::role).toList())));
    sections.add(
        new Section("safeguards", 1, "七、保障措施", "加强组织领导，成立领导小组；落实配套资金，纳入年度预算；健全考核机制，定期通报进展。"));
    return sections;
  }

  private static String role(String park) {
    return park + "负责专利导航、托管服务和人才培训在园区内的落实，设立工作专班并按季度报送进展。";
  }
}
