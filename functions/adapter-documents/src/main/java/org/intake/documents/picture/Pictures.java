package org.intake.documents.picture;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataFormatImpl;
import javax.imageio.stream.ImageInputStream;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.documents.source.FileType;
import org.intake.domain.reading.Problem.Code;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/// A picture file; TIFF and GIF may hold many pages. JPEG, PNG and JPEG 2000 pass on untouched.
public final class Pictures implements Closeable {
  /// Below this no line of text can be told (a 10-pixel icon, a thumbnail).
  private static final int SMALLEST = 120;

  private final Path file;
  private final FileType type;
  private final @Nullable ImageInputStream in;
  private final @Nullable ImageReader reader;
  private final int count;

  private Pictures(
      Path file,
      FileType type,
      @Nullable ImageInputStream in,
      @Nullable ImageReader reader,
      int count) {
    this.file = file;
    this.type = type;
    this.in = in;
    this.reader = reader;
    this.count = count;
  }

  static {
    // Picture files are read from disk once; a cache file beside them would only cost.
    ImageIO.setUseCache(false);
  }

  public static Pictures open(Path file, FileType type, Limits limits) throws UnreadableFile {
    try {
      if (type == FileType.JPEG_2000) {
        // The JDK has no decoder for it; the recognition engine brings its own with its own caps.
        return new Pictures(file, type, null, null, 1);
      }
      ImageInputStream in = ImageIO.createImageInputStream(file.toFile());
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        in.close();
        throw new UnreadableFile(Code.CORRUPT);
      }
      ImageReader reader = readers.next();
      boolean many = type == FileType.TIFF;
      // A TIFF tells by its two resolutions how tall its pixels are.
      reader.setInput(in, false, !many);
      Pictures pictures =
          new Pictures(file, type, in, reader, many ? reader.getNumImages(true) : 1);
      pictures.check(limits);
      return pictures;
    } catch (EOFException e) {
      throw new UnreadableFile(Problems.of(Code.TRUNCATED), e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private UnreadableFile ofSize(Code code, int page) throws IOException {
    String size = (long) width(page) + "x" + (long) height(page);
    return new UnreadableFile(Problems.onPage(code, page, size), null);
  }

  private void check(Limits limits) throws IOException, UnreadableFile {
    boolean sound = false;
    try {
      if (count > limits.files().maxPages()) {
        throw new UnreadableFile(
            Problems.with(
                Code.TOO_MANY_PAGES, Map.of("limit", Integer.toString(limits.files().maxPages()))),
            null);
      }
      for (int page = 1; page <= count; page++) {
        if (width(page) * height(page) > limits.content().maxPixels()) {
          throw ofSize(Code.IMAGE_TOO_LARGE, page);
        }
        if (Math.min(width(page), height(page)) < SMALLEST) {
          throw ofSize(Code.IMAGE_TOO_SMALL, page);
        }
      }
      sound = true;
    } finally {
      if (!sound) {
        close();
      }
    }
  }

  public int count() {
    return count;
  }

  public double width(int page) throws IOException {
    return reader == null ? 0 : reader.getWidth(page - 1);
  }

  public double height(int page) throws IOException {
    return reader == null ? 0 : reader.getHeight(page - 1);
  }

  /// One page for recognition.
  public PagePicture page(int number) throws IOException {
    return switch (type) {
      case JPEG -> new PagePicture(Files.readAllBytes(file), PagePicture.Kind.JPEG, 0);
      case PNG -> new PagePicture(Files.readAllBytes(file), PagePicture.Kind.PNG, 0);
      case JPEG_2000 -> new PagePicture(Files.readAllBytes(file), PagePicture.Kind.JPEG_2000, 0);
      case TIFF ->
          new PagePicture(png(image(number)), PagePicture.Kind.PNG, 0)
              .withPixels(pixelShape(number));
      case BMP, GIF -> new PagePicture(png(image(number)), PagePicture.Kind.PNG, 0);
      case PDF, DOCX, XLSX, DOC, XLS, RTF, HTML, TEXT, OFD -> throw notAPicture();
      case ZIP, RAR, SEVEN_ZIP, ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED -> throw notAPicture();
    };
  }

  private static IllegalStateException notAPicture() {
    return new IllegalStateException("not a picture");
  }

  BufferedImage image(int number) throws IOException {
    if (reader == null) {
      throw new IOException("no decoder for this kind of picture");
    }
    return reader.read(number - 1);
  }

  /// Faxes have pixels taller than wide; the file says so by two resolutions.
  private double pixelShape(int number) throws IOException {
    IIOMetadata metadata = reader == null ? null : reader.getImageMetadata(number - 1);
    if (metadata == null || !metadata.isStandardMetadataFormatSupported()) {
      return 1;
    }
    Element tree = (Element) metadata.getAsTree(IIOMetadataFormatImpl.standardMetadataFormatName);
    NodeList aspects = tree.getElementsByTagName("PixelAspectRatio");
    if (aspects.getLength() == 0) {
      return 1;
    }
    double widthToHeight = Double.parseDouble(((Element) aspects.item(0)).getAttribute("value"));
    return widthToHeight > 0 ? 1 / widthToHeight : 1;
  }

  static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(image, "png", out);
    return out.toByteArray();
  }

  @Override
  public void close() throws IOException {
    if (reader != null) {
      reader.dispose();
    }
    if (in != null) {
      in.close();
    }
  }
}
