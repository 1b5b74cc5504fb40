package org.intake.documents.pdf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.MemoryUsageSetting;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.layout.PageBuilder;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;

/// An open PDF, read page by page; nothing of a page is kept but what is returned.
public final class PdfFile implements Closeable {
  /// Above this PDFBox keeps decoded streams on disk.
  private static final long IN_MEMORY = 48L << 20;

  private final Path file;
  private final PDDocument document;
  private final List<Problem> problems;
  private final Limits limits;
  private final KnownGlyphs fonts = new KnownGlyphs();
  private int tables;

  private PdfFile(Path file, PDDocument document, Limits limits) {
    this.file = file;
    this.document = document;
    this.limits = limits;
    this.problems = new ArrayList<>();
  }

  public static PdfFile open(Path file, Limits limits) throws UnreadableFile {
    try {
      PDDocument document =
          Loader.loadPDF(file.toFile(), MemoryUsageSetting.setupMixed(IN_MEMORY).streamCache);
      return checked(new PdfFile(file, document, limits));
    } catch (InvalidPasswordException e) {
      throw new UnreadableFile(Problems.of(Code.ENCRYPTED), e);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private static PdfFile checked(PdfFile pdf) throws IOException, UnreadableFile {
    boolean kept = false;
    try {
      if (pdf.document.getDocument().getXrefTable().size() > pdf.limits.files().maxObjects()) {
        throw new UnreadableFile(Code.TOO_MANY_OBJECTS);
      }
      int pages = pdf.document.getNumberOfPages();
      if (pages == 0) {
        throw new UnreadableFile(Code.CORRUPT);
      }
      if (pages > pdf.limits.files().maxPages()) {
        throw new UnreadableFile(
            Problems.with(
                Code.TOO_MANY_PAGES,
                Map.of("limit", Integer.toString(pdf.limits.files().maxPages()))),
            null);
      }
      PDDocumentCatalog catalog = pdf.document.getDocumentCatalog();
      if (ActiveContent.isIn(catalog)) {
        pdf.problems.add(Problems.of(Code.ACTIVE_CONTENT));
      }
      kept = true;
      return pdf;
    } finally {
      if (!kept) {
        pdf.document.close();
      }
    }
  }

  /// What concerns the whole file.
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public int pages() {
    return document.getNumberOfPages();
  }

  /// The electronic seals and signatures of the file.
  public List<Seal> signatures() {
    return Signatures.of(document, file);
  }

  /// A page as it was found; `number` counts from 1.
  public PdfPage page(int number) {
    try {
      PDPage page = document.getPage(number - 1);
      PageContent content = PageEngine.read(page, fonts);
      return switch (content.kind()) {
        case TEXT ->
            new PdfPage.Text(layout(content, number, false), content.hasPictureBesideText());
        case SCAN ->
            new PdfPage.Scan(number, content.shownWidth(), content.shownHeight(), Optional.empty());
        case HIDDEN_TEXT ->
            new PdfPage.Scan(
                number,
                content.shownWidth(),
                content.shownHeight(),
                Optional.of(layout(content, number, true)));
        case BLANK -> new PdfPage.Blank(number, content.shownWidth(), content.shownHeight());
      };
    } catch (IOException | RuntimeException e) {
      // One broken page is that page's problem; the others are read.
      return new PdfPage.Broken(number);
    }
  }

  private LaidOutPage layout(PageContent content, int number, boolean hidden) {
    List<Block> blocks =
        new PageBuilder(content.width(), content.height())
            .blocks(hidden ? content.hidden() : content.shown(), content.rulings(), tables + 1);
    tables += (int) blocks.stream().filter(Block.Table.class::isInstance).count();
    return new LaidOutPage(
        number,
        content.shownWidth(),
        content.shownHeight(),
        hidden ? PageSource.OCR : PageSource.TEXT_LAYER,
        content.turn().asShown(blocks),
        List.of(),
        // A text layer without a picture shows no stamp; with one, a stamp may be in it.
        content.pictures() == 0 ? SealReport.NOT_EXPECTED : SealReport.CANNOT_TELL);
  }

  /// The picture of a scanned page for recognition: the embedded one untouched where it fills the
  /// page, else the page drawn.
  public Optional<PagePicture> picture(int number) {
    try {
      PDPage page = document.getPage(number - 1);
      PageContent content = PageEngine.read(page, fonts);
      Optional<PagePicture> embedded = EmbeddedPicture.of(content, limits.content().maxPixels());
      return embedded.isPresent() ? embedded : Optional.of(drawn(number, content));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private PagePicture drawn(int number, PageContent content) throws IOException {
    int dpi = dpi(content, 300);
    return EmbeddedPicture.encoded(
        new PDFRenderer(document).renderImageWithDPI(number - 1, dpi, ImageType.RGB), dpi);
  }

  /// As fine as wanted, but within the cap on pixels.
  private int dpi(PageContent content, int wanted) {
    double inches = content.width() / 72 * (content.height() / 72);
    double most = Math.sqrt(limits.content().maxPixels() / 4.0 / Math.max(0.01, inches));
    return (int) Math.clamp(Math.min(wanted, most), 10, 600);
  }

  /// The page drawn so that its longer side has so many pixels.
  public java.awt.image.BufferedImage draw(int number, int longerSide) throws IOException {
    var crop = document.getPage(number - 1).getCropBox();
    float scale = longerSide / Math.max(1, Math.max(crop.getWidth(), crop.getHeight()));
    PDFRenderer renderer = new PDFRenderer(document);
    renderer.setSubsamplingAllowed(true);
    return renderer.renderImage(number - 1, scale, ImageType.RGB);
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
