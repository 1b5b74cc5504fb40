package org.intake.documents.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.intake.documents.Definitions;
import org.intake.documents.Guides;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The forms of numbers, dates and numbers of documents that documents.md 3 lists.
class ValueReaderTest {
  private final ValueReader reader = new ValueReader(Guides.callOf2017());

  private ReadValue read(String raw, FieldType type, @Nullable String unit, String... hints) {
    return reader.read(raw, Definitions.field(type, unit), List.of(hints), "320000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48.4件|件/万人|48.4",
        "48.4 件/万人|件/万人|48.4",
        "每万人48.4件|件/万人|48.4",
        "48．4|件/万人|48.4",
        "４８．４|件/万人|48.4",
        "1,234|件|1234",
        "1，234|件|1234",
        "1 234|件|1234",
        "12,345,678|件|12345678",
        "1.2万人|人|12000",
        "12000人|万人|1.2",
        "1500万元|万元|1500",
        "0.15亿元|万元|1500",
        "壹仟伍佰万元整|万元|1500",
        "1.5千万元|万元|1500",
        "15000000元|万元|1500",
        "3.5百万元|万元|350",
        "二十|家|20",
        "十|家|10",
        "一百零五家|家|105",
        "三点五亿元|万元|35000",
        "两万三千人|人|23000",
        "廿五|家|25",
        "1500亩|平方公里|1",
        "100公顷|平方公里|1",
        "12.5平方公里|平方公里|12.5",
        "35%|%|35",
        "３５％|%|35",
        "百分之三十五|%|35",
        "合计1500万元，其中2016年500万元|万元|1500",
        "2016年末35.2万人|万人|35.2",
        "1065.4|万人|1065.4"
      })
  void readsNumbersInTheFieldsUnit(String raw, String unit, BigDecimal expected) {
    ReadValue value = read(raw, FieldType.DECIMAL, unit);

    assertThat(value.value()).isInstanceOf(FieldValue.Decimal.class);
    assertThat(((FieldValue.Decimal) value.value()).number()).isEqualByComparingTo(expected);
    assertThat(value.doubts()).isSubsetOf(Doubt.UNIT_MISSING);
  }

  @Test
  void takesTheUnitOfALabelOrHeaderWhenTheCellHasNone() {
    ReadValue value = read("1.2", FieldType.DECIMAL, "人", "园区人口数（万人）");

    assertThat(value.value()).isEqualTo(new FieldValue.Decimal(new BigDecimal("12000")));
    assertThat(value.doubts()).isEmpty();
  }

  @Test
  void doubtsABareNumberWhoseUnitMayHaveSlippedByTenThousand() {
    assertThat(read("25000", FieldType.DECIMAL, "人").doubts()).containsExactly(Doubt.UNIT_MISSING);
    assertThat(read("25000", FieldType.INTEGER, "件").doubts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"48。4|48.4", ",48.4|48.4", "48, 4|48.4", "48·4|48.4", "4O.5|40.5", "l2.5|12.5"})
  void repairsWhatRecognitionDoesToNumbersAndSaysSo(String raw, BigDecimal expected) {
    ReadValue value = read(raw, FieldType.DECIMAL, "件/万人");

    assertThat(((FieldValue.Decimal) value.value()).number()).isEqualByComparingTo(expected);
    assertThat(value.doubts()).contains(Doubt.REPAIRED);
  }

