package org.intake.documents.ofd;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The examples of GB/T 32905-2016, appendix A.
class Sm3Test {
  @Test
  void givesTheStandardsDigestOfAShortMessage() {
    assertThat(hex("abc"))
        .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  }

  @Test
  void givesTheStandardsDigestOfAMessageOfOneBlock() {
    assertThat(hex("abcd".repeat(16)))
        .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
  }

  private static String hex(String message) {
    return HexFormat.of().formatHex(Sm3.digest(message.getBytes(StandardCharsets.US_ASCII)));
  }
}
