package org.intake.documents.pdf;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceCMYK;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.intake.documents.ocr.ScanReader.PagePicture;

/// The picture that a scanner put on a page, as its own bytes. Copying them costs nothing, drawing
/// the page costs a hundred times as much (performance.md).
final class EmbeddedPicture {
  private static final double FAX_PIXELS = 1.5;

  private EmbeddedPicture() {}

  static Optional<PagePicture> of(PageContent content, long maxPixels) throws IOException {
    PageContent.Picture picture = content.largest();
    if (picture == null
        || !picture.upright()
        || picture.coverage() < 0.9
        || content.pictures() != 1
        || content.shownCharacters() > 0
        || content.unreadable() > 0
        || !(picture.image() instanceof PDImageXObject image)
        || (long) image.getWidth() * image.getHeight() > maxPixels) {
      return Optional.empty();
    }
    int dpi = (int) Math.round(image.getWidth() / (content.shownWidth() / 72));
    double across = image.getWidth() / content.shownWidth();
    double down = image.getHeight() / content.shownHeight();
    // The picture need not cover the whole page, so only a fax of standard resolution is told.
    double shape = across / down > FAX_PIXELS ? across / down : 1;
    return inItsEncoding(image, dpi).map(found -> found.withPixels(shape));
  }

  private static Optional<PagePicture> inItsEncoding(PDImageXObject image, int dpi)
      throws IOException {
    return switch (String.valueOf(image.getSuffix())) {
      case "jpg" ->
          isFourColours(image)
              ? Optional.of(encoded(image.getImage(), dpi))
              : Optional.of(raw(image, COSName.DCT_DECODE, PagePicture.Kind.JPEG, dpi));
      case "jpx" -> Optional.of(raw(image, COSName.JPX_DECODE, PagePicture.Kind.JPEG_2000, dpi));
      default -> Optional.of(encoded(image.getImage(), dpi));
    };
  }

  private static boolean isFourColours(PDImageXObject image) throws IOException {
    var space = image.getColorSpace();
    return space instanceof PDDeviceCMYK
        || (space instanceof PDICCBased icc && icc.getNumberOfComponents() == 4);
  }

  private static PagePicture raw(
      PDImageXObject image, COSName filter, PagePicture.Kind kind, int dpi) throws IOException {
    try (InputStream in = image.createInputStream(List.of(filter.getName()))) {
      return new PagePicture(in.readAllBytes(), kind, dpi);
    }
  }

  /// A decoded picture as PNM: no compression to pay for on either side.
  static PagePicture encoded(BufferedImage image, int dpi) {
    boolean grey =
        image.getType() == BufferedImage.TYPE_BYTE_GRAY
            || image.getType() == BufferedImage.TYPE_BYTE_BINARY;
    BufferedImage plain =
        new BufferedImage(
            image.getWidth(),
            image.getHeight(),
            grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = plain.createGraphics();
    graphics.setColor(java.awt.Color.WHITE);
    graphics.fillRect(0, 0, plain.getWidth(), plain.getHeight());
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    byte[] data = ((DataBufferByte) plain.getRaster().getDataBuffer()).getData();
    if (!grey) {
      for (int i = 0; i + 2 < data.length; i += 3) {
        byte blue = data[i];
        data[i] = data[i + 2];
        data[i + 2] = blue;
      }
    }
    String head = (grey ? "P5\n" : "P6\n") + plain.getWidth() + " " + plain.getHeight() + "\n255\n";
    ByteArrayOutputStream out = new ByteArrayOutputStream(data.length + 32);
    out.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(data);
    return new PagePicture(out.toByteArray(), PagePicture.Kind.PNM, dpi);
  }
}
