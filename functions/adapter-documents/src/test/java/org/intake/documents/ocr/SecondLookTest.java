package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Model;
import org.junit.jupiter.api.Test;

class SecondLookTest {
  private static final int DPI = 250;

  /// What each model says of any picture, and how sure it is of each character.
  private record Saying(Map<Model, GlyphLine> lines, List<Model> asked) implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      asked.add(request.model());
      GlyphLine line = lines.get(request.model());
      return line == null ? List.of() : List.of(line);
    }

    @Override
    public void close() {}
  }

  private final List<Model> asked = new ArrayList<>();

  /// Characters a square each; `doubtful` are those that the engine is not sure of.
  private static GlyphLine line(String text, String doubtful, double doubt) {
    List<Glyph> glyphs = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      String character = text.substring(i, i + 1);
      double sure = doubtful.contains(character) ? doubt : 0.99;
      glyphs.add(new Glyph(character, new Rectangle(40 * i + 20, 20, 40 * i + 52, 52), sure, 0.99));
    }
    return new GlyphLine(glyphs);
  }

  private GlyphLine seen(GlyphLine first, Map<Model, GlyphLine> again) {
    GreyPicture page = GreyPicture.blank(800, 80);
    first.glyphs().forEach(glyph -> page.fill(glyph.place(), 0));
    return new SecondLook(new Saying(again, asked)).of(first, page, DPI, Model.TRADITIONAL);
  }

  @Test
  void takesWhatTheOtherScriptsModelIsSureOf() {
    GlyphLine line =
        seen(line("常熟棲需灣新材產業園", "需", 0.5), Map.of(Model.SIMPLIFIED, line("熟棱霞湾新", "棱", 0.4)));

    assertThat(line.text()).isEqualTo("常熟棲霞灣新材產業園");
    assertThat(asked).containsExactly(Model.SIMPLIFIED);
  }

  @Test
  void whatWasTakenFromAnotherReadingIsNotSure() {
    GlyphLine line = seen(line("常熟棲需灣新", "需", 0.5), Map.of(Model.SIMPLIFIED, line("熟棱霞湾新", "", 0)));

    assertThat(Calibration.ofGlyph(line.glyphs().get(3))).isLessThanOrEqualTo(0.5);
  }

  @Test
  void aSurerReadingOutvotesTheFirst() {
    Map<Model, GlyphLine> again =
        Map.of(
            Model.SIMPLIFIED, line("熟棱電湾新", "電", 0.6),
            Model.TRADITIONAL, line("熟棲霞灣新", "霞", 0.8));

    assertThat(seen(line("常熟棲需灣新", "需", 0.3), again).text()).isEqualTo("常熟棲霞灣新");
  }

  @Test
  void keepsTheLineWhereTheOtherReadingShowsOtherNeighbours() {
    GlyphLine line = seen(line("常熟棲需灣新", "需", 0.5), Map.of(Model.SIMPLIFIED, line("二十六名", "", 0)));

    assertThat(line.text()).isEqualTo("常熟棲需灣新");
  }

  @Test
  void aCharacterTooManyIsTakenOut() {
    GlyphLine line = seen(line("石雨上晴", "上晴", 0.4), Map.of(Model.SIMPLIFIED, line("石雨晴", "", 0)));

    assertThat(line.text()).isEqualTo("石雨晴");
  }

  @Test
  void doesNotReadAgainWhatIsNoPrint() {
    assertThat(seen(line("情况属实冰极拟乘意", "冰极拟乘", 0.3), Map.of()).text()).isEqualTo("情况属实冰极拟乘意");
    assertThat(seen(line("望和和泪", "望和泪", 0.3), Map.of()).text()).isEqualTo("望和和泪");
    assertThat(asked).isEmpty();
  }
}
