package org.intake.testkit.documents;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;
import org.jspecify.annotations.Nullable;

/// Encodes pictures with their resolution, as scanners do.
final class Pictures {
  private static final String STANDARD = "javax_imageio_1.0";

  private Pictures() {}

  static byte[] png(BufferedImage image, int dpi) {
    return encoded("png", List.of(image), dpi, null, 0);
  }

  static byte[] jpeg(BufferedImage image, int dpi, double quality) {
    byte[] bytes = encoded("jpeg", List.of(image), 0, null, (float) quality);
    // The JFIF header: unit at 13, then both resolutions.
    bytes[13] = 1;
    bytes[14] = (byte) (dpi >> 8);
    bytes[15] = (byte) dpi;
    bytes[16] = (byte) (dpi >> 8);
    bytes[17] = (byte) dpi;
    return bytes;
  }

  /// Bilevel pages as CCITT group 4, others as JPEG.
  static byte[] tiff(List<BufferedImage> pages, int dpi) {
    boolean bilevel = pages.getFirst().getType() == BufferedImage.TYPE_BYTE_BINARY;
    return encoded("tiff", pages, dpi, bilevel ? "CCITT T.6" : "JPEG", 0);
  }

  /// The same JPEG with an EXIF tag that says how to turn it.
  static byte[] withOrientation(byte[] jpeg, int orientation) {
    byte[] exif = {
      (byte) 0xFF,
      (byte) 0xE1,
      0,
      34,
      'E',
      'x',
      'i',
      'f',
      0,
      0,
      'M',
      'M',
      0,
      42,
      0,
      0,
      0,
      8,
      0,
      1,
      0x01,
      0x12,
      0,
      3,
      0,
      0,
      0,
      1,
      0,
      (byte) orientation,
      0,
      0,
      0,
      0,
      0,
      0
    };
    var out = new ByteArrayOutputStream();
    out.write(jpeg, 0, 2);
    out.write(exif, 0, exif.length);
    out.write(jpeg, 2, jpeg.length - 2);
    return out.toByteArray();
  }

  private static byte[] encoded(
      String format,
      List<BufferedImage> pages,
      int dpi,
      @Nullable String compression,
      float quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      if (pages.size() > 1) {
        writer.prepareWriteSequence(null);
      }
      for (BufferedImage page : pages) {
        ImageWriteParam parameters = writer.getDefaultWriteParam();
        if (compression != null) {
          parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          parameters.setCompressionType(compression);
          // One strip a page, as fax servers write it.
          parameters.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
          parameters.setTiling(page.getWidth(), page.getHeight(), 0, 0);
        } else if (quality > 0) {
          parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
          parameters.setCompressionQuality(quality);
        }
        IIOMetadata metadata =
            writer.getDefaultImageMetadata(
                ImageTypeSpecifier.createFromRenderedImage(page), parameters);
        if (dpi > 0) {
          resolution(metadata, dpi);
        }
        var image = new IIOImage(page, null, metadata);
        if (pages.size() > 1) {
          writer.writeToSequence(image, parameters);
        } else {
          writer.write(null, image, parameters);
        }
      }
      if (pages.size() > 1) {
        writer.endWriteSequence();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static void resolution(IIOMetadata metadata, int dpi) throws IIOInvalidTreeException {
    String millimetres = String.format(Locale.ROOT, "%.6f", 25.4 / dpi);
    var root = new IIOMetadataNode(STANDARD);
    var dimension = new IIOMetadataNode("Dimension");
    for (String name : List.of("HorizontalPixelSize", "VerticalPixelSize")) {
      var node = new IIOMetadataNode(name);
      node.setAttribute("value", millimetres);
      dimension.appendChild(node);
    }
    root.appendChild(dimension);
    metadata.mergeTree(STANDARD, root);
  }
}