  @ParameterizedTest
  @CsvSource({
    "约50件,APPROXIMATE",
    "近50件,APPROXIMATE",
    "50余件,APPROXIMATE",
    "50件以上,BOUND_INCLUSIVE",
    "不低于48.4件,BOUND_INCLUSIVE",
    "超过48.4件,BOUND_EXCLUSIVE",
    "高于48.4件,BOUND_EXCLUSIVE",
    "50多件,APPROXIMATE",
    "不足50件,APPROXIMATE"
  })
  void tellsApproximationsAndBoundsFromNumbers(String raw, Doubt doubt) {
    ReadValue value = read(raw, FieldType.DECIMAL, "件/万人");

    assertThat(value.value()).isNotNull();
    assertThat(value.doubts()).contains(doubt);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "未达到48.4",
        "全市60.5",
        "60.5（全市）",
        "484件/10万人",
        "每10万人484件",
        "60.5件/千人",
        "60.5件/人",
        "48.4万",
        "-48.4",
        "60.5件（含境外）"
      })
  void doubtsAFigureBesideWhichSomethingStandsThatMayChangeIt(String raw) {
    assertThat(read(raw, FieldType.DECIMAL, "件/万人").doubts()).contains(Doubt.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"60.5件（2016年底）", "每万人口拥有60.5件", "60.5件每万人", "达到60.5件/每万人口", "60.5①", "60.5项"})
  void takesAFigureWithItsUnitAndItsDateAsItIs(String raw) {
    ReadValue value = read(raw, FieldType.DECIMAL, "件/万人");

    assertThat(value.value()).isEqualTo(new FieldValue.Decimal(new BigDecimal("60.5")));
    assertThat(value.doubts()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2（兼职）", "兼职2人", "5（编制）", "编制5人，在岗0人", "3人（其中兼职1人）"})
  void doubtsACountOfPeopleThatSaysMoreThanACount(String raw) {
    assertThat(read(raw, FieldType.INTEGER, "人").doubts()).isNotEmpty();
  }

  @Test
  void countsHeadsWithoutAUnitOneByOne() {
    assertThat(read("3", FieldType.INTEGER, "人").doubts()).isEmpty();
  }

  /// A blank `＿＿万元` was read as 0 万元, and the wrapped label `(亿元)` of a scan as 0 亿元.
  @ParameterizedTest
  @ValueSource(strings = {"万元", "(亿元)", "〈亿元)", "千元"})
  void takesAUnitWithoutAFigureForNoNumber(String raw) {
    assertThat(read(raw, FieldType.DECIMAL, "万元").value()).isNull();
  }

  @Test
  void dropsAQuotationMarkThatAGapWasReadAs() {
    assertThat(read("尹建 ”", FieldType.TEXT, null).value()).isEqualTo(new FieldValue.Text("尹建"));
    assertThat(read("“双创”基地", FieldType.TEXT, null).value())
        .isEqualTo(new FieldValue.Text("“双创”基地"));
  }

  @Test
  void takesNoSingleNumberFromARange() {
    ReadValue value = read("50-60件", FieldType.DECIMAL, "件/万人");

    assertThat(value.value()).isNull();
    assertThat(value.doubts()).containsExactly(Doubt.APPROXIMATE);
  }

  @Test
  void doubtsAUnitOfAnotherKindOfQuantity() {
    assertThat(read("35%", FieldType.DECIMAL, "万元").doubts()).contains(Doubt.UNIT_UNEXPECTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2017年7月28日",
        "2017年07月28日",
        "2017-07-28",
        "2017.7.28",
        "2017/7/28",
        "２０１７年７月２８日",
        "二〇一七年七月二十八日",
        "二○一七年七月二十八日",
        "二零一七年七月二十八日",
        "二O一七年七月廿八日",
        "2017 年 7 月 28 日",
        "二C〇一七年七月二十八日",
        "二D一七年七月二十八日",
        "二@〇一七年七月二十八日"
      })
  void readsDatesOfEveryStyle(String raw) {
    assertThat(read(raw, FieldType.DATE, null).value())
        .isEqualTo(new FieldValue.Date(java.time.LocalDate.of(2017, 7, 28)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"　　年　　月　　日", "  年  月  日", "年月日", "____年__月__日"})
  void takesAnUnfilledTemplateForNoDate(String raw) {
    ReadValue value = read(raw, FieldType.DATE, null);

    assertThat(value.value()).isNull();
    assertThat(value.doubts()).isEmpty();
  }

  @Test
  void doesNotGuessAMonthThatWasLost() {
    ReadValue value = read("2016年1222", FieldType.DATE, null);

    assertThat(value.value()).isNull();
    assertThat(value.doubts()).containsExactly(Doubt.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "国知办发管字〔2017〕30号|国知办发管字〔2017〕30号|true",
        "鞍工信发[2021]26号|鞍工信发〔2021〕26号|true",
        "工信厅联规(2018)36号|工信厅联规〔2018〕36号|true",
        "国知发运函字〔2020】138号|国知发运函字〔2020〕138号|false",
        "國知發管字〔2016101|国知发管字〔2016〕101号|false",
        "浙知函【2017】30号|浙知函〔2017〕30号|true",
        "浙知函【2017j30号|浙知函〔2017〕30号|false",
        "浙知画【〔【2017]j30号|浙知函〔2017〕30号|false",
        "苏知发〔2017〕104号|苏知发〔2017〕104号|true",
        "苏知发〔２０１７〕第 7 号|苏知发〔2017〕7号|true"
      })
  void putsNumbersOfDocumentsIntoTheirCorrectForm(String raw, String expected, boolean clean) {
    ReadValue value = read(raw, FieldType.DOCUMENT_NUMBER, null);

    assertThat(value.value()).isEqualTo(new FieldValue.Text(expected));
    assertThat(value.doubts().isEmpty()).isEqualTo(clean);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0512-52881907|0512-52881907",
        "（0512）52881907|0512-52881907",
        "051252881907|0512-52881907",
        "0574－87186230|0574-87186230",
        "13962318074|13962318074",
        "139 6231 8074|13962318074",
        "0512.-52881907|0512-52881907",
        "0512.52881907|0512-52881907",
        "0512-52881907-801|0512-52881907-801",
        "0512—52881907转801|0512-52881907-801"
      })
  void readsTelephoneNumbers(String raw, String expected) {
    assertThat(read(raw, FieldType.PHONE, null).value()).isEqualTo(new FieldValue.Text(expected));
  }

  @Test
  void repairsAnAddressThatRecognitionBroke() {
    assertThat(read("zscq@suzhou-ip.example", FieldType.EMAIL, null).doubts()).isEmpty();
    ReadValue repaired = read("zscq@suzhou-ip。example", FieldType.EMAIL, null);
    assertThat(repaired.value()).isEqualTo(new FieldValue.Text("zscq@suzhou-ip.example"));
    assertThat(repaired.doubts()).containsExactly(Doubt.REPAIRED);
  }

  @Test
  void anUnderlineBesideAGapBelongsToTheAddress() {
    assertThat(read("zxqy _72@wuxi-ip.example", FieldType.EMAIL, null).value())
        .isEqualTo(new FieldValue.Text("zxqy_72@wuxi-ip.example"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "☑国家级 □省级 □市级|国家级",
        "□国家级 ■省级 □市级|省级",
        "口国家级 口省级 ☑市级|市级",
        "国家级☑ 省级□ 市级□|国家级",
        "国家级(√) 省级( ) 市级( )|国家级",
        "□√国家级 □省级|国家级",
        "省級|省级"
      })
  void findsTheTickedOption(String raw, String expected) {
    ReadValue value =
        reader.read(
            raw, Definitions.field(FieldType.ENUM, null, "国家级", "省级", "市级", "其他"), List.of(), null);

    assertThat(value.value()).isEqualTo(new FieldValue.Text(expected));
    assertThat(value.doubts()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"国家级 回省级 市级 其他|省级", "国家级 回省级 :市级 口其他|省级", "回国家级 省级 口市级|国家级"})
  void findsTheTickWhereRecognitionLostTheEmptyBoxes(String raw, String expected) {
    ReadValue value =
        reader.read(
            raw, Definitions.field(FieldType.ENUM, null, "国家级", "省级", "市级", "其他"), List.of(), null);

    assertThat(value.value()).isEqualTo(new FieldValue.Text(expected));
    assertThat(value.doubts()).containsExactly(Doubt.REPAIRED);
  }

  @Test
  void takesNoOptionBecauseItIsTheOnlyOneThatWasReadRight() {
    FieldDefinition basis = Definitions.field(FieldType.ENUM, null, "常住人口", "从业人员", "其他");

    assertThat(reader.read("常仁人口 从业大员 :其他", basis, List.of(), null).value()).isNull();
    assertThat(reader.read("回常仁人口 从业大员 :其他", basis, List.of(), null).value())
        .isEqualTo(new FieldValue.Text("常住人口"));
  }

  @Test
  void readsAPointBetweenThousandsOfThingsThatAreCountedAsAComma() {
    ReadValue count = read("2.452", FieldType.INTEGER, "家");

    assertThat(count.value()).isEqualTo(new FieldValue.Decimal(new BigDecimal("2452")));
    assertThat(count.doubts()).contains(Doubt.REPAIRED);
    assertThat(read("2.452万家", FieldType.INTEGER, "家").value())
        .isEqualTo(new FieldValue.Decimal(new BigDecimal("24520")));
    assertThat(read("2.45", FieldType.INTEGER, "家").doubts()).contains(Doubt.MALFORMED);
  }

  @Test
  void findsANumberWhoseBracketWasReadAsALetterBeforeIt() {
    assertThat(read("桂知发【2017j」197号", FieldType.DOCUMENT_NUMBER, null).value())
        .isEqualTo(new FieldValue.Text("桂知发〔2017〕197号"));
  }

  @Test
  void takesUntickedBoxesForABlankAndTwoTicksForADoubt() {
    FieldDefinition level = Definitions.field(FieldType.ENUM, null, "国家级", "省级");
    assertThat(reader.read("□国家级 □省级", level, List.of(), null).value()).isNull();
    assertThat(reader.read("☑国家级 ☑省级", level, List.of(), null).doubts())
        .containsExactly(Doubt.SEVERAL_VALUES);
  }

  @Test
  void resolvesDivisionsByTheTableAndKeepsWhatItDoesNotKnow() {
    assertThat(read("江苏省苏州市", FieldType.DIVISION, null).value())
        .isEqualTo(new FieldValue.Division("320500", "苏州市"));
    assertThat(read("蘇州市", FieldType.DIVISION, null).value())
        .isEqualTo(new FieldValue.Division("320500", "苏州市"));
    ReadValue unknown = read("乌有市", FieldType.DIVISION, null);
    assertThat(unknown.value()).isEqualTo(new FieldValue.Division(null, "乌有市"));
    assertThat(unknown.doubts()).containsExactly(Doubt.UNRESOLVED);
  }

  @Test
  void separatesAnOpinionFromItsStampsAndDate() {
    ReadValue value =
        read("经研究，同意申报。\n苏州市知识产权局（盖章）　苏州市经济和信息化委员会（盖\n章）\n2017年7月6日", FieldType.DATED_TEXT, null);

    assertThat(value.value())
        .isEqualTo(new FieldValue.Dated("经研究，同意申报。", java.time.LocalDate.of(2017, 7, 6)));
  }

  @Test
  void readsAmountsByYearInTheFieldsUnit() {
    ReadValue value = read("2015年500万元；2016年0.06亿元；2017年800万元", FieldType.AMOUNTS_BY_YEAR, "万元");

    assertThat(value.value())
        .isInstanceOfSatisfying(
            FieldValue.ByYear.class,
            years -> {
              assertThat(years.amounts()).containsOnlyKeys(2015, 2016, 2017);
              assertThat(years.amounts().get(2016)).isEqualByComparingTo("600");
            });
  }

  @Test
  void readsAmountsByYearWhoseFiguresHaveGaps() {
    ReadValue value =
        read("2014年1023万元，2015年 1 439万元 2016年 146 9万元", FieldType.AMOUNTS_BY_YEAR, "万元");

    assertThat(value.value())
        .isInstanceOfSatisfying(
            FieldValue.ByYear.class,
            years -> {
              assertThat(years.amounts().get(2015)).isEqualByComparingTo("1439");
              assertThat(years.amounts().get(2016)).isEqualByComparingTo("1469");
            });
  }

  @Test
  void takesNoFigureForAnOrgansName() {
    assertThat(read("13", FieldType.ORG, null).doubts()).containsExactly(Doubt.MALFORMED);
    assertThat(read("知识产权局", FieldType.ORG, null).doubts()).isEmpty();
  }

  @Test
  void splitsListsHoweverTheyAreSeparatedOrNumbered() {
    for (String raw : List.of("甲产业园、乙产业园", "1．甲产业园\n2．乙产业园", "（一）甲产业园；（二）乙产业园", "甲产业园\n乙产业园")) {
      assertThat(read(raw, FieldType.TEXT_LIST, null).value())
          .as(raw)
          .isEqualTo(
              new FieldValue.Many(
                  List.of(new FieldValue.Text("甲产业园"), new FieldValue.Text("乙产业园"))));
    }
  }

  /// A PDF from Word carries radicals for 月 and 日: its empty date was asked about as one that
  /// nobody understands.
  @ParameterizedTest
  @ValueSource(strings = {"年  月  日", "　　年　　月　　日", "年\u2F49\u2F47", "__年__\u2E9D__日", "年月"})
  void takesTheTemplatesOwnDateForABlank(String raw) {
    ReadValue read = read(raw, FieldType.DATE, null);

    assertThat(read.value()).isNull();
    assertThat(read.doubts()).isEmpty();
  }

  @Test
  void readsADateWhoseCharactersAreRadicals() {
    assertThat(read("2017年7\u2F4912\u2F47", FieldType.DATE, null).value())
        .isEqualTo(new FieldValue.Date(java.time.LocalDate.of(2017, 7, 12)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "情况属实，同意申报。 说\n无锡甲产业园管理委员会(著章)\n2017年7月4日",
        "情况属实，同意申报。\n无锡甲产业园管理委员会 (盖音)\n2017年7月4日",
        "情况属实，同意申报。8\n无锡甲产业园管理委员会 (盖\n章)\n2017年7月4日"
      })
  void anOpinionEndsBeforeItsSignaturesHoweverTheirPlaceForAStampWasRead(String raw) {
    assertThat(read(raw, FieldType.DATED_TEXT, null).value())
        .isInstanceOfSatisfying(
            FieldValue.Dated.class, opinion -> assertThat(opinion.text()).isEqualTo("情况属实，同意申报。"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"无锡市知识产权局〈盖章)", "无锡市知识产权局(盖剖)", "無錫市知識產權局(著章)", "无锡市知识产权局（盖章）"})
  void anOrganHasNoPlaceForAStampInItsName(String raw) {
    assertThat(read(raw, FieldType.ORG, null).value())
        .isEqualTo(new FieldValue.Org(null, "无锡市知识产权局"));
  }

  @Test
  void aShortNameOfARegisteredOrganIsTheOrgan() {
    assertThat(read("江苏省经信委", FieldType.ORG, null).value())
        .isInstanceOfSatisfying(
            FieldValue.Org.class, organ -> assertThat(organ.name()).isEqualTo("江苏省经济和信息化委员会"));
  }

  @Test
  void whatIsOnlyLikeAnOptionIsThatOptionInDoubt() {
    ReadValue basis =
        reader.read(
            "常侍人口", Definitions.field(FieldType.ENUM, null, "常住人口", "户籍人口"), List.of(), null);

    assertThat(basis.value()).isEqualTo(new FieldValue.Text("常住人口"));
    assertThat(basis.doubts()).contains(Doubt.MALFORMED);
  }
}
