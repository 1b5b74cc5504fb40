package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Plans are numbered in every way there is, and some not at all.
class SectionHeadingTest {
  static List<String> plans() {
    return List.of(
        plan("一、", "二、", "（一）", "（二）", "三、"),
        plan("第一章 ", "第二章 ", "第一节 ", "第二节 ", "第三章 "),
        plan("1 ", "2 ", "2.1 ", "2.2 ", "3 "),
        plan("1.", "2.", "2.1 ", "2.2 ", "3."),
        plan("", "", "", "", ""));
  }

  private static String plan(String a, String b, String c, String d, String e) {
    return "苏州市中小企业知识产权战略推进工程试点城市申报方案\n"
        + a
        + "工作基础与现状\n苏州市现有中小企业五万家。\n4.1亿元的专项资金已经到位。\n"
        + b
        + "试点内容\n"
        + c
        + "提升中小企业知识产权运营能力\n开展质押融资，设立补偿资金。\n"
        + d
        + "加强中小企业知识产权保护力度\n建立维权援助机制。\n"
        + e
        + "进度安排\n2017年启动，2020年总结验收。\n";
  }

  @ParameterizedTest
  @MethodSource("plans")
  void findsEachSectionUnderItsHeading(String plan) {
    ReadDocument read = Readings.document(Readings.text("苏州市_申报方案.txt", plan), DocumentType.PLAN);

    assertThat(Readings.shown(read, "basis")).isEqualTo("苏州市现有中小企业五万家。4.1亿元的专项资金已经到位。");
    assertThat(Readings.shown(read, "task2")).isEqualTo("开展质押融资，设立补偿资金。");
    assertThat(Readings.shown(read, "task3")).isEqualTo("建立维权援助机制。");
    assertThat(Readings.shown(read, "schedule")).isEqualTo("2017年启动，2020年总结验收。");
  }
}
