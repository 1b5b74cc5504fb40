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
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LetterPartsTest {
  private static final int FULL_LINE = 28;
  private static final String TITLE = "关于推荐苏州市申报中小企业知识产权战略推进工程试点城市的函";
  private static final String BODY = "根据有关通知要求，我们组织开展了试点城市推荐工作。经城市自愿申请、";

  /// Characters as wide as on a page whose lines hold 28 of them.
  private static LaidOutPage page(PageSource source, String... lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      double width = 0.78 * Math.min(1, (double) lines[i].length() / FULL_LINE);
      Word word = new Word(lines[i], new Box(0.11, 0.02 * (i + 1), width, 0.015), 0.9);
      blocks.add(new Block.Line(new TextLine(List.of(word), 0)));
    }
    return new LaidOutPage(1, 595, 842, source, blocks, List.of(), SealReport.NOT_EXPECTED);
  }

  private static Optional<String> addressees(PageSource source, String... lines) {
    List<Item.Line> all =
        Item.of(List.of(page(source, lines)), _ -> false).stream()
            .map(Item.Line.class::cast)
            .toList();
    return new LetterParts(all)
        .addressees()
        .map(run -> run.text().substring(0, LetterParts.endWithoutMark(run.text())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "；", "．", ".", "。", "、", "：", " ;"})
  void findsAddresseesWhoseColonRecognitionLost(String mark) {
    assertThat(addressees(PageSource.OCR, TITLE, "国家知识产权局、工业和信息化部" + mark, BODY))
        .contains("国家知识产权局、工业和信息化部");
  }

  @Test
  void findsAddresseesOfSeveralLines() {
    assertThat(addressees(PageSource.OCR, TITLE, "国家知识产权局、工业和信息化部、", "国家发展改革委;", BODY))
        .contains("国家知识产权局、工业和信息化部、\n国家发展改革委");
    assertThat(addressees(PageSource.OCR, TITLE, "国家知识产权局、工业和信息化部", "国家发展和改革委员会:", BODY))
        .contains("国家知识产权局、工业和信息化部\n国家发展和改革委员会");
    assertThat(addressees(PageSource.OCR, TITLE, "国家知识产权局、", "工业和信息化部：", BODY))
        .contains("国家知识产权局、\n工业和信息化部");
  }

  @Test
  void needsTheColonOfATextLayer() {
    assertThat(addressees(PageSource.TEXT_LAYER, TITLE, "国家知识产权局、工业和信息化部", BODY)).isEmpty();
    assertThat(addressees(PageSource.TEXT_LAYER, TITLE, "国家知识产权局、工业和信息化部：", BODY)).isPresent();
  }

  @Test
  void takesNoSignatureAndNoWrappedSentenceForAddressees() {
    assertThat(addressees(PageSource.OCR, "关于设立管理部门的决定", "苏州市知识产权局", "2017年7月14日")).isEmpty();
    assertThat(addressees(PageSource.OCR, "关于有关事项的说明", "苏州市知识产权局", "苏州市经济和信息化委员会", "2017年7月14日"))
        .isEmpty();
    assertThat(
            addressees(
                PageSource.OCR,
                "关于设立管理部门的决定",
                "现就苏州甲产业园知识产权管理部门设立一事决定如下并报市科学技术局",
                "、市知识产权局，由其负责园区知识产权工作。"))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "该市集聚园区为",
        "苏州市申报的中小企业集聚园区：",
        "上述园区为",
        "园区分别为",
        "苏州市，包括2个中小企业集聚园区：",
        "所含园区2个，即",
        "共两个园区："
      })
  void takesNoGeneralWordForAPark(String lead) {
    ReadDocument letter =
        letter(TITLE, "国家知识产权局、工业和信息化部：", BODY + "现推荐苏州市申报试点城市。", lead + "苏州甲产业园、苏州乙科技园。");

    assertThat(Readings.shown(letter, "recommendedParks")).isEqualTo("苏州市（苏州甲产业园、苏州乙科技园）");
  }

  @Test
  void keepsAParkThatIsNamedLikeASentencesSubject() {
    ReadDocument letter =
        letter(TITLE, "国家知识产权局、工业和信息化部：", BODY + "现推荐苏州市申报试点城市。", "苏州工业园区为国家级园区。");

    assertThat(Readings.shown(letter, "recommendedParks")).isEqualTo("苏州市（苏州工业园区）");
  }

  @Test
  void endsTheAttachmentsWhereItSaysWhomToAsk() {
    ReadDocument letter =
        letter(
            TITLE,
            "国家知识产权局、工业和信息化部：",
            BODY + "现推荐苏州市申报试点城市。",
            "附件：1．苏州市试点城市申报表",
            "2．证明材料",
            "联系人：张三丰　电话：0512-65250000",
            "江苏省知识产权局　江苏省经济和信息化委员会",
            "2017年7月14日");

    assertThat(Readings.shown(letter, "attachmentList")).isEqualTo("苏州市试点城市申报表、证明材料");
    assertThat(Readings.shown(letter, "contactName")).isEqualTo("张三丰");
  }

  private static ReadDocument letter(String... lines) {
    return Readings.document(
        Readings.text("推荐函.txt", "江苏省知识产权局\n苏知发〔2017〕52号\n" + String.join("\n", lines)),
        DocumentType.LETTER);
  }

  @Test
  void tellsARecognisedLetterWithoutItsColon() {
    LaidOutPage page =
        page(
            PageSource.OCR,
            "江苏省知识产权局",
            "苏知发〔2017〕52号",
            TITLE,
            "国家知识产权局、工业和信息化部；",
            BODY,
            "省级初审，现推荐苏州市申报中小企业知识产权战略推进工程试点城市。",
            "附件：1．苏州市试点城市申报表",
            "2．苏州市试点城市申报方案",
            "江苏省知识产权局　江苏省经济和信息化委员会",
            "2017年7月14日");

    assertThat(
            new DocumentFinder(Guides.callOf2017())
                .find("001.pdf", List.of(page), AimedReader.NONE, false)
                .documents())
        .extracting(ReadDocument::type)
        .containsExactly(DocumentType.LETTER);
  }

  @Test
  void anAttachmentWhosePointWasLostIsNoSignerAndTheProvinceStandsWhereItsOrganDoes() {
    LaidOutPage page =
        page(
            PageSource.OCR,
            "江苏省知识产权局",
            "苏知发〔2017〕52号",
            TITLE,
            "国家知识产权局、工业和信息化部：",
            BODY,
            "省级初审，现推荐苏州市申报中小企业知识产权战略推进工程试点城市。",
            "附件：1.苏州市试点城市申报方案",
            "2 苏州市试点城市申报表",
            "江苏省知识产权局　江苏省经济和信息化委员会",
            "2017年7月14日");

    ReadDocument letter =
        new DocumentFinder(Guides.callOf2017())
            .find("001.pdf", List.of(page), AimedReader.NONE, false)
            .documents()
            .getFirst();

    ReadField province = Readings.field(letter, "provinceCode").orElseThrow();
    assertThat(Readings.shown(letter, "provinceCode")).isEqualTo("江苏省");
    assertThat(province.raw()).isEqualTo("江苏省知识产权局");
    ReadField attachments = Readings.field(letter, "attachmentList").orElseThrow();
    assertThat(attachments.value())
        .isEqualTo(
            new FieldValue.Many(
                List.of(new FieldValue.Text("苏州市试点城市申报方案"), new FieldValue.Text("苏州市试点城市申报表"))));
  }
}
