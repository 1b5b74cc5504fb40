package org.intake.documents.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.domain.reading.FieldValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Figures with something beside them that a reader must not pass over. Each of these once decided
/// a threshold without a doubt.
class OddFiguresTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "~48.4", "～48.4", "48.4?", "48.4？", "48.4+", "48.4＋", "48.4*", "□48.4", "50.2户", "50.2人"
      })
  void aRateThatIsMarkedIsInDoubt(String raw) {
    assertThat(NumberReader.read(raw, "件/万人", false, List.of()).doubts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3人次", "3人+", "3?"})
  void aNumberOfStaffThatIsMarkedIsInDoubt(String raw) {
    assertThat(NumberReader.read(raw, "人", true, List.of()).doubts()).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"48.4", "48.4件", "48.4件/万人", "每万人48.4件", "√48.4", "（48.4）"})
  void aPlainRateIsNot(String raw) {
    ReadValue read = NumberReader.read(raw, "件/万人", false, List.of());
    assertThat(read.doubts()).isEmpty();
    assertThat(read.value()).isInstanceOf(FieldValue.Decimal.class);
  }
}
