package org.intake.documents.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvinceAbbreviationsTest {
  @ParameterizedTest
  @CsvSource({
    "赣知发,360000,true",
    "贛知發,360000,true",
    "闽知发,360000,false",
    "黔知发,520000,true",
    "兵知发,660000,true",
    "新知发,660000,false",
    "费知发,130000,false"
  })
  void aCodeBeginsAsThoseOfItsProvince(String code, String province, boolean begins) {
    assertThat(ProvinceAbbreviations.begins(code, province)).isEqualTo(begins);
  }
}
