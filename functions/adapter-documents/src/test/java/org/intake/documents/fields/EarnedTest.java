package org.intake.documents.fields;

import static org.assertj.core.api.Assertions.assertThat;

import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.FieldValue;
import org.junit.jupiter.api.Test;

class EarnedTest {
  /// zscq10 was read as zscqi0 by all readings, at 0.98.
  @Test
  void trustsNoAddressInWhichALetterStandsWhereADigitMay() {
    assertThat(earned("zscqi0@nantong-ip.example")).isLessThan(0.6);
    assertThat(earned("zscq1o@nantong-ip.example")).isLessThan(0.6);
    assertThat(earned("zscq10@nantong-ip.example")).isEqualTo(0.98);
    assertThat(earned("office@ip10i.example")).isEqualTo(0.98);
  }

  private static double earned(String address) {
    return Earned.confidence(FieldType.EMAIL, new FieldValue.Text(address), 0.98);
  }
}
