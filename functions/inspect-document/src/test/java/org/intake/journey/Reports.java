package org.intake.journey;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Block;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.DocxWriter;
import org.intake.testkit.documents.Fields;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.PieceType;

/// The reports of an invented pilot city, as files.
final class Reports {
  private Reports() {}

  static byte[] annual(int year) {
    return annual(year, "国家知识产权局、工业和信息化部：", true);
  }

  static byte[] annual(int year, String recipients, boolean withPlan) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of("苏州市中小企业知识产权战略推进工程试点城市" + year + "年度工作总结和下一年度工作计划", Look.title()));
    blocks.add(Paragraph.of(recipients, Look.plain()));
    section(blocks, "一、工作进展总结", "专利导航、运营、保护、管理、公共服务和人才培养六项试点内容均按方案推进。");
    section(blocks, "二、主要指标完成情况", "各园区有效发明专利拥有量稳步增长。");
    section(blocks, "三、存在问题", "服务机构数量仍显不足。");
    if (withPlan) {
      section(blocks, "四、下一年度工作计划", "扩大知识产权托管范围，组织实务培训二十场。");
    }
    signed(blocks, year + "年12月20日");
    return written(PieceType.ANNUAL_REPORT, blocks);
  }

  static byte[] last() {
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of("苏州市中小企业知识产权战略推进工程试点工作总结报告", Look.title()));
    blocks.add(Paragraph.of("国家知识产权局、工业和信息化部：", Look.plain()));
    section(blocks, "一、经验与成效总结", "2017年至2020年，推进工程取得明显成效，形成可复制的经验。");
    section(blocks, "二、典型成功案例", "导航助力新材料企业突围");
    blocks.add(Paragraph.of("案例名称：导航助力新材料企业突围", Look.body()));
    blocks.add(Paragraph.of("对应试点内容：专利导航", Look.body()));
    blocks.add(Paragraph.of("案例正文：园区为企业实施专利导航，确定研发方向。", Look.body()));
    signed(blocks, "2020年12月18日");
    return written(PieceType.FINAL_REPORT, blocks);
  }

  private static void section(List<Block> blocks, String heading, String text) {
    blocks.add(Paragraph.of(heading, Look.section(1)));
    blocks.add(Paragraph.of(text, Look.body()));
  }

  private static void signed(List<Block> blocks, String date) {
    blocks.add(Paragraph.of("苏州市知识产权局　　苏州市经济和信息化委员会", Look.right()));
    blocks.add(Paragraph.of(date, Look.right()));
  }

  private static byte[] written(PieceType type, List<Block> blocks) {
    return DocxWriter.write(List.of(new Piece(type, null, null, Fields.none(), blocks)));
  }
}
