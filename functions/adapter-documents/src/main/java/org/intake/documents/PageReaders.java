package org.intake.documents;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.documents.fields.DocumentFinder;
import org.intake.documents.layout.Grid;
import org.intake.documents.layout.GridCell;
import org.intake.documents.layout.LaidOutPage;
import org.intake.documents.layout.LaidOutPage.Block;
import org.intake.documents.ocr.ScanReader;
import org.intake.documents.ocr.ScanReader.AimedReading;
import org.intake.documents.ocr.ScanReader.Outcome;
import org.intake.documents.ocr.ScanReader.PagePicture;
import org.intake.documents.ocr.ScanReader.ScannedPage;
import org.intake.documents.ofd.OfdFile;
import org.intake.documents.office.OfficeContent;
import org.intake.documents.office.OfficeReader;
import org.intake.documents.pdf.PdfFile;
import org.intake.documents.pdf.PdfPage;
import org.intake.documents.picture.Pictures;
import org.intake.documents.source.FileType;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;

/// Any file as laid-out pages, page by page.
final class PageReaders {
  /// Recognised pages that stay open for aimed readings: forms and letters are short, and an open
  /// page holds one to two megabytes of picture.
  private static final int OPEN_PAGES = 24;

  /// The least that a stamped page says.
  private static final int TEXT_OF_A_PAGE = 30;

  private final Limits limits;
  private final OfficeReader office;
  private final ScanReader scans;
  private final DocumentFinder documents;
  private final int threads;

  /// `threads` recognise the pages of a file beside each other.
  PageReaders(
      Limits limits, OfficeReader office, ScanReader scans, DocumentFinder documents, int threads) {
    this.limits = limits;
    this.office = office;
    this.scans = scans;
    this.documents = documents;
    this.threads = threads;
  }

  /// `pages` holds what earlier steps read; it is closed by whoever made it.
  void read(String name, Path content, FileType type, Progress progress, Pages pages)
      throws UnreadableFile {
    switch (type) {
      case DOCX, XLSX, DOC, XLS, RTF, HTML, TEXT -> office(name, content, type, progress, pages);
      case PDF -> pdf(name, content, progress, pages);
      case OFD -> ofd(name, content, progress, pages);
      case JPEG, PNG, TIFF, JPEG_2000, BMP, GIF -> picture(name, content, type, progress, pages);
      case ZIP, RAR, SEVEN_ZIP, ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED ->
          throw new IllegalArgumentException("has no pages: " + type);
    }
    if (pages.isBlank()) {
      throw new UnreadableFile(Code.BLANK_DOCUMENT);
    }
  }

  @FunctionalInterface
  private interface PictureOfPage {
    Optional<PagePicture> of(int number) throws IOException;
  }

  Pages open(ReadingPart.OpenFile before, StepMeter meter) {
    return new Pages(before, meter);
  }

  /// The pages of one file while it is read. Closing frees the recognised pages' pictures.
  final class Pages implements AutoCloseable {
    private final List<LaidOutPage> layouts = new ArrayList<>();
    private final List<ReadPage> pages = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<Integer, ScannedPage> open = new LinkedHashMap<>();
    private final ReadingPart.OpenFile before;
    private final StepMeter meter;
    private boolean hiddenLayer;
    private boolean unread;
    private long characters;

    private Pages(ReadingPart.OpenFile before, StepMeter meter) {
      this.before = before;
      this.meter = meter;
      before.pages().forEach(page -> add(page.page()));
      problems.addAll(before.problems());
      hiddenLayer = before.hiddenLayer();
      unread = before.unread();
    }

    /// What this step added.
    ReadingPart.OpenFile added() {
      return new ReadingPart.OpenFile(
          layouts.subList(before.pages().size(), layouts.size()).stream()
              .map(ReadingPart.StoredPage::of)
              .toList(),
          problems.subList(before.problems().size(), problems.size()),
          hiddenLayer,
          unread);
    }

    private int next() {
      return layouts.size() + 1;
    }

    private boolean isFirstStep() {
      return before.pages().isEmpty();
    }

    private void done(String name, int number, int total, Progress progress) {
      progress.page(name, number, total);
      meter.page(number < total);
    }

