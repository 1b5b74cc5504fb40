package org.intake.testkit.documents;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.Random;
import org.intake.testkit.documents.LaidPage.PlacedSeal;
import org.intake.testkit.documents.LaidPage.Stroke;
import org.intake.testkit.documents.LaidPage.Text;

/// Paints a laid page as it would lie on the glass: text, lines, and the seals over them.
final class PagePainter {
  private static final Color RED = new Color(0xD8201C);

  private final Font font;
  private final double scale;
  private final Random random;

  PagePainter(ScanFont font, int dpi, long seed) {
    this.font = font.load();
    this.scale = dpi / 72.0;
    this.random = new Random(seed);
  }

  BufferedImage paint(LaidPage page) {
    var image =
        new BufferedImage(
            (int) Math.round(LaidPage.WIDTH * scale),
            (int) Math.round(LaidPage.HEIGHT * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    smooth(graphics);
    graphics.scale(scale, scale);
    for (Stroke stroke : page.strokes()) {
      graphics.setColor(stroke.red() ? RED : Color.BLACK);
      graphics.setStroke(new BasicStroke((float) stroke.thickness()));
      graphics.draw(new Line2D.Double(stroke.x1(), stroke.y1(), stroke.x2(), stroke.y2()));
    }
    for (Text text : page.texts()) {
      graphics.setColor(text.red() ? RED : new Color(0x141414));
      graphics.setFont(font.deriveFont(text.bold() ? Font.BOLD : Font.PLAIN, (float) text.size()));
      graphics.drawString(text.text(), (float) text.x(), (float) text.baseline());
    }
    graphics.dispose();
    for (PlacedSeal seal : page.seals()) {
      stamp(image, seal);
    }
    return image;
  }

  private static void smooth(Graphics2D graphics) {
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
  }

  /// Ink darkens what lies under it and is missing in places, as rubber leaves it.
  private void stamp(BufferedImage page, PlacedSeal placed) {
    int size = (int) Math.ceil(2 * (PlacedSeal.RADIUS + 4) * scale);
    BufferedImage ink = ink(placed, size);
    float[] wear = wear(size);
    double strength = placed.seal().faint() ? 0.4 : 0.88;
    int left = (int) Math.round(placed.x() * scale) - size / 2;
    int top = (int) Math.round(placed.y() * scale) - size / 2;
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        int px = left + x;
        int py = top + y;
        int argb = ink.getRGB(x, y);
        double alpha = (argb >>> 24) / 255.0 * strength * wear[y * size + x];
        if (alpha <= 0 || px < 0 || py < 0 || px >= page.getWidth() || py >= page.getHeight()) {
          continue;
        }
        page.setRGB(px, py, multiplied(page.getRGB(px, py), argb, alpha));
      }
    }
  }

  private static int multiplied(int under, int over, double alpha) {
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int below = (under >> shift) & 0xFF;
      int above = (over >> shift) & 0xFF;
      int both = (int) Math.round(below * (1 - alpha) + below * above / 255.0 * alpha);
      result |= both << shift;
    }
    return result;
  }

  private float[] wear(int size) {
    int cell = Math.max(2, (int) Math.round(scale * 1.2));
    int coarse = size / cell + 2;
    float[] grid = new float[coarse * coarse];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat();
    }
    float[] wear = new float[size * size];
    for (int y = 0; y < size; y++) {
      for (int x = 0; x < size; x++) {
        float value = grid[(y / cell) * coarse + x / cell];
        wear[y * size + x] = value < 0.07f ? 0.15f : 0.75f + 0.25f * value;
      }
    }
    return wear;
  }

  private BufferedImage ink(PlacedSeal placed, int size) {
    var ink = new BufferedImage(size, size, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = ink.createGraphics();
    smooth(graphics);
    graphics.translate(size / 2.0, size / 2.0);
    graphics.scale(scale, scale);
    graphics.rotate(Math.toRadians(random.nextDouble() * 24 - 12));
    graphics.setColor(RED);
    graphics.setStroke(new BasicStroke(3.2f));
    double radius = PlacedSeal.RADIUS - 2;
    graphics.draw(new Ellipse2D.Double(-radius, -radius, 2 * radius, 2 * radius));
    graphics.fill(star(16));
    ring(graphics, placed.seal().ring());
    if (!placed.seal().below().isEmpty()) {
      graphics.setFont(font.deriveFont(Font.BOLD, 8f));
      double width = graphics.getFontMetrics().stringWidth(placed.seal().below());
      graphics.drawString(placed.seal().below(), (float) (-width / 2), 36f);
    }
    graphics.dispose();
    return ink;
  }

  private void ring(Graphics2D graphics, String text) {
    int count = text.length();
    double span = Math.toRadians(Math.min(250, 24.0 * count));
    float fontSize = (float) Math.min(15, 190.0 / count);
    graphics.setFont(font.deriveFont(Font.BOLD, fontSize));
    AffineTransform kept = graphics.getTransform();
    for (int i = 0; i < count; i++) {
      double angle = count == 1 ? 0 : -span / 2 + span * i / (count - 1);
      graphics.rotate(angle);
      double width = graphics.getFontMetrics().stringWidth(text.substring(i, i + 1));
      graphics.drawString(text.substring(i, i + 1), (float) (-width / 2), -37f);
      graphics.setTransform(kept);
    }
  }

  private static Path2D star(double radius) {
    var star = new Path2D.Double();
    for (int i = 0; i < 10; i++) {
      double length = i % 2 == 0 ? radius : radius * 0.382;
      double angle = Math.PI * i / 5 - Math.PI / 2;
      double x = length * Math.cos(angle);
      double y = length * Math.sin(angle);
      if (i == 0) {
        star.moveTo(x, y);
      } else {
        star.lineTo(x, y);
      }
    }
    star.closePath();
    return star;
  }
}
