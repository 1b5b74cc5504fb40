package org.intake.documents.picture;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.PagePictures;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.UnreadableFile;
import org.intake.documents.ocr.ExifOrientation;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.documents.ofd.OfdFile;
import org.intake.documents.ofd.OfdPicture;
import org.intake.documents.office.OfficeContent;
import org.intake.documents.office.OfficePicture;
import org.intake.documents.office.OfficeReader;
import org.intake.documents.office.OfficeSheet;
import org.intake.documents.pdf.PdfFile;
import org.intake.documents.source.FileType;
import org.intake.documents.source.TypeDetector;
import org.intake.documents.source.Unpacker;
import org.intake.domain.Sha256;
import org.intake.domain.reading.Problem;

/// Draws pages as PNG: those of PDF, OFD and pictures, and of an office file its text as it was
/// read, which is page 0, and the scans that were pasted into it.
public final class DocumentPictures implements PagePictures {
  private static final int LONGER_SIDE = 1600;
  private static final int UPRIGHT = 1;
  private static final byte[] NO_PICTURE = new byte[0];

  private final Limits limits;
  private final TypeDetector types = new TypeDetector();

  public DocumentPictures(Limits limits) {
    this.limits = limits;
  }

  @Override
  public List<byte[]> draw(SourceFile file, List<Page> wanted) {
    Map<Page, byte[]> drawn = new HashMap<>();
    try {
      visit(file.name(), file.content(), 1, new Unpacker(limits.archives()), wanted, drawn);
    } catch (IOException e) {
      throw new UncheckedIOException("the file on local disk cannot be read", e);
    }
    return wanted.stream().map(page -> drawn.getOrDefault(page, NO_PICTURE)).toList();
  }

  /// The file itself, or the members of an archive that are wanted.
  private void visit(
      String name,
      Path content,
      int depth,
      Unpacker unpacker,
      List<Page> wanted,
      Map<Page, byte[]> drawn)
      throws IOException {
    FileType type = types.detect(content).type();
    if (type.isArchive()) {
      unpacker.unpack(
          content,
          type,
          name,
          depth,
          new Unpacker.Receiver() {
            @Override
            public void member(String member, Path file, List<Problem> problems)
                throws IOException {
              visit(member, file, depth + 1, unpacker, wanted, drawn);
            }

            @Override
            public void problem(String member, Problem problem) {
              // Its reading says so.
            }
          });
      return;
    }
    Sha256 hash = IntakeDocumentReader.hash(content);
    List<Page> here =
        wanted.stream()
            .filter(page -> page.content().equals(hash) && !drawn.containsKey(page))
            .toList();
    if (here.isEmpty()) {
      return;
    }
    try (Drawer drawer = drawer(content, type)) {
      for (Page page : here) {
        drawer.draw(page.number()).ifPresent(png -> drawn.put(page, png));
      }
    } catch (IOException | UnreadableFile | RuntimeException _) {
      // A page that cannot be drawn has no picture; why the file is unreadable its reading says.
    }
  }

  /// Draws the pages of one open file.
  private interface Drawer extends Closeable {
    Optional<byte[]> draw(int page) throws IOException;

    @Override
    default void close() throws IOException {}
  }

  private Drawer drawer(Path content, FileType type) throws IOException, UnreadableFile {
    return switch (type) {
      case PDF -> pdf(PdfFile.open(content, limits));
      case OFD -> ofd(OfdFile.open(content, limits));
      case JPEG, PNG, TIFF, BMP, GIF -> picture(content, type);
      case DOCX, XLSX, DOC, XLS, RTF, HTML, TEXT -> office(content, type);
      // No decoder for it in the JDK.
      case JPEG_2000 -> page -> Optional.empty();
      case ZIP, RAR, SEVEN_ZIP, ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED -> page -> Optional.empty();
    };
  }

  private static Drawer pdf(PdfFile pdf) {
    return new Drawer() {
      @Override
      public Optional<byte[]> draw(int page) throws IOException {
        return page < 1 || page > pdf.pages()
            ? Optional.empty()
            : Optional.of(Pictures.png(pdf.draw(page, LONGER_SIDE)));
      }

      @Override
      public void close() throws IOException {
        pdf.close();
      }
    };
  }

  private static Drawer ofd(OfdFile ofd) {
    return new Drawer() {
      @Override
      public Optional<byte[]> draw(int page) throws IOException {
        return page < 1 || page > ofd.pages()
            ? Optional.empty()
            : Optional.of(Pictures.png(OfdPicture.draw(ofd, page, LONGER_SIDE)));
      }

      @Override
      public void close() throws IOException {
        ofd.close();
      }
    };
  }

  /// Turned as the camera says: the boxes of the reading are told on the upright picture.
  private Drawer picture(Path content, FileType type) throws IOException, UnreadableFile {
    Pictures pictures = Pictures.open(content, type, limits);
    int orientation =
        type == FileType.JPEG ? ExifOrientation.of(Files.readAllBytes(content)) : UPRIGHT;
    return new Drawer() {
      @Override
      public Optional<byte[]> draw(int page) throws IOException {
        return page < 1 || page > pictures.count()
            ? Optional.empty()
            : Optional.of(Pictures.png(turned(scaled(pictures.image(page)), orientation)));
      }

      @Override
      public void close() throws IOException {
        pictures.close();
      }
    };
  }

  /// EXIF counts 1 to 8: a quarter turn, a mirror image, or both.
  static BufferedImage turned(BufferedImage image, int orientation) {
    int width = image.getWidth();
    int height = image.getHeight();
    boolean onItsSide = orientation >= 5;
    AffineTransform turn =
        switch (orientation) {
          case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
          case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
          case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
          case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
          case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
          case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
          default -> new AffineTransform();
        };
    if (turn.isIdentity()) {
      return image;
    }
    BufferedImage turned =
        new BufferedImage(
            onItsSide ? height : width, onItsSide ? width : height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = turned.createGraphics();
    graphics.drawImage(image, turn, null);
    graphics.dispose();
    return turned;
  }

  private static BufferedImage scaled(BufferedImage image) {
    double scale =
        Math.min(1, LONGER_SIDE / (double) Math.max(image.getWidth(), image.getHeight()));
    int width = (int) Math.max(1, Math.round(image.getWidth() * scale));
    int height = (int) Math.max(1, Math.round(image.getHeight() * scale));
    BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = small.createGraphics();
    graphics.setColor(Color.WHITE);
    graphics.fillRect(0, 0, width, height);
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return small;
  }

  /// The text, and the scans that were pasted into it, are the pages that the reading tells of.
  private Drawer office(Path content, FileType type) throws UnreadableFile {
    OfficeContent read = new OfficeReader(limits).read(content, type);
    List<PagePicture> pasted = read.scans();
    return page -> {
      if (page == 0) {
        Optional<BufferedImage> sheet = OfficePicture.draw(OfficeSheet.of(read.blocks()));
        return sheet.isEmpty() ? Optional.empty() : Optional.of(Pictures.png(sheet.get()));
      }
      if (page < 1 || page > pasted.size()) {
        return Optional.empty();
      }
      byte[] bytes = pasted.get(page - 1).bytes();
      Path single = Files.createTempFile("pasted", ".picture");
      try {
        Files.write(single, bytes);
        try (Pictures picture = Pictures.open(single, types.detect(single).type(), limits)) {
          return Optional.of(Pictures.png(scaled(picture.image(1))));
        }
      } catch (UnreadableFile _) {
        return Optional.empty();
      } finally {
        Files.delete(single);
      }
    };
  }
}
