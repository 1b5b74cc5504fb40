package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;
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

  /// A Traditional page is never read so well by the Simplified model that odds of 2 come about.
  @Test
  void oneSurePieceSettlesASimplifiedPageButNotATraditionalOne() {
    Scripts simplified = new Scripts(0.99, 0.97, new ArrayList<>());
    Scripts traditional = new Scripts(0.97, 0.99, new ArrayList<>());

    assertThat(new ScriptChoice(simplified).of(fiveLines(), 250).model())
        .isEqualTo(Model.SIMPLIFIED);
    assertThat(new ScriptChoice(traditional).of(fiveLines(), 250).model())
        .isEqualTo(Model.TRADITIONAL);
    assertThat(simplified.asked).hasSize(2);
    assertThat(traditional.asked).hasSize(4);
  }

  /// Else one bad piece has the page turned upside down and back, which costs more than was saved.
  @Test
  void aPageThatSeemsBadlyReadIsReadAtMorePieces() {
    Scripts faint = new Scripts(0.85, 0.60, new ArrayList<>());

    assertThat(new ScriptChoice(faint).of(fiveLines(), 250).model()).isEqualTo(Model.SIMPLIFIED);
    assertThat(faint.asked).hasSize(4);
  }

  /// An engine whose models are so sure of every piece, each in its own script.
  private record Scripts(double simplified, double traditional, List<Model> asked)
      implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      asked.add(request.model());
      return request.model() == Model.SIMPLIFIED
          ? List.of(new GlyphLine(glyphs("识产权", simplified, simplified, simplified)))
          : List.of(new GlyphLine(glyphs("識產權", traditional, traditional, traditional)));
    }

    @Override
    public void close() {}
  }

  private static GreyPicture fiveLines() {
    GreyPicture page = GreyPicture.blank(1600, 1000);
    for (int line = 0; line < 5; line++) {
      for (int i = 0; i < 20; i++) {
        page.fill(new Rectangle(200 + 44 * i, 100 + 150 * line, 236 + 44 * i, 136 + 150 * line), 0);
      }
    }
    return page;
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
