package org.intake.api.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskTest {
  /// A receipt names each file's hash; one with the digits of a telephone number in it was masked.
  @Test
  void leavesTheHashOfAFileAsItIs() {
    String hash = "65e15a17403885f2f3395b84be0083" + "12345619" + "d371ee0e407ec5ea4a8ba6bc02";

    assertThat(Mask.patterns("1. 申报表.pdf，SHA-256：" + hash + "\n电话：0592-6012345"))
        .isEqualTo("1. 申报表.pdf，SHA-256：" + hash + "\n电话：0592-****2345");
  }

  @Test
  void masksNumbersBesideLetters() {
    assertThat(Mask.patterns("Tel13812345678")).isEqualTo("Tel138****5678");
  }
}
