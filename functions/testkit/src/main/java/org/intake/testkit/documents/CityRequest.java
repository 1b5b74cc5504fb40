package org.intake.testkit.documents;

import java.util.ArrayList;
import java.util.List;
import org.intake.testkit.documents.Block.Gap;
import org.intake.testkit.documents.Block.Look;
import org.intake.testkit.documents.Block.Paragraph;

/// Lays out the joint request (E14) by which both departments of a city apply to the province.
public final class CityRequest {
  private CityRequest() {}

  public static Piece piece(SampleCity city) {
    SampleProvince province = city.province();
    List<Block> blocks = new ArrayList<>();
    blocks.add(Paragraph.of("关于" + city.name() + "申报中小企业知识产权战略推进工程", Look.title()));
    blocks.add(Paragraph.of("试点城市的请示", Look.title()));
    blocks.add(new Gap(12));
    blocks.add(
        Paragraph.of(province.ipOffice() + "、" + province.smeDepartment() + "：", Look.plain()));
    blocks.add(
        Paragraph.of(
            "按照国家知识产权局、工业和信息化部关于开展中小企业知识产权战略推进工程试点城市申报工作的要求，"
                + city.name()
                + "自愿申请作为试点城市，申报园区为"
                + String.join("、", city.parkNames())
                + "。现联合提出推进工程申报申请，请予审核并推荐。",
            Look.body()));
    blocks.add(Paragraph.of("附件：1．试点城市申报方案", Look.body()));
    blocks.add(Paragraph.of("　　　2．试点城市申报表", Look.body()));
    blocks.add(Paragraph.of("　　　3．证明符合申报条件的有关材料", Look.body()));
    blocks.add(new Gap(30));
    blocks.add(
        Paragraph.of(city.ipOffice() + "（盖章）　　" + city.smeDepartment() + "（盖章）", Look.right()));
    blocks.add(new Block.Seal(city.ipOffice(), "", 150, 24, false));
    blocks.add(Paragraph.of(SampleValue.written(city.requestDate()) + "　　", Look.right()));
    blocks.add(new Block.Seal(city.smeDepartment(), "", 340, 44, false));
    return new Piece(PieceType.CITY_REQUEST, null, "E14", Fields.none(), blocks);
  }
}
