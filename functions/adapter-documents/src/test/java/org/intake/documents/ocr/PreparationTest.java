package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.geom.Arc2D;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

class PreparationTest {
  @Test
  void findsTheSheetOnADarkDeskWithStraightEdges() {
    BufferedImage photo =
        Drawn.page(
            800,
            1100,
            g -> {
              g.setColor(new Color(80, 80, 80));
              g.fillRect(0, 0, 800, 1100);
              g.setColor(Color.WHITE);
              g.fillPolygon(
                  new Polygon(new int[] {90, 700, 740, 60}, new int[] {80, 110, 1010, 1000}, 4));
            });
    PageFinder.Quad quad = PageFinder.find(Drawn.grey(photo)).orElseThrow();
    assertThat(quad.xs()).containsExactly(new double[] {90, 700, 740, 60}, within(3.0));
    assertThat(quad.ys()).containsExactly(new double[] {80, 110, 1010, 1000}, within(3.0));
  }

  @Test
  void takesAScannersPageAsItIs() {
    assertThat(PageFinder.find(Drawn.grey(lines(0)))).isEmpty();
  }

  @Test
  void tellsHowFarLinesLean() {
    double lean = Skew.of(Drawn.grey(lines(0.03)), 150).lean().angle();
    assertThat(lean).isCloseTo(0.03, within(0.004));
  }

  @Test
  void turnsALyingPageAndFindsTheWayBackToItsPlaces() {
    BufferedImage lying = Drawn.turned(lines(0.0), 1);
    PreparedPage page = prepared(lying);
    assertThat(page.turned() % 180).isEqualTo(90);
    assertThat(page.work().height()).isGreaterThan(page.work().width());
  }

  @Test
  void aPlaceThatIsToldOnThePictureIsFoundAgainOnALeaningPage() {
    PreparedPage page = prepared(lines(0.03));
    Rectangle place = new Rectangle(400, 700, 900, 740);
    Rectangle again = page.toPlace(page.toBox(place));
    assertThat(again.left()).isCloseTo(place.left(), within(4));
    assertThat(again.right()).isCloseTo(place.right(), within(4));
    assertThat(again.top()).isCloseTo(place.top(), within(4));
    assertThat(again.bottom()).isCloseTo(place.bottom(), within(4));
  }

  @Test
  void aGreyPageCannotTellItsSealsAndAColourPageCan() {
    assertThat(prepared(lines(0)).sealReport()).isEqualTo(SealReport.CANNOT_TELL);
    BufferedImage sealed = lines(0);
    Graphics2D graphics = sealed.createGraphics();
    Drawn.ring(graphics, 500, 900, 125, new Color(214, 40, 30));
    graphics.dispose();
    PreparedPage page = prepared(sealed);
    assertThat(page.sealReport()).isEqualTo(SealReport.TOLD);
    assertThat(page.stamps()).hasSize(1);
  }

  @Test
  void tellsOverlappingFaintRingsApartAndLeavesRedLettersAlone() {
    BufferedImage small =
        Drawn.page(
            350,
            500,
            g -> {
              Drawn.ring(g, 150, 350, 35, new Color(240, 170, 165));
              Drawn.ring(g, 200, 356, 35, new Color(214, 40, 30));
              g.setColor(new Color(214, 40, 30));
              for (int i = 60; i < 300; i += 20) {
                g.fillRect(i, 50, 9, 16);
              }
              g.fillRect(30, 90, 290, 3);
            });
    List<SealFinder.Ring> rings =
        new SealFinder(Drawn.colours(small), 42.5, (_, _) -> true).rings();
    assertThat(rings).hasSize(2);
    assertThat(rings.get(0).x()).isCloseTo(150, within(2.5));
    assertThat(rings.get(1).x()).isCloseTo(200, within(2.5));
  }

