package org.intake.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentDispositionTest {
  @Test
  void offersTheNameInBothForms() {
    assertThat(ContentDisposition.attachment("苏州市/申报书 1.pdf"))
        .isEqualTo(
            "attachment; filename=\"___ 1.pdf\";"
                + " filename*=UTF-8''%E7%94%B3%E6%8A%A5%E4%B9%A6%201.pdf");
  }

  @Test
  void letsNothingOutOfTheQuotesOrTheLine() {
    assertThat(ContentDisposition.attachment("a\"b\r\nX-Evil: 1"))
        .isEqualTo(
            "attachment; filename=\"a_b__X-Evil: 1\"; filename*=UTF-8''a%22b%0D%0AX-Evil%3A%201");
  }
}
