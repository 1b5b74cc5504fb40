package org.intake.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.houbb.opencc4j.util.ZhConverterUtil;
import org.junit.jupiter.api.Test;

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
}
