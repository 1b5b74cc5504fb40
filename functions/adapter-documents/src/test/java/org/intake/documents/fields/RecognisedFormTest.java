package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.documents.Guides;
import org.intake.documents.Readings;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.TextLine;
import org.intake.documents.layout.Word;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.documents.text.Flow;
import org.intake.documents.value.Names;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a form's fields become when its page was recognised.
class RecognisedFormTest {
  private static final double SURE = 0.97;

  private static TextLine line(String text, double y) {
    return new TextLine(
        List.of(new Word(text, new Box(0.1, y, 0.02 * text.length(), 0.015), SURE)), 0);
  }

  private static ReadDocument part1(AimedReader aimed, String... labelsAndValues) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Line(line("第一部分 城市基本情况", 0.05)));
    List<GridCell> cells = new ArrayList<>();
    for (int i = 0; i < labelsAndValues.length; i++) {
      List<TextLine> lines = new ArrayList<>();
      for (String text : labelsAndValues[i].split("\n")) {
        lines.add(line(text, 0.1 + 0.05 * i));
      }
      cells.add(
          new GridCell(
              i / 2 + 1, i % 2 + 1, 1, 1, new Box(0.1 + 0.4 * (i % 2), 0.1, 0.4, 0.04), lines));
    }
    blocks.add(new Block.Table(new Grid(1, new Box(0.1, 0.1, 0.8, 0.8), cells)));
    LaidOutPage page =
        new LaidOutPage(1, 595, 842, PageSource.OCR, blocks, List.of(), SealReport.CANNOT_TELL);
    return new DocumentFinder(Guides.callOf2017())
        .find("001.pdf", List.of(page), aimed, false)
        .documents()
        .getFirst();
  }

  private static ReadField field(ReadDocument document, String name) {
    return Readings.field(document, name).orElseThrow();
  }

  private static AimedReader says(FieldType type, String text) {
    return (_, _, field) ->
        field.type() == type ? Optional.of(new AimedReading(text, SURE, 2, 2)) : Optional.empty();
  }

  private static AimedReader saysOfTheCode(String text) {
    return (_, _, field) ->
        field.name().equals("cityCode")
            ? Optional.of(new AimedReading(text, SURE, 2, 2))
            : Optional.empty();
  }

  private static final String[] CITY = {
    "申报城市", "苏州市", "城市类型", "地级城市", "财政投入(万元)", "1500", "申报园区名单", "苏州甲产业园"
  };

  private static String[] city(String... more) {
    List<String> all = new ArrayList<>(List.of(CITY));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void readsTheDateOfAnOpinionAgain() {
    ReadField opinion =
        field(
            part1(
                says(FieldType.DATED_TEXT, "2017年7月6日"),
                city("市级部门意见", "同意申报。\n(盖章)\n2017 年 了 月 6 日")),
            "cityOpinion");

    assertThat(opinion.value())
        .isInstanceOfSatisfying(
            FieldValue.Dated.class,
            dated -> assertThat(dated.date()).isEqualTo(LocalDate.of(2017, 7, 6)));
    assertThat(opinion.confidence()).isLessThan(0.9);
  }

  @Test
  void doubtsTheDateOfAnOpinionThatTwoReadingsTellDifferently() {
    ReadField opinion =
        field(
            part1(says(FieldType.DATED_TEXT, "2017年7月8日"), city("市级部门意见", "同意申报。\n2017年7月6日")),
            "cityOpinion");

    assertThat(opinion.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
  }

  @Test
  void isNeverAsSureOfOneReadingAsOfTwo() {
    ReadField once = field(part1(AimedReader.NONE, CITY), "parkList");
    ReadField twice = field(part1(says(FieldType.TEXT_LIST, "苏州甲产业园"), CITY), "parkList");

    assertThat(once.confidence()).isLessThan(0.9);
    assertThat(twice.confidence()).isGreaterThanOrEqualTo(0.9);
  }

  @Test
  void doubtsACodeThatIsAnothersThanTheName() {
    ReadField code = field(part1(saysOfTheCode("430700"), city("行政区划代码", "430700")), "cityCode");
    ReadField right = field(part1(saysOfTheCode("320500"), city("行政区划代码", "320500")), "cityCode");

    assertThat(code.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
    assertThat(right.doubts()).isEmpty();
  }

  @Test
  void takesGapsOfWideTypeForNoneWhenTheAimedReadingSaysTheSame() {
    ReadField people =
        field(
            part1(says(FieldType.DECIMAL, "535.6"), city("常住人口(万人)", "53 5.6")),
            "residentPopulation");
    ReadField other =
        field(
            part1(says(FieldType.DECIMAL, "5356"), city("常住人口(万人)", "53 5.6")),
            "residentPopulation");

    assertThat(people.value()).isEqualTo(new FieldValue.Decimal(new BigDecimal("535.6")));
    assertThat(people.doubts()).isEmpty();
    assertThat(other.doubts()).contains(Doubt.READINGS_DISAGREE);
  }

  @Test
  void trustsNoOpinionWithoutADate() {
    ReadField opinion = field(part1(AimedReader.NONE, city("市级部门意见", "同意申报。")), "cityOpinion");

    assertThat(opinion.doubts()).contains(Doubt.LOW_CONFIDENCE);
  }

  @Test
  void takesNoEndOfALabelForItsValue() {
    ReadDocument city = part1(AimedReader.NONE, city("地区生产总值\n(亿元)", ""));

    assertThat(Readings.shown(city, "gdp")).isIn("(none)", "");
  }

  @Test
  void takesTheReadingThatIsOneOfTheListWhenThoseThatWonAreNone() {
    AimedReader outvoted =
        (_, _, field) ->
            field.type() == FieldType.DIVISION
                ? Optional.of(new AimedReading("苏洲市", SURE, 2, 3, List.of("苏州市")))
                : Optional.empty();
    ReadField city =
        field(part1(outvoted, "申报城市", "苏洲市", "城市类型", "地级城市", "财政投入(万元)", "1500"), "cityName");

    assertThat(city.value()).isEqualTo(new FieldValue.Division("320500", "苏州市"));
    assertThat(city.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
  }

  @Test
  void trustsNoNameOnWhichNotAllReadingsAreSure() {
    ReadField split =
        field(
            part1(
                (_, _, _) -> Optional.of(new AimedReading("张三丰", 0.7, 2, 3)), city("分管领导", "张三丰")),
            "leaderName");
    ReadField sure = field(part1(says(FieldType.TEXT, "张三丰"), city("分管领导", "张三丰")), "leaderName");

    assertThat(split.doubts()).contains(Doubt.LOW_CONFIDENCE);
    assertThat(sure.doubts()).isEmpty();
  }

  @Test
  void isNoSurerOfAnOpinionThanOfItsWords() {
    ReadField opinion =
        field(
            part1(says(FieldType.DATED_TEXT, "2017年7月6日"), city("市级部门意见", "同意中报。\n2017年7月6日")),
            "cityOpinion");

    assertThat(opinion.confidence()).isLessThan(0.6);
  }

  /// 萧 was read as 蘑, which nobody is called.
  @Test
  void ofTwoNamesTakesTheOneThatBeginsWithASurname() {
    AimedReader unsure =
        (_, _, field) ->
            field.name().equals("leaderName")
                ? Optional.of(new AimedReading("萧安然", 0.3, 1, 3))
                : Optional.empty();

    ReadField leader = field(part1(unsure, city("分管领导", "蘑安然")), "leaderName");

    assertThat(leader.value()).isEqualTo(new FieldValue.Text("萧安然"));
    assertThat(leader.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
  }

  /// A fax loses strokes and makes up none: 5 is read as 3.
  @Test
  void ofTwoReadingsOfAFigureTakesTheOneWithMoreStrokes() {
    AimedReader vote =
        (_, _, field) ->
            field.name().equals("fiscalInput")
                ? Optional.of(new AimedReading("4500", 0.05, 1, 3))
                : Optional.empty();

    ReadField fiscal = field(part1(vote, CITY), "fiscalInput");

    assertThat(fiscal.value()).isEqualTo(new FieldValue.Decimal(new BigDecimal("4500")));
    assertThat(fiscal.doubts()).contains(Doubt.READINGS_DISAGREE, Doubt.LOW_CONFIDENCE);
  }

  @Test
  void whatIsNotReadIsNotBlank() {
    ReadField staff = field(part1(AimedReader.NONE, city("分管领导", Flow.UNREAD)), "leaderName");

    assertThat(staff.isBlank()).isFalse();
    assertThat(staff.value()).isNull();
    assertThat(staff.doubts()).contains(Doubt.MALFORMED, Doubt.LOW_CONFIDENCE);
  }

  private static ReadDocument letter(AimedReader aimed, String... lines) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      blocks.add(new Block.Line(line(lines[i], 0.05 + 0.03 * i)));
    }
    LaidOutPage page =
        new LaidOutPage(1, 595, 842, PageSource.OCR, blocks, List.of(), SealReport.TOLD);
    return new DocumentFinder(Guides.callOf2017())
        .find("推荐函.pdf", List.of(page), aimed, false)
        .documents()
        .getFirst();
  }

  /// Else it was an unknown document in front of the form. Further down it may be a contact.
  @Test
  void whatAFaxMachinePrintsAboveThePageIsNoPartOfIt() {
    String printed = "2617-97-25 69:32 FROM:0551-62600117 P.601/4";
    for (double top : new double[] {0.02, 0.08}) {
      List<Block> blocks =
          List.of(new Block.Line(line(printed, top)), new Block.Line(line("试点城市申报表", top + 0.03)));
      LaidOutPage page =
          new LaidOutPage(1, 595, 842, PageSource.OCR, blocks, List.of(), SealReport.CANNOT_TELL);

      assertThat(Item.of(List.of(page), _ -> false)).hasSize(top < 0.05 ? 1 : 2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"。", "；", "，", "."})
  void aLabelWhoseColonWasMisreadStillNamesItsValue(String mark) {
    List<Block> blocks = new ArrayList<>();
    String[] lines = {"中小企业知识产权战略推进工程", "试点城市申报表", "申报城市" + mark + " 苏州市", "填报日期： 2017年7月4日"};
    for (int i = 0; i < lines.length; i++) {
      blocks.add(new Block.Line(line(lines[i], 0.05 + 0.03 * i)));
    }
    LaidOutPage page =
        new LaidOutPage(1, 595, 842, PageSource.OCR, blocks, List.of(), SealReport.TOLD);

    ReadDocument cover =
        new DocumentFinder(Guides.callOf2017())
            .find("申报表首页.pdf", List.of(page), AimedReader.NONE, false)
            .documents()
            .getFirst();

    assertThat(field(cover, "cityName").value())
        .isEqualTo(new FieldValue.Division("320500", "苏州市"));
  }

  private static String[] recommending(String cities, String title) {
    return new String[] {
      "江苏省知识产权局",
      "苏知发〔2017〕53号",
      "关于推荐" + title + "申报",
      "中小企业知识产权战略推进工程试点城市的函",
      "国家知识产权局、工业和信息化部：",
      "经省级初审，现推荐" + cities + "申报中小企业知识产权战略推进工程试点城市。",
      "中小企业集聚的园区为苏州云岭新材产业园、苏州澄湖智能",
      "产业园，园区设有知识产权管理部门。",
      "附件：1．苏州市试点城市申报方案",
      "2．苏州市试点城市申报表",
      "江苏省知识产权局　江苏省经济和信息化委员会",
      "2017年7月14日"
    };
  }

  /// Reads every place as its first reading did, line by line.
  private static AimedReader sameAgain(String... lines) {
    return (_, place, _) -> {
      int at = (int) Math.round((place.y() + place.height() / 2 - 0.0575) / 0.03);
      String line = lines[at];
      int from = (int) Math.max(0, Math.ceil((place.x() - 0.1) / 0.02));
      int to = (int) Math.min(line.length(), (place.x() + place.width() - 0.1) / 0.02);
      return Optional.of(new AimedReading(line.substring(from, to), SURE, 1, 1));
    };
  }

  @Test
  void readsWhatWrappedAndListsTwice() {
    String[] lines = recommending("苏州市", "苏州市");
    ReadDocument read = letter(sameAgain(lines), lines);

    for (String name :
        List.of(
            "title",
            "addressees",
            "recommendedCities",
            "recommendedParks",
            "attachmentList",
            "provinceCode")) {
      assertThat(field(read, name).agreement()).as(name).isGreaterThanOrEqualTo(2);
      assertThat(field(read, name).confidence()).as(name).isGreaterThan(0.9);
      assertThat(field(read, name).doubts()).as(name).isEmpty();
    }
    assertThat(field(read, "recommendedParks").value())
        .isEqualTo(
            new FieldValue.Many(
                List.of(
                    new FieldValue.CityParks(
                        new FieldValue.Division("320500", "苏州市"),
                        List.of("苏州云岭新材产业园", "苏州澄湖智能产业园")))));
  }

  /// Else a third city that recognition lost would be one too few for the quota.
  @Test
  void doubtsTheCitiesOfALetterThatSpeaksOfMore() {
    for (String[] lines : List.of(recommending("苏州市、无钖市", "苏州市"), recommending("苏州市", "苏州市、无锡市"))) {
      assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").doubts())
          .contains(Doubt.READINGS_DISAGREE);
    }
  }

  /// 郑州区 was 鄞州区: the city in front of it is not what was recommended.
  @Test
  void doubtsACityBehindWhichAPartOfUnknownNameStands() {
    String[] lines = recommending("苏州市郑州区", "苏州市郑州区");

    assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").doubts())
        .contains(Doubt.READINGS_DISAGREE);

    lines = recommending("苏州市工业园区", "苏州市工业园区");

    assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").doubts()).isEmpty();
  }

  @Test
  void takesACityInFrontOfItsPartForNoCityOfItsOwn() {
    String[] lines = recommending("苏州市吴中区", "苏州市吴中区");
    ReadField cities = field(letter(sameAgain(lines), lines), "recommendedCities");

    assertThat(cities.value())
        .isEqualTo(new FieldValue.Many(List.of(new FieldValue.Division("320506", "吴中区"))));
    assertThat(cities.doubts()).isEmpty();

    lines = recommending("苏州市、苏州市吴中区", "苏州市、苏州市吴中区");
    assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").value())
        .isEqualTo(
            new FieldValue.Many(
                List.of(
                    new FieldValue.Division("320500", "苏州市"),
                    new FieldValue.Division("320506", "吴中区"))));
  }

  @Test
  void doubtsTheCitiesOfALetterThatRecommendsWhatIsNoDivision() {
    String[] lines = recommending("苏州市", "苏州市");
    lines[6] = "推荐葛州市为试点城市，所含园区为苏州云岭新材产业园、苏州澄湖智能";

    assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").doubts())
        .contains(Doubt.READINGS_DISAGREE);

    lines[6] = "推荐上述城市为试点城市，所含园区为苏州云岭新材产业园、苏州澄湖智能";

    assertThat(field(letter(sameAgain(lines), lines), "recommendedCities").doubts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"闽知发〔2017〕53号", "费知发〔2017〕53号"})
  void doubtsANumberThatIsNotOfTheLettersProvince(String number) {
    String[] lines = recommending("苏州市", "苏州市");
    lines[1] = number;

    ReadField read = field(letter(sameAgain(lines), lines), "docNumber");

    assertThat(read.doubts()).contains(Doubt.READINGS_DISAGREE);
    assertThat(read.confidence()).isLessThan(0.6);
  }

  @Test
  void doubtsADayThatLostItsEnd() {
    String[] lines = recommending("苏州市", "苏州市");
    lines[lines.length - 1] = "2017年7月1二";

    assertThat(field(letter(sameAgain(lines), lines), "letterDate").doubts())
        .contains(Doubt.READINGS_DISAGREE);
  }

  @Test
  void whatNoSecondReadingGaveIsNotTwoReadings() {
    String[] lines = recommending("苏州市", "苏州市");
    ReadDocument read =
        letter(
            (page, place, field) ->
                sameAgain(lines)
                    .read(page, place, field)
                    .map(again -> new AimedReading(again.text(), SURE, 0, 3)),
            lines);

    assertThat(field(read, "letterDate").agreement()).isEqualTo(1);
  }

  @Test
  void anOrganOfACityIsAsSureAsOneOfTheRegistry() {
    Names names = new Names(Guides.callOf2017().divisions(), Guides.callOf2017().organs());

    assertThat(names.isComposed("苏州市知识产权局")).isTrue();
    assertThat(names.isComposed("苏洲市知识产权局")).isFalse();
    assertThat(names.isComposed("苏州市知识产杈局")).isFalse();
  }
}
