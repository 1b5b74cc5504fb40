package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.Guides;
import org.intake.documents.Readings;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

/// Signers, dates and contacts of recognised letters that stamps and wear lie on: what is offered
/// to a person.
class HiddenSignersTest {
  private static ReadDocument letter(String... signature) {
    List<String> lines =
        new ArrayList<>(
            List.of(
                "苏知发〔2017〕52号",
                "关于推荐苏州市申报中小企业知识产权战略推进工程试点城市的函",
                "国家知识产权局、工业和信息化部：",
                "根据有关通知要求，我们组织开展了试点城市推荐工作。经城市自愿申请、",
                "省级初审，现推荐苏州市申报中小企业知识产权战略推进工程试点城市。",
                "特此函报，请予审核。"));
    lines.addAll(List.of(signature));
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      List<Word> words = new ArrayList<>();
      double x = 0.11;
      for (String part : lines.get(i).split(" ")) {
        words.add(new Word(part, new Box(x, 0.03 * (i + 1), 0.02 * part.length(), 0.015), 0.97));
        x += 0.02 * part.length() + 0.03;
      }
      blocks.add(new Block.Line(new TextLine(words, 0)));
    }
    LaidOutPage page =
        new LaidOutPage(1, 595, 842, PageSource.OCR, blocks, List.of(), SealReport.CANNOT_TELL);
    return new DocumentFinder(Guides.callOf2017())
        .find("推荐函.tif", List.of(page), AimedReader.NONE, false)
        .documents()
        .getFirst();
  }

  private static void isOffered(ReadDocument letter, String name, String value) {
    ReadField field = Readings.field(letter, name).orElseThrow();
    assertThat(field.value()).as(name).isNotNull();
    assertThat(Readings.shown(letter, name)).isEqualTo(value);
    assertThat(field.doubts()).as(name).contains(Doubt.REPAIRED);
    assertThat(field.confidence()).as(name).isLessThan(0.6);
    assertThat(field.place().box()).as(name).isNotNull();
  }

  @Test
  void offersTheOrganThatACoveredNameCanOnlyBe() {
    ReadDocument letter = letter("|江芳省知火产杠局 江苏省经沾和信舍化委员", "2017年7月14日");

    isOffered(letter, "provinceIpOffice", "江苏省知识产权局");
    isOffered(letter, "provinceSmeDept", "江苏省经济和信息化委员会");
  }

  @Test
  void aNameThatIsCutIsCompletedAndInDoubt() {
    isOffered(letter("江苏省知识产权局", "江苏省经济和信息化委", "2017年7月14日"), "provinceSmeDept", "江苏省经济和信息化委员会");
  }

  @Test
  void aNameThatGapsToreApartIsOne() {
    ReadDocument letter = letter("江苏省知识产权局", "江苏省经济和信息化委 员 会", "2017年7月14日");

    assertThat(Readings.shown(letter, "provinceSmeDept")).isEqualTo("江苏省经济和信息化委员会");
    assertThat(Readings.field(letter, "provinceSmeDept").orElseThrow().doubts())
        .doesNotContain(Doubt.REPAIRED);
  }

  @Test
  void doesNotMakeAnotherProvincesOrganTheLettersOwn() {
    ReadDocument letter = letter("浙江省知识产权同", "浙江省经济和信息伍委员会", "2017年7月14日");

    assertThat(Readings.shown(letter, "provinceIpOffice")).doesNotContain("江苏");
    assertThat(Readings.shown(letter, "provinceSmeDept")).doesNotContain("江苏");
  }

  @Test
  void offersTheDayThatAHiddenDateIsNearestTo() {
    isOffered(letter("江苏省知识产权局 江苏省经济和信息化委员会", "2047年7户 20月-"), "letterDate", "2017-07-20");
    isOffered(letter("江苏省知识产权局 江苏省经济和信息化委员会", "二@一蕊軍七月一日"), "letterDate", "2017-07-01");
  }

  @Test
  void aDateOfAnotherYearThanTheNumbersIsInDoubt() {
    ReadDocument letter = letter("江苏省知识产权局 江苏省经济和信息化委员会", "2047年7月19日");

    assertThat(Readings.field(letter, "letterDate").orElseThrow().doubts())
        .contains(Doubt.READINGS_DISAGREE);
  }

  @Test
  void aDateThatMayBeTwoDaysIsLeftToAPersonWithItsPlace() {
    ReadDocument letter = letter("江苏省知识产权局 江苏省经济和信息化委员会", "二〇一七年七月_十五县");

    ReadField date = Readings.field(letter, "letterDate").orElseThrow();
    assertThat(date.value()).isNull();
    assertThat(date.place().box()).isNotNull();
  }

  @Test
  void signersStandAboveADateOfWhichAStampLeavesCenturyAndMonth() {
    for (String date : List.of("2 (廁 20'. E7月料", "人,入20)。37月全」", "只一2017月坊」")) {
      ReadDocument letter =
          letter("附件：1.苏州市试点城市申报表", "2.苏州市证明材料", "江苏省知识产权局 江苏省经济和信息化委员会", date, "联系人：张三丰");

      assertThat(Readings.shown(letter, "provinceIpOffice")).as(date).isEqualTo("江苏省知识产权局");
      assertThat(Readings.shown(letter, "attachmentList")).as(date).isEqualTo("苏州市试点城市申报表、苏州市证明材料");
      ReadField day = Readings.field(letter, "letterDate").orElseThrow();
      assertThat(day.place().box()).as(date).isNotNull();
      assertThat(day.confidence()).as(date).isLessThan(0.6);
    }
  }

  @Test
  void theDateOfTheImprintIsNotTheLettersWhereThatIsLost() {
    ReadDocument letter = letter("江苏省知识产权局 江苏省经济和信息化委员会", "2017年7月17日印发");

    assertThat(Readings.field(letter, "letterDate")).isEmpty();
  }

  @Test
  void aContactWhoseLabelIsMisreadIsKnownByItsFormAndInDoubt() {
    ReadDocument letter =
        letter("2017年7月14日", "联系人：张三丰 联系也闪.0512-65250000", "由了部箱.sanf@js-ip.example");

    assertThat(Readings.shown(letter, "contactName")).isEqualTo("张三丰");
    for (String name : List.of("contactPhone", "contactEmail")) {
      ReadField field = Readings.field(letter, name).orElseThrow();
      assertThat(field.doubts()).as(name).contains(Doubt.LOW_CONFIDENCE);
      assertThat(field.confidence()).as(name).isLessThan(0.6);
    }
    assertThat(Readings.shown(letter, "contactPhone")).isEqualTo("0512-65250000");
    assertThat(Readings.shown(letter, "contactEmail")).isEqualTo("sanf@js-ip.example");
  }

  @Test
  void aFaxNumberIsNoContactsTelephone() {
    ReadDocument letter = letter("2017年7月14日", "联系人：张三丰 传真号码：0512-65250001");

    assertThat(Readings.field(letter, "contactPhone")).isEmpty();
  }

  @Test
  void aNumberThatIsTelephoneAndFaxIsTheTelephone() {
    ReadDocument letter = letter("2017年7月14日", "联系人：张三丰 电话/传真：0512-65250000");

    assertThat(Readings.shown(letter, "contactPhone")).isEqualTo("0512-65250000");
  }

  @Test
  void ofTwoTelephonesWithMisreadLabelsNeitherIsTaken() {
    ReadDocument letter = letter("2017年7月14日", "联系人：张三丰 联系也闪.0512-65250000", "伎真.0512-65250001");

    assertThat(Readings.field(letter, "contactPhone")).isEmpty();
  }
}
