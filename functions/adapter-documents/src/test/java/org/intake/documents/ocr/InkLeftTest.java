package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.junit.jupiter.api.Test;

class InkLeftTest {
  private static final int DPI = 250;

  @Test
  void noticesTheFirstCharacterThatTheEngineLeftOut() {
    GreyPicture cell = picture(200, 60);
    cell.fill(new Rectangle(15, 15, 45, 45), 0);
    cell.fill(new Rectangle(55, 15, 85, 45), 0);
    cell.fill(new Rectangle(95, 15, 125, 45), 0);

    assertThat(InkLeft.characters(cell, List.of(line(55, 125, 15, 45)), DPI)).isPositive();
    assertThat(InkLeft.characters(cell, List.of(line(15, 125, 15, 45)), DPI)).isZero();
  }

  @Test
  void noticesTheLineThatTheEngineLeftOut() {
    GreyPicture cell = picture(200, 120);
    cell.fill(new Rectangle(15, 15, 45, 45), 0);
    cell.fill(new Rectangle(15, 70, 45, 100), 0);

    assertThat(InkLeft.characters(cell, List.of(line(15, 45, 70, 100)), DPI)).isPositive();
  }

  @Test
  void tellsWhereAWholeLineWasLeftOut() {
    GreyPicture cell = picture(200, 120);
    cell.fill(new Rectangle(15, 15, 45, 45), 0);
    cell.fill(new Rectangle(55, 15, 85, 45), 0);
    cell.fill(new Rectangle(15, 70, 30, 82), 0);
    cell.fill(new Rectangle(20, 80, 45, 100), 0);

    assertThat(InkLeft.lines(cell, List.of(line(55, 85, 15, 45)), DPI))
        .containsExactly(new Rectangle(15, 70, 45, 100));
  }

  @Test
  void overlooksPointsAndRules() {
    GreyPicture cell = picture(400, 60);
    cell.fill(new Rectangle(15, 15, 45, 45), 0);
    cell.fill(new Rectangle(200, 40, 206, 46), 0);
    cell.fill(new Rectangle(150, 50, 400, 52), 0);

    assertThat(InkLeft.characters(cell, List.of(line(15, 45, 15, 45)), DPI)).isZero();
  }

  private static GreyPicture picture(int width, int height) {
    byte[] pixels = new byte[width * height];
    Arrays.fill(pixels, (byte) GreyPicture.PAPER);
    return new GreyPicture(width, height, pixels);
  }

  private static GlyphLine line(int left, int right, int top, int bottom) {
    return new GlyphLine(
        List.of(new Glyph("园", new Rectangle(left, top, right, bottom), 0.9, 0.9)));
  }
}
