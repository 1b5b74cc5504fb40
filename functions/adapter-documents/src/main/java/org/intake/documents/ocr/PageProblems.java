package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.Problems;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;

/// What a reader of the page has to know: that it is blank, was turned, or may not be trusted.
final class PageProblems {
  private static final int LOW_DPI = 120;

  /// Good print has nine of ten characters above this; what has less than half is not print that
  /// the engine knows.
  private static final double CLEAR = 0.9;

  private static final double UNREAD = 0.5;

  /// A page with fewer characters and ink elsewhere was overlooked, not read.
  private static final int FEW = 20;

  private PageProblems() {}

  static List<Problem> of(PageReader.Reading reading, int number) {
    PreparedPage page = reading.page();
    List<Problem> problems = new ArrayList<>();
    List<Glyph> glyphs = reading.lines().stream().flatMap(line -> line.glyphs().stream()).toList();
    if (page.turned() != 0) {
      problems.add(Problems.onPage(Code.UPSIDE_DOWN, number, Integer.toString(page.turned())));
    }
    if (reading.isSpread()) {
      problems.add(Problems.onPage(Code.TWO_PAGES_IN_ONE, number));
    }
    if (glyphs.isEmpty()) {
      problems.add(
          hasInk(reading.unruled())
              ? Problems.onPage(Code.PAGE_NOT_READ, number)
              : Problems.onPage(Code.BLANK_PAGE, number));
      return problems;
    }
    if (glyphs.size() < FEW && hasInk(without(reading.unruled(), glyphs))) {
      problems.add(Problems.onPage(Code.PAGE_NOT_READ, number));
      return problems;
    }
    if (page.sourceDpi() < LOW_DPI) {
      problems.add(
          Problems.onPage(
              Code.LOW_RESOLUTION, number, Long.toString(Math.round(page.sourceDpi()))));
    }
    if (page.looksLikeScreen()) {
      problems.add(Problems.onPage(Code.SCREEN_PHOTO, number));
    }
    double clear = glyphs.stream().filter(g -> g.confidence() > CLEAR).count();
    // What is wrong with the photo of a screen is that it is one.
    if (clear / glyphs.size() < UNREAD && !page.looksLikeScreen()) {
      boolean fine = !page.isBilevel() && page.sourceDpi() >= LOW_DPI;
      problems.add(
          fine
              ? Problems.onPage(Code.HANDWRITING, number)
              : Problems.onPage(Code.PAGE_NOT_READ, number));
    }
    return problems;
  }

  private static GreyPicture without(GreyPicture page, List<Glyph> glyphs) {
    GreyPicture rest = page.copy();
    glyphs.forEach(glyph -> rest.fill(glyph.place(), GreyPicture.PAPER));
    return rest;
  }

  /// More dark pixels than specks and the edge of a copier's lid leave.
  private static boolean hasInk(GreyPicture page) {
    int x = page.width() / 20;
    int y = page.height() / 20;
    GreyPicture inner =
        page.part(new Rectangle(x, y, page.width() - x, page.height() - y), 0).reduced(4);
    return inner.inkBelow(140) > inner.pixels().length / 1500;
  }
}
