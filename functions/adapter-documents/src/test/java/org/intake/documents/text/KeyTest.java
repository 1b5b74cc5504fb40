package org.intake.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "電　話：|电话:",
        "郵\u00A0箱|邮箱",
        "聯絡人|联系人",
        "⽅案|方案",
        "⺠营|民营",
        "⻅习|见习",
        "⻓江|长江",
        "⻋辆|车辆",
        "⻰头|龙头",
        "⻩山|黄山",
        "知識産權|知识产权",
        "（％）|(%)",
        "㈠|(一)"
      })
  void makesOneFormOfAllSpellings(String raw, String expected) {
    assertThat(Key.text(raw)).isEqualTo(expected);
  }

  @Test
  void knowsWhereEachCharacterCameFrom() {
    Key key = Key.of("電　話： 0512");

    assertThat(key.text()).isEqualTo("电话:0512");
    assertThat(key.rawBetween(0, 2)).isEqualTo("電　話");
    assertThat(key.rawBetween(3, 7)).isEqualTo("0512");
  }

  @Test
  void keepsPlaceNamesThatOnlyLookTraditional() {
    assertThat(Script.simplified("乾安縣知識産權局")).isEqualTo("乾安县知识产权局");
  }
}
