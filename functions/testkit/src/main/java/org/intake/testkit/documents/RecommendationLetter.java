package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.intake.testkit.documents.Block.Align;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;
import org.intake.testkit.documents.Block.Rule;
import org.intake.testkit.documents.Block.Seal;
import org.intake.testkit.documents.Block.Span;
import org.intake.testkit.documents.TruthValue.CityPark;

/// Lays out the letter as GB/T 9704-2012 has it: head, number, title, addressees, body,
/// attachments, signers with seals, date, contact, and the imprint at the foot with a later date as
/// a trap.
public final class RecommendationLetter {
  private RecommendationLetter() {}

  public static Piece piece(SampleLetter letter) {
    SampleProvince province = letter.province();
    String cities = String.join("、", letter.cities().stream().map(SampleCity::name).toList());
    String titleStart = "关于推荐" + cities + "申报";
    String titleEnd = "中小企业知识产权战略推进工程试点城市的函";
    String preReview = "经城市自愿申请、省级初审和集体研究，申报材料齐全，符合申报条件";
    List<String> attachments = attachments(letter);

    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of(province.ipOffice(), Look.head()));
    blocks.add(Paragraph.of(province.smeDepartment(), Look.head()));
    blocks.add(new Gap(8));
    blocks.add(
        new Paragraph(List.of(Span.value(letter.number(), "docNumber")), Look.center().sized(14)));
    blocks.add(new Rule(true));
    blocks.add(new Gap(14));
    blocks.add(new Paragraph(List.of(Span.value(titleStart, "title")), Look.title()));
    blocks.add(new Paragraph(List.of(Span.value(titleEnd, "title")), Look.title()));
    blocks.add(new Gap(10));
    Look body = Look.body().sized(14);
    blocks.add(
        new Paragraph(
            List.of(
                Span.value("国家知识产权局", "addressees"),
                Span.of("、"),
                Span.value("工业和信息化部", "addressees"),
                Span.of("：")),
            Look.plain().sized(14)));
    blocks.add(
        new Paragraph(
            List.of(
                Span.of("根据《关于开展中小企业知识产权战略推进工程试点城市申报工作的通知》（国知办发管字〔2017〕30号）要求，我们组织开展了试点城市推荐工作。"),
                Span.value(preReview, "preReviewStatement"),
                Span.of("，现推荐"),
                Span.value(cities, "recommendedCities"),
                Span.of("申报中小企业知识产权战略推进工程试点城市。")),
            body));
    int order = 1;
    for (SampleCity city : letter.cities()) {
      blocks.add(cityParagraph(order, city, body));
      order++;
    }
    blocks.add(Paragraph.of("特此函报，请予审核。", body));
    blocks.add(new Gap(8));
    order = 1;
    for (String attachment : attachments) {
      String front = order == 1 ? "附件：" : "　　　";
      blocks.add(
          new Paragraph(
              List.of(Span.of(front + order + "．"), Span.value(attachment, "attachmentList")),
              body));
      order++;
    }
    blocks.add(new Gap(34));
    blocks.add(
        new Paragraph(
            List.of(
                Span.value(province.ipOffice(), "provinceIpOffice"),
                Span.of("　　"),
                Span.value(province.smeDepartment(), "provinceSmeDept")),
            new Look(Align.RIGHT, 14, false, false, 0, 0)));
    blocks.add(new Seal(province.ipOffice(), "", 172, 26, false));
    blocks.add(
        new Paragraph(
            List.of(Span.value(SampleValue.written(letter.date()), "letterDate"), Span.of("　　")),
            new Look(Align.RIGHT, 14, false, false, 0, 0)));
    blocks.add(new Seal(province.smeDepartment(), "", 352, 48, false));
    blocks.add(new Gap(26));
    blocks.add(
        new Paragraph(
            List.of(
                Span.of("（联系人："),
                Span.value(letter.contact().name(), "contactName"),
                Span.of("　联系电话："),
                Span.value(letter.contact().phone(), "contactPhone"),
                Span.of("　电子邮箱："),
                Span.value(letter.contact().mail(), "contactEmail"),
                Span.of("）")),
            Look.body()));
    blocks.add(new Gap(20));
    blocks.add(new Rule(false));
    blocks.add(
        Paragraph.of(
            "抄送：" + province.division().name() + "人民政府办公厅，" + cities + "人民政府。", Look.plain()));
    blocks.add(new Rule(false));
    blocks.add(
        Paragraph.of(
            province.ipOffice()
                + "办公室　　　　　　　　"
                + SampleValue.written(letter.date().plusDays(3))
                + "印发",
            Look.plain()));
    blocks.add(new Rule(false));
    return new Piece(
        PieceType.LETTER,
        null,
        null,
        truth(letter, titleStart + titleEnd, preReview, attachments),
        blocks);
  }

  private static Paragraph cityParagraph(int order, SampleCity city, Look body) {
    List<Span> spans = new ArrayList<>();
    spans.add(
        Span.of(
            chinese(order) + "、" + city.name() + "。该市知识产权工作基础扎实，已将知识产权工作纳入政府重要议事日程。中小企业集聚的园区为"));
    for (int i = 0; i < city.parks().size(); i++) {
      if (i > 0) {
        spans.add(Span.of("、"));
      }
      spans.add(Span.value(city.parks().get(i).name(), "recommendedParks"));
    }
    spans.add(Span.of("，园区设有知识产权管理部门，配备专职工作人员。"));
    return new Paragraph(spans, body);
  }

  private static List<String> attachments(SampleLetter letter) {
    List<String> attachments = new ArrayList<>();
    for (SampleCity city : letter.cities()) {
      attachments.add(city.name() + "试点城市申报方案");
      attachments.add(city.name() + "试点城市申报表");
      attachments.add(city.name() + "证明材料");
    }
    return attachments;
  }

  private static String chinese(int number) {
    return "一二三四五六七八九".substring(number - 1, number);
  }

  private static Fields truth(
      SampleLetter letter, String title, String preReview, List<String> attachments) {
    SampleProvince province = letter.province();
    var values = new LinkedHashMap<String, SampleValue>();
    values.put("docNumber", SampleValue.text(letter.number()));
    values.put("title", SampleValue.text(title));
    values.put(
        "addressees",
        new SampleValue("国家知识产权局、工业和信息化部", new TruthValue.Names(List.of("国家知识产权局", "工业和信息化部"))));
    values.put("provinceCode", SampleValue.division(province.division()));
    values.put("provinceIpOffice", SampleValue.organ(province.ipOffice()));
    values.put("provinceSmeDept", SampleValue.organ(province.smeDepartment()));
    values.put("letterDate", SampleValue.date(letter.date()));
    values.put(
        "recommendedCities",
        new SampleValue(
            String.join("、", letter.cities().stream().map(SampleCity::name).toList()),
            new TruthValue.Divisions(
                letter.cities().stream()
                    .map(c -> new TruthValue.Division(c.division().code(), c.name()))
                    .toList())));
    List<CityPark> parks = new ArrayList<>();
    for (SampleCity city : letter.cities()) {
      for (SamplePark park : city.parks()) {
        parks.add(new CityPark(city.name(), park.name()));
      }
    }
    values.put(
        "recommendedParks",
        new SampleValue(
            String.join("、", parks.stream().map(CityPark::park).toList()),
            new TruthValue.CityParks(parks)));
    values.put("preReviewStatement", SampleValue.text(preReview));
    values.put(
        "attachmentList",
        new SampleValue(String.join("\n", attachments), new TruthValue.Names(attachments)));
    values.put("contactName", SampleValue.text(letter.contact().name()));
    values.put("contactPhone", SampleValue.text(letter.contact().phone()));
    values.put("contactEmail", SampleValue.text(letter.contact().mail()));
    return new Fields(values);
  }
}