    /// Recognised pages of earlier steps that are worth a second look are opened again.
    private void reopen(PictureOfPage pictures) throws IOException {
      for (LaidOutPage layout : layouts.subList(0, before.pages().size())) {
        if (open.size() < OPEN_PAGES
            && layout.source() == PageSource.OCR
            && documents.isWorthReadingAgain(layout)) {
          pictures
              .of(layout.number())
              .map(picture -> scans.open(picture, layout.number()))
              .ifPresent(outcome -> keep(layout.number(), outcome));
        }
      }
    }

    private void keep(int number, Outcome outcome) {
      switch (outcome) {
        case Outcome.Read(var page) -> open.put(number, page);
        case Outcome.Refused _ -> {}
      }
    }

    List<LaidOutPage> layouts() {
      return layouts;
    }

    List<ReadPage> pages() {
      return pages;
    }

    List<Problem> problems() {
      return problems;
    }

    boolean isHiddenLayer() {
      return hiddenLayer;
    }

    private boolean isBlank() {
      return !unread && pages.stream().allMatch(page -> page.text().isBlank());
    }

    private void add(LaidOutPage layout) {
      String text = PageText.of(layout);
      layouts.add(layout);
      characters += text.length();
      pages.add(
          new ReadPage(layout.number(), layout.width(), layout.height(), layout.source(), text));
    }

    private void addText(LaidOutPage layout, boolean besidePicture) {
      if (besidePicture) {
        problems.add(
            Problems.onPage(Code.INSET_NOT_READ, layout.number() == 0 ? null : layout.number()));
      }
      add(layout);
    }

    private void addUnread(int number, double width, double height, Code why) {
      unread |= why != Code.BLANK_PAGE;
      problems.add(Problems.onPage(why, number == 0 ? null : number));
      add(
          new LaidOutPage(
              number,
              width,
              height,
              PageSource.NONE,
              List.of(),
              List.of(),
              SealReport.CANNOT_TELL));
    }

    private void keep(int number, ScannedPage page, LaidOutPage layout) {
      if (open.size() < OPEN_PAGES && documents.isWorthReadingAgain(layout)) {
        open.put(number, page);
      } else {
        page.close();
      }
    }

    Optional<AimedReading> readAgain(int page, Box place, FieldDefinition field) {
      ScannedPage scanned = open.get(page);
      return scanned == null ? Optional.empty() : scanned.readAgain(place, field);
    }

    @Override
    public void close() {
      open.values().forEach(ScannedPage::close);
      open.clear();
    }
  }

