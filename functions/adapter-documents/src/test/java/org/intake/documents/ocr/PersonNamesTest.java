package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PersonNamesTest {
  @Test
  void aNameThatBeginsWithNoSurnameIsOdd() {
    assertThat(PersonNames.isOdd("阁婉莹")).isTrue();
    assertThat(PersonNames.isOdd("阎婉莹")).isFalse();
    assertThat(PersonNames.isOdd("賈嘉")).isFalse();
    assertThat(PersonNames.isOdd("阁")).isFalse();
    assertThat(PersonNames.isOdd("联系电话")).isTrue();
  }

  @Test
  void isReadAgainWithSurnamesOnlyInItsFirstPlace() {
    assertThat(PersonNames.alphabet("阁婉莹")).contains("阎", "閻", "婉", "莹").doesNotContain("阁");
  }
}
