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
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

/// Tables without ruling lines whose cells are set in the middle of their rows, as a browser prints
/// them.
class CentredTableTest {
  private static final double PITCH = 0.02;
  private static final double CHARACTER = 0.018;
  private static final double LABELS = 0.2;
  private static final double VALUES = 0.36;

  private final List<Word> words = new ArrayList<>();
  private double y = 0.2;

  private void put(double x, double top, String text) {
    words.add(new Word(text, new Box(x, top, CHARACTER * text.length(), 0.013), 1));
  }

  /// A row as tall as its taller cell; both cells stand in its middle, labels around their centre.
  private CentredTableTest row(List<String> label, List<String> value) {
    int tall = Math.max(label.size(), value.size());
    for (int i = 0; i < label.size(); i++) {
      String text = label.get(i);
      put(
          LABELS - CHARACTER * text.length() / 2,
          y + PITCH * (i + (tall - label.size()) / 2.0),
          text);
    }
    for (int i = 0; i < value.size(); i++) {
      put(VALUES, y + PITCH * (i + (tall - value.size()) / 2.0), value.get(i));
    }
    y += PITCH * tall;
    return this;
  }

  private DocumentFinder.Found found() {
    put(0.35, 0.1, "第二部分中小企业集聚园区情况");
    List<Block> lines =
        words.stream()
            .map(word -> word.box() == null ? 0 : word.box().y())
            .sorted()
            .distinct()
            .<Block>map(top ->
                new Block.Line(
                    new TextLine(
                        words.stream()
                            .filter(word -> word.box() != null && word.box().y() == top)
                            .toList(),
                        0)))
            .toList();
    LaidOutPage page =
        new LaidOutPage(
            1, 595, 842, PageSource.TEXT_LAYER, lines, List.of(), SealReport.NOT_EXPECTED);
    return new DocumentFinder(Guides.callOf2017())
        .find("申报表.pdf", List.of(page), (_, _, _) -> Optional.empty(), false);
  }

  private static ReadDocument park(DocumentFinder.Found found) {
    return found.documents().stream()
        .filter(document -> document.type().equals(DocumentType.FORM_PART_2))
        .findFirst()
        .orElseThrow();
  }

  /// Line by line 知识产权促进政策 took the first line of the answer below it, and was not doubted.
  @Test
  void givesEachLineToTheLabelInTheMiddleOfIt() {
    row(List.of("园区名称"), List.of("苏州甲产业园"));
    row(List.of("园区级别"), List.of("省级"));
    row(List.of("知识产权促进政策"), List.of("每年安排专项资金"));
    row(List.of("知识产权人才与资源情况"), List.of("有代理机构三家", "有专利专员八名"));
    row(List.of("每万人口发明", "专利拥有量"), List.of("51.2件"));
    row(List.of("园区地址"), List.of("苏州市工业园区", "星湖街", "218号"));

    ReadDocument park = park(found());

    assertThat(Readings.shown(park, "ipPolicies")).isEqualTo("每年安排专项资金");
    assertThat(Readings.shown(park, "ipTalent")).isEqualTo("有代理机构三家有专利专员八名");
    assertThat(Readings.shown(park, "inventionPer10k")).isEqualTo("51.2");
    assertThat(Readings.shown(park, "address")).isEqualTo("苏州市工业园区星湖街218号");
  }

  @Test
  void leavesABlankAnswerBlank() {
    row(List.of("园区名称"), List.of("苏州甲产业园"));
    row(List.of("园区级别"), List.of("省级"));
    row(List.of("知识产权促进政策"), List.of());
    row(List.of("每万人口发明", "专利拥有量"), List.of("51.2件"));
    row(List.of("知识产权人才与资源情况"), List.of("有代理机构三家", "有专利专员八名"));

    ReadDocument park = park(found());

    assertThat(Readings.shown(park, "ipPolicies")).isEqualTo("(none)");
    assertThat(Readings.shown(park, "ipTalent")).contains("三家").contains("八名");
  }

  /// A label whose answer is printed elsewhere was called blank.
  @Test
  void saysWhichLabelsHaveNoAnswerWhereTheyStand() {
    row(List.of("园区名称"), List.of("苏州甲产业园"));
    row(List.of("园区级别"), List.of("省级"));
    y += 3 * PITCH;
    row(List.of("从业人员数"), List.of());
    row(List.of("规划面积"), List.of());
    row(List.of("入园企业数"), List.of());
    row(List.of("园区人口数"), List.of());

    DocumentFinder.Found found = found();

    assertThat(Readings.field(park(found), "employees")).isEmpty();
    assertThat(found.problems()).extracting(Problem::code).contains(Problem.Code.UNKNOWN_LABEL);
  }
}
