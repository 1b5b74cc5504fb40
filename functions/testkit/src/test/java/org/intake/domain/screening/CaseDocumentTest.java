package org.intake.domain.screening;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

class CaseDocumentTest {
  private static CaseDocument with(Code... codes) {
    return new CaseDocument(
        "d-1",
        "f-1",
        "申报表.docx",
        DocumentType.FORM_PART_1,
        null,
        0,
        0,
        Sha256.of(new byte[0]),
        List.of(),
        java.util.Arrays.stream(codes)
            .map(code -> new Problem(code, new Texts("一", "一", "one"), null))
            .toList(),
        SealReport.NOT_EXPECTED,
        List.of());
  }

  /// A Part 2 that was pasted as a picture behind the city's form counted as missing.
  @Test
  void mayHideAPartInAPictureBesideItsText() {
    assertThat(with(Code.INSET_NOT_READ).mayHideAnother()).isTrue();
    assertThat(with(Code.INSET_NOT_READ).isReadable()).isFalse();
  }

  @Test
  void hidesNothingWhenAllOfItWasRead() {
    assertThat(with().mayHideAnother()).isFalse();
    assertThat(with(Code.WRONG_EXTENSION).mayHideAnother()).isFalse();
  }
}
