package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Stamps on pages without colour: an A4 page at 200 dpi with a line of strokes below a stamp.
class BlackStampsTest {
  private static final int DPI = 200;
  private static final int X = 900;
  private static final int Y = 1600;
  private static final int RADIUS = 160;

  /// Strokes like those of a line of print, from left of the stamp to right of it.
  private static void print(Graphics2D graphics) {
    graphics.setColor(Color.BLACK);
    for (int x = X - 330; x < X + 330; x += 44) {
      graphics.fillRect(x, Y + 40, 30, 4);
      graphics.fillRect(x, Y + 68, 30, 4);
      graphics.fillRect(x + 13, Y + 40, 4, 32);
    }
  }

  private static void stamp(Graphics2D graphics, Color colour) {
    stamp(graphics, X, Y, colour);
  }

  private static void stamp(Graphics2D graphics, int middleX, int middleY, Color colour) {
    Drawn.ring(graphics, middleX, middleY, RADIUS, colour);
    graphics.setColor(colour);
    Polygon star = new Polygon();
    for (int i = 0; i < 10; i++) {
      double size = (i % 2 == 0 ? 0.32 : 0.32 * 0.382) * RADIUS;
      double angle = -Math.PI / 2 + i * Math.PI / 5;
      star.addPoint(
          (int) (middleX + size * Math.cos(angle)), (int) (middleY + size * Math.sin(angle)));
    }
    graphics.fillPolygon(star);
    for (int i = -3; i <= 3; i++) {
      double angle = -Math.PI / 2 + i * 0.42;
      int x = (int) (middleX + 0.75 * RADIUS * Math.cos(angle));
      int y = (int) (middleY + 0.75 * RADIUS * Math.sin(angle));
      graphics.fillRect(x - 18, y - 18, 36, 6);
      graphics.fillRect(x - 18, y + 12, 36, 6);
      graphics.fillRect(x - 3, y - 18, 6, 36);
    }
  }

  /// Two stamps side by side that cross each other; the ring of the second, worn one falls into
  /// short parts.
  private static BufferedImage wornPair(boolean printed) {
    BufferedImage page =
        Drawn.page(
            1654,
            2339,
            graphics -> {
              stamp(graphics, X, Y, Color.BLACK);
              stamp(graphics, X + 262, Y + 26, Color.BLACK);
            });
    Random random = new Random(5);
    for (int y = 0; y < page.getHeight(); y += 3) {
      for (int x = 0; x < page.getWidth() - 2; x += 3) {
        if (random.nextInt(100) < (x < X + 100 ? 20 : 45)) {
          Graphics2D hole = page.createGraphics();
          hole.setColor(Color.WHITE);
          hole.fillRect(x, y, 3, 3);
          hole.dispose();
        }
      }
    }
    if (printed) {
      print(page.createGraphics());
    }
    return page;
  }

  private static GreyPicture lifted(BufferedImage page) {
    GreyPicture grey = Drawn.grey(page);
    BlackStamps.lift(grey, grey.reduced(2), 2, DPI);
    return grey;
  }

  private static int ink(GreyPicture page, int left, int top, int right, int bottom) {
    return page.part(new Rectangle(left, top, right, bottom), 0).inkBelow(150);
  }

  private static BufferedImage page(Color stamp, boolean printed) {
    return Drawn.page(
        1654,
        2339,
        graphics -> {
          if (stamp != null) {
            stamp(graphics, stamp);
          }
          if (printed) {
            print(graphics);
          }
        });
  }

  @Test
  void takesABlackStampOffAndLeavesThePrintBelowIt() {
    GreyPicture printed = Drawn.grey(page(null, true));
    GreyPicture lifted = lifted(page(Color.BLACK, true));

    assertThat(ink(lifted, X - 180, Y - 180, X + 180, Y + 30)).isLessThan(60);
    int line = ink(printed, X - 340, Y + 36, X + 340, Y + 76);
    assertThat(ink(lifted, X - 340, Y + 36, X + 340, Y + 76))
        .isBetween(line * 8 / 10, line * 11 / 10);
  }

  @Test
  void takesTwoWornStampsOffThatCrossEachOther() {
    GreyPicture printed = Drawn.grey(page(null, true));
    GreyPicture lifted = lifted(wornPair(true));

    assertThat(ink(lifted, X - 180, Y + 90, X + 450, Y + 210)).isLessThan(60);
    int line = ink(printed, X - 340, Y + 36, X + 340, Y + 76);
    assertThat(ink(lifted, X - 340, Y + 36, X + 340, Y + 76))
        .isBetween(line * 8 / 10, line * 12 / 10);
  }

  @Test
  void takesAGreyCopysStampOffByItsShade() {
    GreyPicture printed = Drawn.grey(page(null, true));
    GreyPicture lifted = lifted(page(new Color(120, 120, 120), true));

    assertThat(ink(lifted, 0, 0, 1654, 2339))
        .isBetween(ink(printed, 0, 0, 1654, 2339) * 98 / 100, ink(printed, 0, 0, 1654, 2339));
  }

  @Test
  void leavesAPageWithoutAStampAsItIs() {
    GreyPicture printed = Drawn.grey(page(null, true));

    assertThat(lifted(page(null, true)).pixels()).isEqualTo(printed.pixels());
  }
}
