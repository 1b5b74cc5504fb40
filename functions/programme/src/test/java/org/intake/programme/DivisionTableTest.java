package org.intake.programme;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionTable.Resolution;
import org.intake.domain.programme.DivisionType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The check numbers of June 2017, and what names mean.
class DivisionTableTest {
  private final DivisionTable table =
      BuiltInProgrammes.load().programme("sme-ip-pilot-2017").orElseThrow().reading().divisions();

  private long count(Predicate<Division> which) {
    return table.all().stream().filter(which).count();
  }

  private long count(DivisionType type) {
    return count(division -> division.type() == type);
  }

  private static boolean isCounty(Division division) {
    return !division.code().endsWith("00");
  }

  @Test
  void itHasTheNumbersOfTheMinistrysTable() {
    assertThat(count(d -> d.code().endsWith("0000"))).isEqualTo(34);
    assertThat(count(d -> !isCounty(d) && !d.code().endsWith("0000") && d.name().endsWith("市")))
        .isEqualTo(293);
    assertThat(count(DivisionType.AUTONOMOUS_PREFECTURE)).isEqualTo(30);
    assertThat(count(DivisionType.LEAGUE)).isEqualTo(3);
    assertThat(count(DivisionType.PREFECTURE)).isEqualTo(8);
    assertThat(count(d -> isCounty(d) && d.name().endsWith("市"))).isEqualTo(364);
    assertThat(count(d -> isCounty(d) && d.name().endsWith("市") && d.code().startsWith("90", 2)))
        .isEqualTo(18);
    assertThat(count(DivisionType.CORPS_CITY)).isEqualTo(9);
    assertThat(count(d -> isCounty(d) && d.name().endsWith("区"))).isEqualTo(956);
    assertThat(
            count(DivisionType.DISTRICT)
                + count(DivisionType.MUNICIPALITY_DISTRICT)
                + count(DivisionType.SEPARATELY_PLANNED_DISTRICT))
        .isEqualTo(954);
    assertThat(count(DivisionType.MUNICIPALITY_DISTRICT)).isEqualTo(74);
    assertThat(count(DivisionType.SEPARATELY_PLANNED_DISTRICT)).isEqualTo(33);
    assertThat(
            count(DivisionType.SUB_PROVINCIAL_CITY) + count(DivisionType.SEPARATELY_PLANNED_CITY))
        .isEqualTo(15);
    assertThat(table.byCode("429021").orElseThrow().type()).isEqualTo(DivisionType.FOREST_DISTRICT);
    assertThat(table.byCode("520203").orElseThrow().type())
        .isEqualTo(DivisionType.SPECIAL_DISTRICT);
  }

  @ParameterizedTest
  @CsvSource({"2102,7", "3302,6", "3502,6", "3702,6", "4403,8"})
  void eachSeparatelyPlannedCityHasItsDistricts(String prefix, int districts) {
    assertThat(
            count(d ->
                d.code().startsWith(prefix)
                    && d.type() == DivisionType.SEPARATELY_PLANNED_DISTRICT))
        .isEqualTo(districts);
  }

  @Test
  void thirtyDistrictNamesOccurMoreThanOnceAndNoCountyLevelCityDoes() {
    Map<String, Integer> districts = new TreeMap<>();
    Map<String, Integer> cities = new TreeMap<>();
    for (Division division : table.all()) {
      if (isCounty(division)) {
        (division.name().endsWith("区") ? districts : cities)
            .merge(division.name(), 1, Integer::sum);
      }
    }
    assertThat(districts.values()).filteredOn(times -> times > 1).hasSize(30);
    assertThat(cities.entrySet())
        .filteredOn(entry -> entry.getKey().endsWith("市"))
        .allSatisfy(entry -> assertThat(entry.getValue()).isEqualTo(1));
  }

  @ParameterizedTest
  @CsvSource({
    "苏州市,320500", "苏州,320500", "江苏省苏州市,320500", "江苏苏州市,320500", "昆山市,320583", "江苏省苏州市昆山市,320583",
    "苏州市吴中区,320506", "北京市朝阳区,110105", "恩施州,422800", "湖北省恩施州,422800", "恩施市,422801", "石河子市,659001",
    "济源市,419001", "内蒙古锡林郭勒盟,152500", "阿克苏地区,652900"
  })
  void aNameMeansOneDivision(String name, String code) {
    assertThat(table.resolve(name, null))
        .isEqualTo(new Resolution.Found(table.byCode(code).orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"鼓楼区,", "朝阳区,", "吉林,", "城区,"})
  void aNameOfSeveralIsAmbiguous(String name, @Nullable String within) {
    assertThat(table.resolve(name, within)).isInstanceOf(Resolution.Ambiguous.class);
  }

  @Test
  void aDistrictIsFoundInsideItsParent() {
    assertThat(table.resolve("鼓楼区", "320100"))
        .isEqualTo(new Resolution.Found(table.byCode("320106").orElseThrow()));
  }

  @ParameterizedTest
  @CsvSource({"东湖新技术开发区", "浙江省苏州市", "某某市", "市", "苏州工业园区"})
  void whatIsNoDivisionIsUnknown(String name) {
    assertThat(table.resolve(name, null)).isInstanceOf(Resolution.Unknown.class);
  }

  @Test
  void aRunningTextNamesItsDivisionsInOrder() {
    assertThat(table.named("现推荐苏州市、南通市和昆山市申报试点城市", "320000"))
        .extracting(Division::code)
        .containsExactly("320500", "320600", "320583");
  }
}
