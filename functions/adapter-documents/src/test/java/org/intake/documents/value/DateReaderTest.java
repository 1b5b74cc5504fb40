package org.intake.documents.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DateReaderTest {
  @ParameterizedTest
  @ValueSource(strings = {"二〇一七年七月三日", "二GO〇一七年七月三日", "二GO一七年七月三日", "二O〇-一七年七月三日", "二GO〇-七年七月三日"})
  void oneZeroOfAYearIsReadAsSeveral(String read) {
    assertThat(DateReader.all(read))
        .extracting(DateReader.Found::date)
        .containsExactly(LocalDate.of(2017, 7, 3));
  }

  @Test
  void aYearWithTwoZerosOfItsOwnKeepsThem() {
    assertThat(DateReader.all("二〇〇七年七月三日"))
        .extracting(DateReader.Found::date)
        .containsExactly(LocalDate.of(2007, 7, 3));
  }

  @Test
  void aHiddenDateIsTheOneDayThatIsNearest() {
    assertThat(DateReader.nearest("2047年7户 20月-", 2017)).contains(LocalDate.of(2017, 7, 20));
    assertThat(DateReader.nearest("二O〇二七年七月三晶", 2017)).contains(LocalDate.of(2017, 7, 3));
    assertThat(DateReader.nearest("12017年/ ,22日", 2017)).isEmpty();
    assertThat(DateReader.nearest("二〇一七年七月_十五县", 2017)).isEmpty();
    assertThat(DateReader.nearest("某某园区", 2017)).isEmpty();
  }
}
