package org.intake.documents.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void knowsWhatTheScriptsWriteDifferently() {
    assertThat("国國产產园園".chars().allMatch(c -> Script.hasTwin((char) c))).isTrue();
    assertThat("市人口a5，".chars().noneMatch(c -> Script.hasTwin((char) c))).isTrue();
  }
}
