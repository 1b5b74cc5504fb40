package org.intake.documents.ocr;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.intake.documents.layout.LaidOutPage;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.jspecify.annotations.Nullable;

/// Reads scans with Tesseract in this process. Safe for several threads.
public final class TesseractScanReader implements ScanReader, AutoCloseable {
  private final OcrEngine engine;
  private final PictureOpener opener = new PictureOpener();
  private final Preparation preparation = new Preparation();
  private final PageReader pages;
  private final AimedReader aimed;
  private final Stamps stamps;
  private final AtomicReference<@Nullable Unpacked> lastReadAgain = new AtomicReference<>();

  /// `data` is the folder that [LanguageData] found.
  public TesseractScanReader(Path data) {
    this(new TesseractEngine(data));
  }

  TesseractScanReader(OcrEngine engine) {
    this.engine = engine;
    this.pages = new PageReader(engine);
    this.aimed = new AimedReader(engine);
    this.stamps = new Stamps(engine);
  }

  @Override
  public boolean isAvailable() {
    return true;
  }

  @Override
  public Outcome open(PagePicture picture, int pageNumber) {
    engine.expectPage();
    return switch (prepared(picture, pageNumber)) {
      case Prepared.Refused(Problem problem) -> new Outcome.Refused(problem);
      case Prepared.Usable(PreparedPage page, int width, int height) -> {
        PageReader.Reading reading = pages.read(page);
        List<Seal> seals = stamps.of(reading, pageNumber);
        yield new Outcome.Read(
            new Scan(
                new KeptPage(reading),
                Layouts.of(reading, seals, width, height, pageNumber),
                PageProblems.of(reading, pageNumber),
                stamps.rings(reading),
                this));
      }
    };
  }

  private sealed interface Prepared {
    record Refused(Problem problem) implements Prepared {}

    record Usable(PreparedPage page, int width, int height) implements Prepared {}
  }

  /// One page at a time: a decoded page takes 15 to 35 megabytes, and recognising takes five times
  /// as long.
  private synchronized Prepared prepared(PagePicture picture, int pageNumber) {
    return switch (opener.open(picture, pageNumber)) {
      case PictureOpener.Opened.Refused(Problem problem) -> new Prepared.Refused(problem);
      case PictureOpener.Opened.Usable(NativePicture decoded, int dpi, int reduction) -> {
        int width = decoded.width() * reduction;
        int height = decoded.height() * reduction;
        try (decoded) {
          yield new Prepared.Usable(preparation.prepare(decoded, dpi), width, height);
        }
      }
    };
  }

  @Override
  public void close() {
    lastReadAgain.set(null);
    engine.close();
  }

  private record Unpacked(KeptPage page, PageReader.Reading reading) {}

  /// Fields of one page follow each other, so the last page's picture is kept as it is.
  private PageReader.Reading unpacked(KeptPage page) {
    Unpacked last = lastReadAgain.get();
    if (last != null && last.page == page) {
      return last.reading;
    }
    lastReadAgain.set(null);
    PageReader.Reading reading = page.reading();
    lastReadAgain.set(new Unpacked(page, reading));
    return reading;
  }

  private void forget(KeptPage page) {
    Unpacked last = lastReadAgain.get();
    if (last != null && last.page == page) {
      lastReadAgain.compareAndSet(last, null);
    }
  }

  /// Its pictures are in Java memory; nothing native outlives the reading.
  static final class Scan implements ScannedPage {
    private final KeptPage page;
    private final LaidOutPage layout;
    private final List<Problem> problems;
    private final List<List<String>> rings;
    private final TesseractScanReader reader;

    Scan(
        KeptPage page,
        LaidOutPage layout,
        List<Problem> problems,
        List<List<String>> rings,
        TesseractScanReader reader) {
      this.page = page;
      this.layout = layout;
      this.problems = problems;
      this.rings = rings;
      this.reader = reader;
    }

    @Override
    public LaidOutPage layout() {
      return layout;
    }

    @Override
    public List<Problem> problems() {
      return problems;
    }

    @Override
    public List<List<String>> rings() {
      return rings;
    }

    @Override
    public Optional<AimedReading> readAgain(Box place, FieldDefinition field) {
      PageReader.Reading reading = reader.unpacked(page);
      return reader.aimed.read(reading, reading.page().toPlace(place), field);
    }

    @Override
    public void close() {
      reader.forget(page);
    }
  }
}