  /// A red head of two lines was lifted off the page as a stamp and counted as one.
  @Test
  void redStrokesThatHappenToStandInACircleAreNoRingAndAThirdOfARingMayBeMissing() {
    BufferedImage small =
        Drawn.page(
            350,
            495,
            g -> {
              g.setColor(new Color(214, 40, 30));
              g.setStroke(new BasicStroke(3));
              for (int i = 0; i < 34; i++) {
                double x = Math.cos(2 * Math.PI * i / 34);
                double y = Math.sin(2 * Math.PI * i / 34);
                g.draw(new Line2D.Double(170 + 31 * x, 80 + 31 * y, 170 + 35 * x, 80 + 35 * y));
              }
              g.draw(new Arc2D.Double(115, 315, 70, 70, 20, 240, Arc2D.OPEN));
            });

    List<SealFinder.Ring> rings =
        new SealFinder(Drawn.colours(small), 42.5, (_, _) -> true).rings();

    assertThat(rings).hasSize(1);
    assertThat(rings.getFirst().y()).isCloseTo(350, within(2.5));
  }

  @Test
  void tellsTwoPagesSideBySideByTheirFold() {
    BufferedImage spread =
        Drawn.page(
            1600,
            1100,
            g -> {
              for (int y = 100; y < 1000; y += 40) {
                g.fillRect(100, y, 600, 12);
                g.fillRect(900, y, 600, 12);
              }
            });
    assertThat(Spread.fold(Drawn.grey(spread), List.of())).isBetween(720, 880);
    assertThat(Spread.fold(Drawn.grey(lines(0)), List.of())).isZero();
  }

  @Test
  void tellsAScreenByTheStripesOfItsPixels() {
    GreyPicture screen = GreyPicture.blank(900, 900);
    for (int i = 0; i < screen.pixels().length; i++) {
      screen.pixels()[i] = (byte) (200 + ((i % 900) % 5 < 2 ? 14 : 0));
    }
    assertThat(ScreenPattern.isOn(screen)).isTrue();
    assertThat(ScreenPattern.isOn(GreyPicture.blank(900, 900))).isFalse();
  }

  /// A raster so strong that no tile of it was bare paper, and one that noise half hides.
  @Test
  void tellsAScreenByAStrongRasterAndByAWeakOneUnderNoise() {
    Random noise = new Random(7);
    GreyPicture strong = GreyPicture.blank(900, 900);
    GreyPicture weak = GreyPicture.blank(900, 900);
    GreyPicture paper = GreyPicture.blank(900, 900);
    for (int i = 0; i < strong.pixels().length; i++) {
      int x = i % 900;
      int y = i / 900;
      strong.pixels()[i] = (byte) (y % 4 == 0 ? 70 : 150);
      double wave = 14 * Math.sin(2 * Math.PI * x / 4.3);
      weak.pixels()[i] =
          (byte) Math.clamp(Math.round(200 + wave + 12 * noise.nextGaussian()), 0, 255);
      paper.pixels()[i] = (byte) Math.clamp(Math.round(200 + 12 * noise.nextGaussian()), 0, 255);
    }

    assertThat(ScreenPattern.isOn(strong)).isTrue();
    assertThat(ScreenPattern.isOn(weak)).isTrue();
    assertThat(ScreenPattern.isOn(paper)).isFalse();
  }

  private static PreparedPage prepared(BufferedImage image) {
    NativePicture picture =
        NativePicture.decode(Drawn.encoded(image, "png"), ScanReader.PagePicture.Kind.PNG, 1);
    assertThat(picture).isNotNull();
    try (picture) {
      return new Preparation().prepare(picture, 0);
    }
  }

  /// A page of broken lines, as print is, that lean by an angle.
  private static BufferedImage lines(double angle) {
    return Drawn.page(
        1240,
        1754,
        g -> {
          g.rotate(angle, 620, 877);
          g.setStroke(new BasicStroke(1));
          for (int y = 200; y < 1500; y += 45) {
            for (int x = 150; x < 1080; x += 26) {
              g.fillRect(x, y, 20, 4);
              g.fillRect(x + 8, y, 4, 20);
              g.fillRect(x, y + 16, 20, 3);
            }
          }
        });
  }
}
