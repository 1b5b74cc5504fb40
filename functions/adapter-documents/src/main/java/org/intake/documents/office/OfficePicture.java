package org.intake.documents.office;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Draws the sheet of an office file, each character at its place, whatever the font's own widths
/// are. It takes a Chinese font of the machine; where there is none there is no picture, and
/// nothing else misses it.
public final class OfficePicture {
  /// Pixels of a Chinese character: a sheet of ordinary width has some 1,000.
  private static final int CHARACTER = 22;

  private static final double SIZE = 0.86;
  private static final double BASELINE = 1.1;
  private static final char CHINESE = '报';
  private static final Pattern RUN = Pattern.compile("[\\x00-\\x7f]+|.", Pattern.DOTALL);

  private OfficePicture() {}

  /// Taller than other pages, because it is the whole file.
  public static Optional<BufferedImage> draw(OfficeSheet sheet) {
    return font().map(font -> draw(sheet, font));
  }

  private static BufferedImage draw(OfficeSheet sheet, Font font) {
    BufferedImage image =
        new BufferedImage(
            pixels(sheet.width()), pixels(sheet.height()), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setColor(Color.GRAY);
    for (OfficeSheet.Outline cell : sheet.outlines()) {
      graphics.drawRect(
          pixels(cell.left()),
          pixels(cell.top()),
          pixels(cell.right()) - pixels(cell.left()),
          pixels(cell.bottom()) - pixels(cell.top()));
    }
    graphics.setColor(Color.BLACK);
    graphics.setFont(font.deriveFont((float) (CHARACTER * SIZE)));
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    for (OfficeSheet.Text text : sheet.texts()) {
      if (text.top() < sheet.height()) {
        write(graphics, text);
      }
    }
    graphics.dispose();
    return image;
  }

  /// Latin words are drawn whole, as their letters are of many widths.
  private static void write(Graphics2D graphics, OfficeSheet.Text text) {
    double left = text.left();
    int baseline = pixels(text.top() + BASELINE);
    Matcher run = RUN.matcher(text.text());
    while (run.find()) {
      graphics.drawString(run.group(), pixels(left), baseline);
      left += OfficeSheet.length(run.group());
    }
  }

  private static int pixels(double characters) {
    return (int) Math.round(characters * CHARACTER);
  }

  private static Optional<Font> font() {
    try {
      Font standard = new Font(Font.SERIF, Font.PLAIN, CHARACTER);
      return standard.canDisplay(CHINESE)
          ? Optional.of(standard)
          : Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
              .filter(font -> font.canDisplay(CHINESE))
              .findFirst();
    } catch (InternalError | NoClassDefFoundError _) {
      // A machine without any font or without the library that draws them, as Lambda's is.
      return Optional.empty();
    }
  }
}
