package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;

/// Sheets that give several parks under one set of labels.
class PartMatrixTest {
  private static final String TITLE = "<html><body><p>第二部分 中小企业集聚园区情况</p>";
  private static final List<String> LABELS =
      List.of(
          "园区名称",
          "园区级别",
          "园区管理机构",
          "入园企业数",
          "园区人口数（人）",
          "有效发明专利拥有量",
          "每万人口发明专利拥有量",
          "专职工作人员数",
          "园区联系人");
  private static final List<String> FIRST =
      List.of("苏州甲产业园", "省级", "甲园管委会", "420", "25000", "123", "49.2", "3", "祝采薇");
  private static final List<String> SECOND =
      List.of("苏州乙产业园", "市级", "乙园管委会", "310", "21000", "104", "49.52", "2", "谈家骏");

  private static String row(List<String> cells) {
    return cells.stream().collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>"));
  }

  private static FileReading read(List<List<String>> rows) {
    return Readings.text(
        "园区.html",
        TITLE
            + rows.stream()
                .map(PartMatrixTest::row)
                .collect(Collectors.joining("", "<table>", "</table>")));
  }

  private static List<List<String>> sideBySide(List<List<String>> columns) {
    return IntStream.range(0, columns.getFirst().size())
        .mapToObj(i -> columns.stream().map(column -> column.get(i)).toList())
        .toList();
  }

  private static List<ReadDocument> parks(FileReading reading) {
    return reading.documents().stream()
        .filter(document -> document.type().equals(DocumentType.FORM_PART_2))
        .toList();
  }

  private static void assertBothParks(FileReading reading) {
    List<ReadDocument> parks = parks(reading);
    assertThat(parks).extracting(ReadDocument::park).containsExactly("苏州甲产业园", "苏州乙产业园");
    assertThat(Readings.shown(parks.get(0), "inventionPer10k")).isEqualTo("49.2");
    assertThat(Readings.shown(parks.get(1), "inventionPer10k")).isEqualTo("49.52");
    assertThat(Readings.shown(parks.get(1), "parkContact")).isEqualTo("谈家骏");
    assertThat(Readings.field(parks.get(1), "inventionPer10k").orElseThrow().doubts()).isEmpty();
  }

  @Test
  void readsAParkFromEachColumn() {
    FileReading reading = read(sideBySide(List.of(LABELS, FIRST, SECOND)));

    assertBothParks(reading);
    assertThat(Readings.codes(reading)).doesNotContain(Code.UNKNOWN_LABEL);
  }

  @Test
  void readsAParkFromEachRow() {
    assertBothParks(read(List.of(LABELS, FIRST, SECOND)));
  }

  @Test
  void leavesTheColumnsOfNumbersAndTheRowOfTotalsOut() {
    List<String> numbers = List.of("1", "2", "3", "4", "5", "6", "7", "8", "9");
    assertBothParks(read(sideBySide(List.of(numbers, LABELS, FIRST, SECOND))));
    assertBothParks(
        read(
            List.of(
                LABELS, FIRST, SECOND, List.of("合计", "", "", "730", "46000", "227", "", "5", ""))));
  }

  @Test
  void doesNotTakeInstructionsForAPark() {
    List<String> how = List.of("填写全称", "选填", "全称", "截至年底", "常住", "有效", "保留两位小数", "人", "姓名");

    assertThat(parks(read(sideBySide(List.of(LABELS, FIRST, how))))).hasSize(1);
  }

  @Test
  void namesAColumnOfTheListThatTheCallDoesNotKnow() {
    List<String> labels = new java.util.ArrayList<>(LABELS);
    labels.set(4, "园区内总人数规模");

    FileReading reading = read(List.of(labels, FIRST, SECOND));

    assertThat(parks(reading)).hasSize(2);
    assertThat(Readings.codes(reading)).contains(Code.UNKNOWN_LABEL);
  }
}
