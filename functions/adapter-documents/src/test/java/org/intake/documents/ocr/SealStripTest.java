package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealStripTest {
  private static final Color STAMP = new Color(216, 32, 28);
  private static final SealFinder.Ring RING = new SealFinder.Ring(300, 300, 250, 1);

  /// Unrolled, two upright strokes of one character lean away from each other: 川 becomes 小.
  @Test
  void theStrokesOfACharacterStandUpright() {
    GreyPicture strip = strip();
    int[] above = firstInk(strip, strip.height() / 2 - 12);
    int[] below = firstInk(strip, strip.height() / 2 + 12);

    assertThat(Math.abs(above[0] - below[0])).isLessThanOrEqualTo(2);
    assertThat(Math.abs(above[1] - below[1])).isLessThanOrEqualTo(2);
  }

  /// Where the first and the second stroke of a row begin.
  private static int[] firstInk(GreyPicture strip, int y) {
    int[] begins = {-1, -1};
    int found = 0;
    for (int x = 1; x < strip.width() && found < 2; x++) {
      if (strip.at(x, y) < 128 && strip.at(x - 1, y) >= 128) {
        begins[found++] = x;
      }
    }
    return begins;
  }

  /// Ten characters of two upright strokes each around the ring.
  private static GreyPicture strip() {
    BufferedImage page =
        Drawn.page(
            600,
            600,
            graphics -> {
              Drawn.ring(graphics, RING.x(), RING.y(), RING.radius() - 6, STAMP);
              graphics.setColor(STAMP);
              AffineTransform level = graphics.getTransform();
              for (int i = 0; i < 10; i++) {
                graphics.setTransform(level);
                graphics.rotate(Math.toRadians(-126 + i * 28), RING.x(), RING.y());
                graphics.fillRect(300 - 28, 75, 12, 70);
                graphics.fillRect(300 + 16, 75, 12, 70);
              }
            });
    NativePicture picture =
        NativePicture.decode(Drawn.encoded(page, "png"), ScanReader.PagePicture.Kind.PNG, 1);
    assertThat(picture).isNotNull();
    try (picture) {
      return SealStrip.of(picture, RING, List.of());
    }
  }
}
