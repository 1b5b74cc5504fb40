package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.intake.documents.Guides;
import org.junit.jupiter.api.Test;

class SealNamesTest {
  private final SealNames names =
      new SealNames(Guides.callOf2017().organs(), Guides.callOf2017().divisions());

  @Test
  void tellsTheRegisteredOrganThatAllReadingsAreNearestTo() {
    assertThat(names.told(List.of("江苏省知识产科局", "江苏省知识产科局"), null)).contains("江苏省知识产权局");
    assertThat(names.told(List.of("江苏省经济和信息舍委员会", "江芳省经济和信息伐委员会", "江苏装经济和信息佬委员会"), null))
        .contains("江苏省经济和信息化委员会");
  }

  @Test
  void toleratesAReadingThatStraysButNotAPlaceThatReadingsAgreeOn() {
    assertThat(names.told(List.of("西藏自治区知识产权局", "西成自治区知识产权局", "西茂自治区知识产权局", "西成自治区知识产权局"), null))
        .contains("西藏自治区知识产权局");
    assertThat(names.told(List.of("友西省中小企业促进局", "配西省中小企业促进局", "下西省中小企业促进局"), null)).isEmpty();
    assertThat(names.told(List.of("友西省中小企业促进局", "陕西省中小企业促进局", "下西省中小企业促进局"), null))
        .contains("陕西省中小企业促进局");
    assertThat(names.told(List.of("南京市知识产权局", "南京市知识产权局"), null)).isEmpty();
    assertThat(names.told(List.of("南京市知识产权局", "南京市知识产权局", "北京市知识产权局"), null)).isEmpty();
    assertThat(names.told(List.of("天妾市工业和信息化委员会", "天妾市工业和信息化委员会"), null)).isEmpty();
    assertThat(names.told(List.of("河席省知识产权局", "河亢省知识产权局", "河遍省知识产权局"), null)).isEmpty();
  }

  @Test
  void readsTraditionalRings() {
    assertThat(names.told(List.of("江蘇省知識產權局", "江蘇省知識產權局"), null)).contains("江苏省知识产权局");
  }

  @Test
  void staysSilentBetweenTwoProvinces() {
    assertThat(names.told(List.of("江芬省知识产权局", "江芬省知识产权局"), null)).isEmpty();
    assertThat(names.told(List.of("江苏省知识产权局", "江西省知识产权局"), null)).isEmpty();
  }

  @Test
  void believesAnUnregisteredOrganOnlyWhenReadingsAgree() {
    assertThat(names.told(List.of("无锡松涛产业园管理委员会", "无锡松涛产业园管理委员会"), null)).contains("无锡松涛产业园管理委员会");
    assertThat(names.told(List.of("无锡松涛产业园管理委员会"), null)).isEmpty();
    assertThat(names.told(List.of("无锡松涛产业园管理委员会", "无锅松泛产业园管理委员会"), null)).isEmpty();
  }

  @Test
  void saysNothingOfWhatIsNoName() {
    assertThat(names.told(List.of("玛于各师吉亿交居倪", "玛开利本起化委有人"), null)).isEmpty();
    assertThat(names.told(List.of(), null)).isEmpty();
  }

  @Test
  void aBadReadingIsTheSignersWhereTheStampCoversItsLine() {
    List<String> bad = List.of("到交徽省知识产权总公", "六克安徽省类座产权避全", "更交徽省知识产纵总科", "安次徽省知识产权及甬");

    assertThat(names.told(bad, null)).isEmpty();
    assertThat(names.told(bad, "安徽省知识产权局")).contains("安徽省知识产权局");
    assertThat(names.told(bad, "安徽省中小企业局")).isEmpty();
    assertThat(names.told(bad, "江西省知识产权局")).isEmpty();
  }

  @Test
  void theSignatureNeverMakesAnotherPlacesSealTheSigners() {
    String signature = "安徽省知识产权局";

    assertThat(names.told(List.of("安庆市知识产权局", "安庆市知识产权局", "安庆市知识产权同"), signature))
        .isNotEqualTo(Optional.of(signature));
    assertThat(names.told(List.of("江西省知识产权局", "江西省知识产权局", "江西省知识产权局"), signature))
        .contains("江西省知识产权局");
    assertThat(names.told(List.of("安费作知误产栓层", "安费允知误产检导", "安费作知设产要导"), signature)).isEmpty();
  }

  @Test
  void aRingThatLostItsEndIsTheWholeName() {
    assertThat(names.told(List.of("安徽省经济和信息化委", "安徽省经济和信息化委"), null)).contains("安徽省经济和信息化委员会");
  }

  @Test
  void oneCharacterOfThePlaceMayBeMisreadByAllWhereItLeavesNoOtherPlace() {
    List<String> misread = List.of("四加省知识产权局", "四加省知识产权局", "四加省知识产权局");

    assertThat(names.told(misread, "四川省知识产权局")).contains("四川省知识产权局");
    assertThat(names.told(misread, null)).isEmpty();
  }

  @Test
  void neitherTwoCharactersNorOneThatTellsTwoPlacesApartMayBeMisreadByAll() {
    // 贵阳市 misread, not 贵州省.
    List<String> city = List.of("贵附市知识产权局", "贵附市知识产权局", "贵附市知识产权局");
    // 湖北省 or 湖南省.
    List<String> between = List.of("湖比省知识产权局", "湖比省知识产权局", "湖比省知识产权局");

    assertThat(names.told(city, "贵州省知识产权局")).isNotEqualTo(Optional.of("贵州省知识产权局"));
    assertThat(names.told(between, "湖南省知识产权局")).isEmpty();
  }

  @Test
  void aReadingThatSidesWithNoProvinceDoesNotHideThatTheOthersDo() {
    String some = "江务省知识产权局";
    String others = "江苏省知识产权局";

    assertThat(names.told(List.of(some, others, some, others, others, others), null))
        .contains("江苏省知识产权局");
    assertThat(names.told(List.of(some, others, some, some, some, "江西省知识产权局"), null)).isEmpty();
  }
}
