package org.intake.testkit.documents;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.intake.testkit.documents.Block.Seal;
import org.intake.testkit.documents.Degradation.Degraded;
import org.intake.testkit.documents.ScanStyle.Condition;

/// Makes scans: pages are laid out, painted, degraded and wrapped. It needs fonts of the machine.
public final class ScanWriter {
  private ScanWriter() {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Page(BufferedImage image, byte[] encoded, String extension) {}

  private record Scanned(List<Page> pages, List<LaidPage> laid, Truth truth, int dpi) {}

  /// Every page as a file of its own; the truth of each counts its one page.
  public static List<SampleFile> pictures(String name, List<Piece> pieces, ScanStyle style) {
    Scanned scanned = scan(pieces, style);
    List<SampleFile> files = new ArrayList<>();
    for (int i = 0; i < scanned.pages().size(); i++) {
      Page page = scanned.pages().get(i);
      files.add(
          new SampleFile(
              name + "_" + (i + 1) + "." + page.extension(),
              page.encoded(),
              scanned.truth().ofPage(i + 1)));
    }
    return files;
  }

  /// A scanned PDF: one picture a page, JPEG as it came or CCITT group 4.
  public static SampleFile pdf(String name, List<Piece> pieces, ScanStyle style) {
    return pdf(name, pieces, style, false);
  }

  /// A scanned PDF with the text that the scanner's own recognition believed to see, unseen under
  /// the picture and wrong in places.
  public static SampleFile pdfWithHiddenText(String name, List<Piece> pieces, ScanStyle style) {
    return pdf(name, pieces, style, true);
  }

  private static SampleFile pdf(
      String name, List<Piece> pieces, ScanStyle style, boolean hiddenText) {
    Scanned scanned = scan(pieces, style);
    try (var document = new PDDocument()) {
      for (int i = 0; i < scanned.pages().size(); i++) {
        Page page = scanned.pages().get(i);
        float width = page.image().getWidth() * 72f / scanned.dpi();
        float height = page.image().getHeight() * 72f / scanned.dpi();
        var sheet = new PDPage(new PDRectangle(width, height));
        document.addPage(sheet);
        PDImageXObject image =
            style.condition() == Condition.FAX_200
                ? CCITTFactory.createFromImage(document, page.image())
                : JPEGFactory.createFromByteArray(
                    document, Pictures.jpeg(page.image(), scanned.dpi(), style.sheet().quality()));
        try (var contents = new PDPageContentStream(document, sheet)) {
          contents.drawImage(image, 0, 0, width, height);
        }
        if (hiddenText) {
          PdfWriter.hide(scanned.laid().get(i), document, sheet);
        }
      }
      return new SampleFile(name + ".pdf", PdfWriter.saved(document), scanned.truth());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All pages in one TIFF.
  public static SampleFile tiff(String name, List<Piece> pieces, ScanStyle style) {
    Scanned scanned = scan(pieces, style);
    List<BufferedImage> images =
        scanned.pages().stream().map(Page::image).map(ScanWriter::withoutColour).toList();
    return new SampleFile(name + ".tif", Pictures.tiff(images, scanned.dpi()), scanned.truth());
  }

  /// JPEG within TIFF keeps RGB unconverted and grows by five; scanners send grey.
  private static BufferedImage withoutColour(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_BYTE_BINARY) {
      return image;
    }
    var grey = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D graphics = grey.createGraphics();
    graphics.drawImage(image, 0, 0, null);
    graphics.dispose();
    return grey;
  }

  private static Scanned scan(List<Piece> pieces, ScanStyle style) {
    List<Piece> stamped = pieces.stream().map(p -> stamped(p, style.seals())).toList();
    List<LaidPage> laid = PageLayout.lay(stamped, style.font().metrics(), style.sheet());
    Truth truth = Truth.of(stamped, laid);
    int dpi = style.condition().dpi();
    var painter = new PagePainter(style.font(), dpi, style.seed());
    var degradation = new Degradation(style.seed(), style.sheet().wear());
    List<Page> pages = new ArrayList<>();
    List<Degraded> results = new ArrayList<>();
    List<BufferedImage> clean = new ArrayList<>();
    for (LaidPage page : laid) {
      BufferedImage painted = painter.paint(page);
      Degraded degraded =
          switch (style.condition()) {
            case CLEAN_300 -> new Degraded(painted, Projection.identity());
            case OFFICE_300, OFFICE_200 -> degradation.office(painted);
            case PHOTO_150 -> degradation.photo(painted);
            case FAX_200 -> degradation.fax(painted);
          };
      clean.add(painted);
      results.add(degraded);
      pages.add(encoded(degraded.image(), style));
    }
    Truth placed =
        truth.mapped((page, box) -> {
          BufferedImage from = clean.get(page - 1);
          Degraded to = results.get(page - 1);
          return to.projection()
              .around(
                  box,
                  from.getWidth(),
                  from.getHeight(),
                  to.image().getWidth(),
                  to.image().getHeight());
        });
    return new Scanned(pages, laid, placed, dpi);
  }

  private static Page encoded(BufferedImage image, ScanStyle style) {
    int dpi = style.condition().dpi();
    return switch (style.condition()) {
      case CLEAN_300 -> new Page(image, Pictures.png(image, dpi), "png");
      case FAX_200 -> new Page(image, Pictures.tiff(List.of(image), dpi), "tif");
      case OFFICE_300, OFFICE_200, PHOTO_150 ->
          style.turned()
              ? new Page(
                  image,
                  // 6: turn a quarter to the right to see it upright.
                  Pictures.withOrientation(
                      Pictures.jpeg(quarterLeft(image), dpi, style.sheet().quality()), 6),
                  "jpg")
              : new Page(image, Pictures.jpeg(image, dpi, style.sheet().quality()), "jpg");
    };
  }

  /// The picture turned a quarter to the left.
  static BufferedImage quarterLeft(BufferedImage image) {
    var turned = new BufferedImage(image.getHeight(), image.getWidth(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        turned.setRGB(y, image.getWidth() - 1 - x, image.getRGB(x, y));
      }
    }
    return turned;
  }

  private static Piece stamped(Piece piece, ScanStyle.Seals seals) {
    List<Block> blocks = new ArrayList<>();
    String first = "";
    double left = 0;
    double up = 0;
    int count = 0;
    for (Block block : piece.blocks()) {
      if (!(block instanceof Seal seal)) {
        blocks.add(block);
        continue;
      }
      if (seals == ScanStyle.Seals.NONE || (seals == ScanStyle.Seals.ONE && count == 1)) {
        continue;
      }
      count++;
      if (count == 1) {
        first = seal.ring();
        left = seal.left();
        up = seal.up();
      }
      blocks.add(
          switch (seals) {
            case AS_LAID, NONE, ONE -> seal;
            case FAINT -> new Seal(seal.ring(), seal.below(), seal.left(), seal.up(), true);
            case SAME_BODY_TWICE ->
                new Seal(first, seal.below(), seal.left(), seal.up(), seal.faint());
            case TOUCHING ->
                new Seal(
                    seal.ring(),
                    seal.below(),
                    count == 1 ? left : left + 92,
                    count == 1 ? up : seal.up(),
                    seal.faint());
          });
    }
    Fields truth =
        piece.type() == PieceType.LETTER
            ? piece.truth().with("sealCount", SampleValue.number(Integer.toString(count)))
            : piece.truth();
    return new Piece(piece.type(), piece.park(), piece.condition(), truth, blocks);
  }
}
