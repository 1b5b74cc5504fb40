package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.documents.Readings;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;

/// What tells evidence when neither the file's name nor a label of a condition does.
class ClassifierTest {
  private static DocumentType type(String... lines) {
    FileReading reading = Readings.text("扫描件.txt", String.join("\n", lines));
    assertThat(reading.documents()).hasSize(1);
    return reading.documents().getFirst().type();
  }

  @Test
  void aHeadingWithTheWordsOfAConditionIsEvidenceThatDoesNotSayForWhich() {
    FileReading reading = Readings.text("扫描件.txt", "甲城光电产业园专职人员任职文件\n甲园管〔2017〕3号\n现任命下列同志。\n");

    ReadDocument document = reading.documents().getFirst();
    assertThat(document.type()).isEqualTo(new DocumentType("EVIDENCE"));
    assertThat(document.covers()).isEmpty();
  }

  @Test
  void wordsOfAConditionInASentenceMakeNoEvidence() {
    assertThat(type("会议通知", "会议将讨论专职人员的任职文件，请各部门准时参加。")).isEqualTo(DocumentType.UNKNOWN);
  }

  /// A letter that was read badly must not be taken for evidence: it would be missing then.
  @Test
  void whatIsMuchLikeALetterIsNoEvidenceForItsHeading() {
    assertThat(
            type(
                "关于报送中小企业知识产权战略推进工程资金安排的报告",
                "国家知识产权局、工业和信息化部：",
                "按照中小企业知识产权战略推进工程试点城市申报工作的要求，现推荐下列城市。"))
        .isEqualTo(DocumentType.UNKNOWN);
  }
}