  /// The text is the page 0, and each scan that is pasted into it a page of its own behind it:
  /// where pages end in an office file only its program knows.
  private void office(String name, Path content, FileType type, Progress progress, Pages pages)
      throws UnreadableFile {
    OfficeContent read = office.read(content, type);
    List<PagePicture> pasted = scans.isAvailable() ? read.scans() : List.of();
    LaidOutPage text = read.page();
    boolean hasText = !text.blocks().isEmpty() || pasted.isEmpty();
    boolean unreadInset = read.hasUnreadInset() || pasted.size() < read.scans().size();
    if (pages.isFirstStep()) {
      pages.problems.addAll(read.problems());
      if (text.blocks().isEmpty() && pasted.isEmpty() && read.pictures() > 0) {
        pages.addUnread(0, 0, 0, Code.SCAN_NOT_READ);
      } else if (hasText) {
        pages.addText(text, unreadInset);
      } else if (unreadInset) {
        pages.problems.add(Problems.of(Code.INSET_NOT_READ));
      }
    }
    int total = pasted.size() + (hasText ? 1 : 0);
    if (pages.isFirstStep() && hasText) {
      pages.done(name, 1, total, progress);
    }
    try (ReadAhead ahead = new ReadAhead(threads)) {
      for (int number = pages.layouts.size() - (hasText ? 1 : 0) + 1;
          number <= pasted.size();
          number++) {
        int page = number;
        ahead.add(
            () -> scans.open(pasted.get(page - 1), page), outcome -> pasted(outcome, page, pages));
        ahead.addDone(() -> pages.done(name, page + (hasText ? 1 : 0), total, progress));
      }
      ahead.finish();
      pages.reopen(page -> page == 0 ? Optional.empty() : Optional.of(pasted.get(page - 1)));
    } catch (IOException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  /// A pasted picture that reads like a page is one; a photo of a gate or a chart is not, and is
  /// said to be unread as before.
  private void pasted(Outcome outcome, int number, Pages pages) {
    switch (outcome) {
      case Outcome.Read(var page) when readsLikeAPage(page) ->
          recognised(outcome, number, 0, 0, pages);
      case Outcome.Read(var page) -> {
        LaidOutPage layout = page.layout();
        page.close();
        boolean blank =
            page.problems().stream().allMatch(problem -> problem.code() == Code.BLANK_PAGE)
                && layout.blocks().isEmpty();
        pages.addUnread(
            number, layout.width(), layout.height(), blank ? Code.BLANK_PAGE : Code.INSET_NOT_READ);
      }
      case Outcome.Refused _ -> pages.addUnread(number, 0, 0, Code.INSET_NOT_READ);
    }
  }

  private static boolean readsLikeAPage(ScannedPage page) {
    return PageText.of(page.layout()).strip().length() >= TEXT_OF_A_PAGE
        && page.problems().stream()
            .allMatch(problem -> !problem.needsPerson() || problem.code() == Code.LOW_RESOLUTION);
  }

  private void pdf(String name, Path content, Progress progress, Pages pages)
      throws UnreadableFile {
    try (PdfFile pdf = PdfFile.open(content, limits);
        ReadAhead ahead = new ReadAhead(threads)) {
      List<Seal> signatures = pdf.signatures();
      if (pages.isFirstStep()) {
        pages.problems.addAll(pdf.problems());
        broken(signatures, pages);
      }
      for (int number = pages.next(); number <= pdf.pages(); number++) {
        int page = number;
        switch (pdf.page(number)) {
          case PdfPage.Text(var layout, var besidePicture) -> {
            List<Seal> own = signatures.stream().filter(s -> s.page() == page).toList();
            ahead.addDone(() -> pages.addText(signed(layout, own), besidePicture));
          }
          case PdfPage.Scan scan -> scan(pdf, scan, pages, ahead);
          case PdfPage.Blank(int blank, double width, double height) ->
              ahead.addDone(() -> pages.addUnread(blank, width, height, Code.BLANK_PAGE));
          case PdfPage.Broken(int broken) ->
              ahead.addDone(() -> pages.addUnread(broken, 0, 0, Code.PAGE_NOT_READ));
        }
        ahead.addDone(() -> pages.done(name, page, pdf.pages(), progress));
        checkLength(pages);
      }
      ahead.finish();
      checkLength(pages);
      pages.reopen(pdf::picture);
    } catch (IOException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  /// What was changed after it was sealed is not what was sealed, on whatever page.
  private static void broken(List<Seal> seals, Pages pages) {
    seals.stream()
        .filter(seal -> seal.state() == Seal.State.BROKEN)
        .map(Seal::page)
        .distinct()
        .forEach(page -> pages.problems.add(Problems.onPage(Code.SEAL_BROKEN, page)));
  }

  private void checkLength(Pages pages) throws UnreadableFile {
    if (pages.characters > limits.content().maxCharacters()) {
      throw new UnreadableFile(Code.TOO_LARGE);
    }
  }

  private static LaidOutPage signed(LaidOutPage layout, List<Seal> seals) {
    return seals.isEmpty()
        ? layout
        : new LaidOutPage(
            layout.number(),
            layout.width(),
            layout.height(),
            layout.source(),
            layout.blocks(),
            seals,
            SealReport.TOLD);
  }

  private void scan(PdfFile pdf, PdfPage.Scan scan, Pages pages, ReadAhead ahead) {
    int number = scan.number();
    if (!scans.isAvailable()) {
      ahead.addDone(() -> unrecognised(scan, pages));
      return;
    }
    Optional<PagePicture> picture = pdf.picture(number);
    if (picture.isEmpty()) {
      ahead.addDone(() -> pages.addUnread(number, scan.width(), scan.height(), Code.PAGE_NOT_READ));
    } else {
      ahead.add(
          () -> scans.open(picture.get(), number),
          outcome -> recognised(outcome, number, scan.width(), scan.height(), pages));
    }
  }

  private static void unrecognised(PdfPage.Scan scan, Pages pages) {
    if (scan.left().isPresent()) {
      pages.hiddenLayer = true;
      pages.problems.add(Problems.onPage(Code.HIDDEN_TEXT_LAYER, scan.number()));
      pages.add(scan.left().get());
    } else {
      pages.addUnread(scan.number(), scan.width(), scan.height(), Code.SCAN_NOT_READ);
    }
  }

  /// Width and height in the unit of the file's own format; 0 takes those of the picture.
  private void recognised(Outcome outcome, int number, double width, double height, Pages pages) {
    switch (outcome) {
      case Outcome.Refused(var problem) -> {
        pages.unread = true;
        pages.problems.add(problem);
        pages.add(
            new LaidOutPage(
                number,
                width,
                height,
                PageSource.NONE,
                List.of(),
                List.of(),
                SealReport.CANNOT_TELL));
      }
      case Outcome.Read(var page) -> {
        LaidOutPage found = page.layout();
        LaidOutPage layout =
            new LaidOutPage(
                number,
                width == 0 ? found.width() : width,
                height == 0 ? found.height() : height,
                found.source(),
                renumbered(found.blocks(), pages),
                told(found.seals(), page.rings()),
                found.sealReport());
        pages.problems.addAll(page.problems());
        pages.unread |= found.blocks().isEmpty() && !page.problems().isEmpty();
        pages.add(layout);
        pages.keep(number, page, layout);
      }
    }
  }

  /// The stamps with what their rings say, where that is clear.
  private List<Seal> told(List<Seal> seals, List<List<String>> rings) {
    List<Seal> told = new ArrayList<>();
    for (int i = 0; i < seals.size(); i++) {
      Seal seal = seals.get(i);
      told.add(
          new Seal(
              seal.page(),
              seal.box(),
              documents.sealText(rings.get(i), seal.signature()).orElse(seal.text()),
              seal.signature(),
              seal.kind(),
              seal.state()));
    }
    return told;
  }

  /// Tables are numbered through the file; a page knows only its own.
  private static List<Block> renumbered(List<Block> blocks, Pages pages) {
    int tables =
        (int)
            pages.layouts.stream()
                .flatMap(layout -> layout.blocks().stream())
                .filter(Block.Table.class::isInstance)
                .count();
    List<Block> renumbered = new ArrayList<>();
    for (Block block : blocks) {
      switch (block) {
        case Block.Line line -> renumbered.add(line);
        case Block.Table(var grid) -> {
          tables++;
          List<GridCell> cells = grid.cells();
          renumbered.add(new Block.Table(new Grid(tables, grid.box(), cells)));
        }
      }
    }
    return renumbered;
  }

  private void ofd(String name, Path content, Progress progress, Pages pages)
      throws UnreadableFile {
    try (OfdFile ofd = OfdFile.open(content, limits)) {
      for (int number = pages.next(); number <= ofd.pages(); number++) {
        LaidOutPage layout = ofd.page(number);
        Optional<PagePicture> picture =
            layout.blocks().isEmpty() ? ofd.picture(number) : Optional.empty();
        broken(layout.seals(), pages);
        if (!layout.blocks().isEmpty()) {
          pages.addText(layout, ofd.hasPictureBesideText(number));
        } else if (picture.isEmpty()) {
          pages.addUnread(number, layout.width(), layout.height(), Code.BLANK_PAGE);
        } else if (scans.isAvailable()) {
          recognised(
              scans.open(picture.get(), number), number, layout.width(), layout.height(), pages);
        } else {
          pages.addUnread(number, layout.width(), layout.height(), Code.SCAN_NOT_READ);
        }
        pages.done(name, number, ofd.pages(), progress);
      }
      pages.reopen(ofd::picture);
    } catch (IOException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private void picture(String name, Path content, FileType type, Progress progress, Pages pages)
      throws UnreadableFile {
    try (Pictures pictures = Pictures.open(content, type, limits);
        ReadAhead ahead = new ReadAhead(threads)) {
      for (int number = pages.next(); number <= pictures.count(); number++) {
        int page = number;
        if (scans.isAvailable()) {
          PagePicture picture = pictures.page(number);
          ahead.add(
              () -> scans.open(picture, page), outcome -> recognised(outcome, page, 0, 0, pages));
        } else {
          pages.addUnread(
              number, pictures.width(number), pictures.height(number), Code.SCAN_NOT_READ);
        }
        ahead.addDone(() -> pages.done(name, page, pictures.count(), progress));
      }
      ahead.finish();
      pages.reopen(number -> Optional.of(pictures.page(number)));
    } catch (IOException e) {
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }
}
