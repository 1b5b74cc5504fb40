package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.junit.jupiter.api.Test;

class ScriptChoiceTest {
  /// The Traditional model reads this typeface better, yet 园 and 区 are Simplified.
  @Test
  void charactersThatBothScriptsShareTellNoScript() {
    double odds =
        ScriptChoice.odds(
            glyphs("谢通市党区园", 0.80, 0.94, 0.99, 0.92, 0.96, 0.95),
            glyphs("南通市崇區困", 0.99, 1.00, 0.99, 0.98, 0.80, 0.79));

    assertThat(odds).isPositive();
  }

  @Test
  void whatOnlyOneScriptHasAndItsModelIsSureOfTellsTheScript() {
    double odds =
        ScriptChoice.odds(
            glyphs("知识产杈", 0.99, 0.70, 0.85, 0.60), glyphs("知識產權", 0.99, 0.99, 0.99, 0.99));

    assertThat(odds).isLessThan(-5);
  }

  private static List<Glyph> glyphs(String text, double... sure) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      glyphs.add(
          new Glyph(
              text.substring(i, i + 1), new Rectangle(i * 30, 0, i * 30 + 28, 30), sure[i], 1));
    }
    return glyphs;
  }
}
