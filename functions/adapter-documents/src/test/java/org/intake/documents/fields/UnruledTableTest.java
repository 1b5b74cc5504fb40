package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.documents.Guides;
import org.intake.documents.Readings;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

/// Tables of a PDF that were printed without ruling lines.
class UnruledTableTest {
  private static final double LABEL = 0.14;
  private static final double VALUE = 0.33;
  private static final double SECOND_LABEL = 0.5;
  private static final double SECOND_VALUE = 0.69;

  private final List<LaidOutPage> pages = new ArrayList<>();
  private final List<Block> page = new ArrayList<>();

  private static Word word(double x, int line, String text) {
    return new Word(text, new Box(x, 0.1 + 0.018 * line, 0.018 * text.length(), 0.013), 1);
  }

  private UnruledTableTest line(Word... words) {
    page.add(new Block.Line(new TextLine(List.of(words), 0)));
    return this;
  }

  private UnruledTableTest row(String label, String value) {
    return line(word(LABEL, page.size(), label), word(VALUE, page.size(), value));
  }

  private UnruledTableTest row(String label, String value, String second, String other) {
    return line(
        word(LABEL, page.size(), label),
        word(VALUE, page.size(), value),
        word(SECOND_LABEL, page.size(), second),
        word(SECOND_VALUE, page.size(), other));
  }

  private UnruledTableTest only(double x, String text) {
    return line(word(x, page.size(), text));
  }

  private UnruledTableTest endPage() {
    pages.add(
        new LaidOutPage(
            pages.size() + 1,
            595,
            842,
            PageSource.TEXT_LAYER,
            page,
            List.of(),
            SealReport.NOT_EXPECTED));
    page.clear();
    return this;
  }

  private ReadDocument park() {
    return new DocumentFinder(Guides.callOf2017())
        .find("申报表.pdf", pages, (_, _, _) -> Optional.empty(), false).documents().stream()
            .filter(document -> document.type().equals(DocumentType.FORM_PART_2))
            .findFirst()
            .orElseThrow();
  }

  private UnruledTableTest head() {
    return only(0.35, "第二部分中小企业集聚园区情况");
  }

  @Test
  void readsLabelsAndValuesThatWrapSideBySide() {
    ReadDocument park =
        head()
            .row("园区名称", "苏州甲高新技", "园区级别", "省级")
            .only(VALUE, "术产业园")
            .row("园区管理机构", "甲园管委会", "批准设立年份", "2009")
            .row("每万人口发明", "51.2", "人口统计口径", "常住人口")
            .only(LABEL, "专利拥有量")
            .row("园区联系人", "祝采薇", "专职工作人员", "3")
            .only(SECOND_LABEL, "数（人）")
            .endPage()
            .park();

    assertThat(Readings.shown(park, "parkName")).isEqualTo("苏州甲高新技术产业园");
    assertThat(Readings.shown(park, "parkLevel")).isEqualTo("省级");
    assertThat(Readings.shown(park, "inventionPer10k")).isEqualTo("51.2");
    assertThat(Readings.shown(park, "populationBasis")).isEqualTo("常住人口");
    assertThat(Readings.shown(park, "parkContact")).isEqualTo("祝采薇");
    assertThat(Readings.shown(park, "ipFullTimeStaff")).isEqualTo("3");
  }

  @Test
  void endsATextWhereTheNextLabelBegins() {
    ReadDocument park =
        head()
            .row("园区名称", "苏州甲产业园")
            .row("园区级别", "省级")
            .row("知识产权促进", "管委会印发奖励办法，对授权发明专")
            .line(word(LABEL, 4, "政策"), word(VALUE, 4, "利每件奖励五千元。"))
            .row("知识产权人才", "引进专利代理机构三家。")
            .only(LABEL, "与资源情况")
            .row("园区联系人", "祝采薇")
            .endPage()
            .park();

    assertThat(Readings.shown(park, "ipPolicies")).isEqualTo("管委会印发奖励办法，对授权发明专利每件奖励五千元。");
    assertThat(Readings.shown(park, "ipTalent")).isEqualTo("引进专利代理机构三家。");
  }

  @Test
  void goesOnWithTheLastValueOnTheNextPage() {
    ReadDocument park =
        head()
            .row("园区名称", "苏州甲产业园")
            .row("园区级别", "省级")
            .row("园区联系人", "祝采薇")
            .row("创新能力与优势说明", "园区有研发机构二十二家，产业")
            .endPage()
            .only(VALUE, "链配套完整。")
            .endPage()
            .park();

    assertThat(Readings.shown(park, "advantage")).isEqualTo("园区有研发机构二十二家，产业链配套完整。");
  }

  @Test
  void keepsThePlaceOfAValueOnThePage() {
    ReadDocument park =
        head()
            .row("园区名称", "苏州甲产业园")
            .row("园区级别", "省级")
            .row("园区联系人", "祝采薇")
            .row("专职工作人员数", "3")
            .endPage()
            .park();

    Box box = Readings.field(park, "parkName").orElseThrow().place().box();
    assertThat(box).isNotNull();
    assertThat(box.x()).isEqualTo(VALUE);
  }
}
