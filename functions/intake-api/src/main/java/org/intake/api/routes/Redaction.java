package org.intake.api.routes;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.intake.application.PermanentFault;
import org.intake.domain.reading.Box;

/// Covers parts of a page's picture. Pixels are set one by one: nothing of the toolkit that needs
/// fonts or a display is touched.
final class Redaction {
  private static final int COVER = 0xFF404040;

  private Redaction() {}

  static byte[] cover(byte[] png, List<Box> boxes) {
    if (boxes.isEmpty()) {
      return png;
    }
    try {
      BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
      if (picture == null) {
        throw new PermanentFault("a page's picture is not a picture");
      }
      boxes.forEach(box -> cover(picture, box));
      ByteArrayOutputStream covered = new ByteArrayOutputStream();
      ImageIO.write(picture, "png", covered);
      return covered.toByteArray();
    } catch (IOException e) {
      throw new PermanentFault("a page's picture cannot be read", e);
    }
  }

  private static void cover(BufferedImage picture, Box box) {
    int left = (int) Math.floor(box.x() * picture.getWidth());
    int top = (int) Math.floor(box.y() * picture.getHeight());
    int right =
        Math.min(picture.getWidth(), (int) Math.ceil((box.x() + box.width()) * picture.getWidth()));
    int bottom =
        Math.min(
            picture.getHeight(), (int) Math.ceil((box.y() + box.height()) * picture.getHeight()));
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        picture.setRGB(x, y, COVER);
      }
    }
  }
}
