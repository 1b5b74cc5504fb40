package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class RedInkTest {
  private static final Color STAMP = new Color(216, 32, 28);
  private static final Color FAINT = new Color(240, 175, 173);
  private static final SealFinder.Ring RING = new SealFinder.Ring(300, 300, 250, 1);
  private static final SealFinder.Ring OTHER = new SealFinder.Ring(700, 300, 250, 1);

  @Test
  void printOnAStampIsNeitherItsInkNorAHoleInIt() {
    RedInk ink = ink(STAMP);
    assertThat(ink.at(400, 150)).as("print on paper").isGreaterThan(230);
    assertThat(ink.at(220, 150)).as("a stroke of the stamp below print").isLessThan(120);
    assertThat(ink.at(220, 130)).as("the stamp's stroke beside it").isLessThan(40);
  }

  @Test
  void anotherStampsRingIsNotThisOnesInk() {
    assertThat(ink(STAMP).at(452, 300)).isGreaterThan(230);
  }

  @Test
  void aFaintStampIsAsDarkAsAny() {
    assertThat(ink(FAINT).at(220, 130)).isLessThan(60);
  }

  private static RedInk ink(Color stamp) {
    BufferedImage page =
        Drawn.page(
            1000,
            600,
            graphics -> {
              Drawn.ring(graphics, RING.x(), RING.y(), RING.radius() - 6, stamp);
              Drawn.ring(graphics, OTHER.x(), OTHER.y(), OTHER.radius() - 6, stamp);
              graphics.setColor(stamp);
              graphics.fillRect(200, 100, 40, 100);
              graphics.setColor(new Color(17, 17, 17));
              graphics.setStroke(new BasicStroke(7));
              graphics.drawLine(180, 150, 420, 150);
            });
    NativePicture picture =
        NativePicture.decode(Drawn.encoded(page, "png"), ScanReader.PagePicture.Kind.PNG, 1);
    assertThat(picture).isNotNull();
    try (picture) {
      return RedInk.of(picture, RING, List.of(OTHER));
    }
  }
}
