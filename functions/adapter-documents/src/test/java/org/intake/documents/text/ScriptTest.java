package org.intake.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.support.data.impl.OpenccDatas;
import com.github.houbb.opencc4j.util.ZhConverterUtil;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTest {
  @Test
  void knowsWhatTheScriptsWriteDifferently() {
    assertThat("国國产產园園".chars().allMatch(c -> Script.hasTwin((char) c))).isTrue();
    assertThat("市人口a5，".chars().noneMatch(c -> Script.hasTwin((char) c))).isTrue();
  }

  /// The table is read from the converter's list; a new release may keep it elsewhere.
  @Test
  void hasTheFormThatTheConverterGivesEachCharacter() {
    StringBuilder table = new StringBuilder();
    StringBuilder converter = new StringBuilder();
    for (char c = 0x3400; c <= 0x9FFF; c++) {
      table.append(Script.simple(c));
      converter.append(ZhConverterUtil.toSimple(String.valueOf(c)));
    }

    assertThat(table.toString()).isEqualTo(converter.toString());
  }

  /// Its phrases are read from the converter's list too, and found without the converter.
  @Test
  void simplifiesPhrasesAsTheConvertersListHasThem() {
    Map<String, List<String>> phrases = OpenccDatas.tsPhrase().data().getDataMap();
    assertThat(phrases).hasSizeGreaterThan(200);
    phrases.forEach((from, to) -> {
      // A text is left as it is when it has no Traditional character at all.
      boolean isTraditional = from.chars().anyMatch(c -> Script.simple((char) c) != c);
      assertThat(Script.simplified(from)).isEqualTo(isTraditional ? to.getFirst() : from);
    });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"乾安縣、乾縣與乾隆年間的乾淨瞭望塔", "關於推薦長沙市申報中小企業知識產權戰略推進工程試點城市的函", "產業集聚區聯絡人：瀋陽市鐵西區后宅鎮幹部干細胞發髮"})
  void simplifiesTextAsTheConverterDoes(String text) {
    assertThat(Script.simplified(text)).isEqualTo(ZhConverterUtil.toSimple(text));
  }
}
