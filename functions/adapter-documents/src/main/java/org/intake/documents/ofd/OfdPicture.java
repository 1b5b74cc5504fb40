package org.intake.documents.ofd;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.intake.documents.layout.Glyph;
import org.intake.documents.layout.Ruling;

/// A plain drawing of an OFD page: characters where they stand, lines and pictures. Enough for the
/// eye to find the place that a box marks.
public final class OfdPicture {
  private OfdPicture() {}

  public static BufferedImage draw(OfdFile ofd, int page, int longerSide) throws IOException {
    OfdContent content = ofd.content(page);
    double scale = longerSide / Math.max(1, Math.max(content.width(), content.height()));
    BufferedImage image =
        new BufferedImage(
            (int) Math.max(1, Math.round(content.width() * scale)),
            (int) Math.max(1, Math.round(content.height() * scale)),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.scale(scale, scale);
    for (OfdContent.Image one : content.images()) {
      picture(ofd, one, graphics);
    }
    graphics.setColor(Color.BLACK);
    for (Ruling ruling : content.rulings()) {
      graphics.draw(new Line2D.Double(ruling.x1(), ruling.y1(), ruling.x2(), ruling.y2()));
    }
    for (Glyph glyph : content.glyphs()) {
      graphics.setFont(new Font(Font.SERIF, Font.PLAIN, 1).deriveFont((float) glyph.height()));
      graphics.drawString(glyph.text(), (float) glyph.x(), (float) glyph.baseline());
    }
    graphics.dispose();
    return image;
  }

  private static void picture(OfdFile ofd, OfdContent.Image one, Graphics2D graphics)
      throws IOException {
    Optional<byte[]> bytes = ofd.media(one.resource());
    if (bytes.isEmpty()) {
      return;
    }
    BufferedImage picture = ImageIO.read(new ByteArrayInputStream(bytes.get()));
    if (picture != null) {
      graphics.drawImage(
          picture,
          (int) Math.round(one.x()),
          (int) Math.round(one.y()),
          (int) Math.round(one.width()),
          (int) Math.round(one.height()),
          null);
    }
  }
}
