package org.intake.documents.ocr;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Consumer;
import javax.imageio.ImageIO;

/// Draws the small pages of these tests. Where the machine has no Chinese font or no language data,
/// the test says so and is skipped.
final class Drawn {
  private Drawn() {}

  static BufferedImage page(int width, int height, Consumer<Graphics2D> drawing) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.BLACK);
    drawing.accept(graphics);
    graphics.dispose();
    return image;
  }

  static byte[] encoded(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  static ScanReader.PagePicture png(BufferedImage image) {
    return new ScanReader.PagePicture(encoded(image, "png"), ScanReader.PagePicture.Kind.PNG, 0);
  }

  static GreyPicture grey(BufferedImage image) {
    byte[] pixels = new byte[image.getWidth() * image.getHeight()];
    for (int i = 0; i < pixels.length; i++) {
      int rgb = image.getRGB(i % image.getWidth(), i / image.getWidth());
      pixels[i] = (byte) (((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255)) / 10);
    }
    return new GreyPicture(image.getWidth(), image.getHeight(), pixels);
  }

  static ColourPicture colours(BufferedImage image) {
    int[] pixels =
        image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    return new ColourPicture(
        image.getWidth(),
        image.getHeight(),
        Arrays.stream(pixels).map(p -> p & 0xffffff).toArray());
  }

  static void ring(Graphics2D graphics, double x, double y, double radius, Color colour) {
    graphics.setColor(colour);
    graphics.setStroke(new BasicStroke((float) Math.max(2.5, radius / 18)));
    graphics.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    graphics.setColor(Color.BLACK);
  }

  static BufferedImage turned(BufferedImage image, int quarters) {
    BufferedImage result = image;
    for (int i = 0; i < quarters; i++) {
      BufferedImage from = result;
      BufferedImage to =
          new BufferedImage(from.getHeight(), from.getWidth(), BufferedImage.TYPE_INT_RGB);
      for (int y = 0; y < from.getHeight(); y++) {
        for (int x = 0; x < from.getWidth(); x++) {
          to.setRGB(from.getHeight() - 1 - y, x, from.getRGB(x, y));
        }
      }
      result = to;
    }
    return result;
  }

  static Font chineseFont(int size) {
    String name =
        Arrays.stream(
                GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
            .filter(family -> new Font(family, Font.PLAIN, 12).canDisplayUpTo("国家知识产权局") < 0)
            .max(Comparator.comparing(family -> family.contains("Sans CJK")))
            .orElse("");
    assumeTrue(!name.isEmpty(), "no Chinese font on this machine: recognition is not tested");
    return new Font(name, Font.PLAIN, size);
  }

  static TesseractScanReader reader() {
    return new TesseractScanReader(engine());
  }

  static OcrEngine engine() {
    var data = LanguageData.find(System.getenv(), Path.of(System.getProperty("user.home")));
    assumeTrue(data.isPresent(), LanguageDataProvision.ADVICE);
    return new TesseractEngine(data.orElseThrow());
  }
}
