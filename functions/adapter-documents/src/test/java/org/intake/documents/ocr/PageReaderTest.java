package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.intake.documents.text.Flow;
import org.intake.domain.reading.SealReport;
import org.junit.jupiter.api.Test;

class PageReaderTest {
  private static final int DPI = 250;

  /// An engine that returns nothing for some pictures at some sizes, as Tesseract does.
  private record Forgetful(int mostDpi) implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      Rectangle ink =
          Ink.bounds(
              picture, new Rectangle(0, 0, picture.width(), picture.height()), request.dpi());
      return request.dpi() > mostDpi || ink.isEmpty()
          ? List.of()
          : List.of(new GlyphLine(List.of(new Glyph("园", ink, 0.99, 0.99))));
    }

    @Override
    public void close() {}
  }

  /// A line of ten square characters.
  private static PreparedPage page() {
    byte[] pixels = new byte[1000 * 400];
    Arrays.fill(pixels, (byte) GreyPicture.PAPER);
    GreyPicture picture = new GreyPicture(1000, 400, pixels);
    for (int i = 0; i < 10; i++) {
      picture.fill(new Rectangle(200 + 40 * i, 180, 232 + 40 * i, 212), 0);
    }
    return new PreparedPage(
        picture,
        DPI,
        1000,
        400,
        DPI,
        Homography.IDENTITY,
        false,
        false,
        List.of(),
        SealReport.CANNOT_TELL,
        0);
  }

  @Test
  void readsALineThatTheEngineLeavesOutAtItsOwnSize() {
    List<OcrEngine.GlyphLine> lines = new PageReader(new Forgetful(DPI / 2)).read(page()).lines();

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().glyphs().getFirst().place().centreY()).isBetween(190, 202);
  }

  /// 申报单位: on an underline was read as _泉州市知识产权局 or with a 一 behind it.
  @Test
  void readsAValueWithoutTheLineThatItStandsOn() {
    PreparedPage page = page();
    page.work().fill(new Rectangle(150, 220, 900, 222), 0);

    List<OcrEngine.GlyphLine> lines = new PageReader(new Forgetful(DPI)).read(page).lines();

    assertThat(lines).hasSize(1);
    assertThat(lines.getFirst().glyphs().getFirst().place().bottom()).isLessThanOrEqualTo(220);
  }

  /// An engine that finds no line in a block, and none that is large.
  private record ReadsSmallLines() implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      return request.layout() == Layout.LINE
          ? new Forgetful(DPI / 2).recognise(picture, request)
          : List.of();
    }

    @Override
    public void close() {}
  }

  @Test
  void readsALineThatTheEngineFindsOnlyWhereItIsSmall() {
    assertThat(new PageReader(new ReadsSmallLines()).read(page()).lines()).hasSize(1);
  }

  /// An engine that sees no line at all, reads what it is told to be one, and takes the bare paper
  /// behind it for a mark.
  private record SeesNoLine() implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      if (request.layout() != Layout.BARE_LINE) {
        return List.of();
      }
      Rectangle all = new Rectangle(0, 0, picture.width(), picture.height());
      Rectangle ink = Ink.bounds(picture, all, request.dpi());
      Rectangle behind = new Rectangle(ink.right() + 4, 0, picture.width(), picture.height());
      return List.of(
          new GlyphLine(
              List.of(new Glyph("园", ink, 0.99, 0.99), new Glyph("，", behind, 0.86, 0.07))));
    }

    @Override
    public void close() {}
  }

  @Test
  void readsAStripInWhichTheEngineSeesNoLineAsOneWithoutAMarkOfBarePaper() {
    assertThat(new PageReader(new SeesNoLine()).read(page()).lines())
        .extracting(OcrEngine.GlyphLine::text)
        .containsExactly("园");
  }

  @Test
  void leavesOutWhatTheEngineFindsAtNoSize() {
    assertThat(new PageReader(new Forgetful(1)).read(page()).lines()).isEmpty();
  }

  /// An engine that reads what lies flat and guesses at what stands on its end.
  private static final class ReadsFlatLines implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      Rectangle ink =
          Ink.bounds(
              picture, new Rectangle(0, 0, picture.width(), picture.height()), request.dpi());
      double sure = ink.width() > ink.height() ? 0.99 : 0.4;
      return ink.isEmpty()
          ? List.of()
          : List.of(new GlyphLine(List.of(new Glyph("园", ink, sure, sure))));
    }

    @Override
    public void close() {}
  }

  /// An engine that leaves out all lines of a block but the longest, as Tesseract does with a last
  /// line of one or two characters.
  private static final class ReadsTheLongestLine implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      Rectangle all = new Rectangle(0, 0, picture.width(), picture.height());
      return InkLeft.lines(picture, List.of(), request.dpi()).stream()
          .max(Comparator.comparingInt(Rectangle::width))
          .map(line -> new GlyphLine(List.of(new Glyph("园", line.cut(all), 0.99, 0.99))))
          .stream()
          .toList();
    }

    @Override
    public void close() {}
  }

  @Test
  void readsAShortLastLineOfACellByItself() {
    PreparedPage page = page();
    page.work().fill(new Rectangle(200, 240, 232, 272), 0);
    for (int x : new int[] {60, 140, 940}) {
      page.work().fill(new Rectangle(x, 100, x + 3, 360), 0);
    }
    for (int y : new int[] {100, 310, 360}) {
      page.work().fill(new Rectangle(60, y, 943, y + 3), 0);
    }

    List<PageReader.Part> parts = new PageReader(new ReadsTheLongestLine()).read(page).parts();

    assertThat(((PageReader.Part.Table) parts.getFirst()).cells())
        .anySatisfy(cell -> assertThat(cell.lines()).hasSize(2));
  }

  @Test
  void turnsAPageOnItsSideUpright() {
    PreparedPage onItsSide = page().turnedBy(1);

    PageReader.Reading reading = new PageReader(new ReadsFlatLines()).read(onItsSide);

    assertThat(reading.page().work().width()).isEqualTo(1000);
    Rectangle line = reading.lines().getFirst().glyphs().getFirst().place();
    assertThat(reading.page().toBox(line).x() * 1000).isBetween(180.0, 420.0);
  }

  /// An engine that reads upright lines, half reads those upside down and nothing that stands on
  /// its end. The first square of an upright line is the widest.
  private static final class ReadsUpsideDownBadly implements OcrEngine {
    @Override
    public List<GlyphLine> recognise(GreyPicture picture, Request request) {
      Rectangle ink =
          Ink.bounds(
              picture, new Rectangle(0, 0, picture.width(), picture.height()), request.dpi());
      if (ink.isEmpty() || ink.width() < ink.height()) {
        return List.of();
      }
      List<Rectangle> squares = Ink.parts(picture, ink);
      int left = squares.stream().mapToInt(Rectangle::left).min().orElseThrow();
      boolean upright = squares.stream().anyMatch(s -> s.left() == left && s.width() > 34);
      double sure = upright ? 0.99 : 0.85;
      return List.of(new GlyphLine(List.of(new Glyph("园", ink, sure, sure))));
    }

    @Override
    public void close() {}
  }

  /// A cover that was upright was turned by its columns of characters, and back on its head.
  @Test
  void aPageTurnedBackFromItsSideIsNotLeftUpsideDown() {
    PreparedPage upright = page();
    upright.work().fill(new Rectangle(190, 180, 232, 212), 0);

    PageReader.Reading reading =
        new PageReader(new ReadsUpsideDownBadly()).read(upright.turnedBy(1));

    assertThat(reading.page().turned()).isZero();
  }

  @Test
  void aPageTurnedByAnyQuartersKeepsItsPlacesOnThePicture() {
    Rectangle square = new Rectangle(200, 180, 232, 212);
    for (int quarters = 1; quarters <= 3; quarters++) {
      PreparedPage turned = page().turnedBy(quarters);
      Rectangle ink = turned.toPlace(page().toBox(square));

      assertThat(turned.work().at(ink.centreX(), ink.centreY())).isZero();
      assertThat(turned.work().at(ink.left() + 2, ink.top() + 2)).isZero();
    }
  }

  @Test
  void saysOfACellWhoseInkIsNotReadThatItIsNotBlank() {
    PreparedPage page = page();
    for (int x : new int[] {60, 140, 940}) {
      page.work().fill(new Rectangle(x, 100, x + 3, 300), 0);
    }
    for (int y : new int[] {100, 240, 300}) {
      page.work().fill(new Rectangle(60, y, 943, y + 3), 0);
    }

    List<PageReader.Part> parts = new PageReader(new Forgetful(1)).read(page).parts();

    assertThat(parts).hasSize(1);
    assertThat(((PageReader.Part.Table) parts.getFirst()).cells())
        .extracting(
            cell -> cell.lines().stream().map(OcrEngine.GlyphLine::text).reduce("", String::concat))
        .containsExactly("", Flow.UNREAD, "", "");
  }
}
