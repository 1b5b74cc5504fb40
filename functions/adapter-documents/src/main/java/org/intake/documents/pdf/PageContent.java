package org.intake.documents.pdf;

import java.util.List;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.intake.documents.layout.Glyph;
import org.intake.documents.layout.QuarterTurn;
import org.intake.documents.layout.Ruling;
import org.jspecify.annotations.Nullable;

/// What was drawn on a page, in points, origin top left, turned so that its text is upright.
record PageContent(
    double width,
    double height,
    QuarterTurn turn,
    List<Glyph> shown,
    List<Glyph> hidden,
    List<Ruling> rulings,
    @Nullable Picture largest,
    List<Area> pictureAreas,
    int pictures,
    int curves,
    int unreadable) {
  PageContent {
    shown = List.copyOf(shown);
    hidden = List.copyOf(hidden);
    rulings = List.copyOf(rulings);
    pictureAreas = List.copyOf(pictureAreas);
  }

  /// A picture and the part of the page that it covers, 0 to 1; upright when neither turned nor
  /// mirrored.
  record Picture(PDImage image, double coverage, boolean upright) {}

  /// Where a picture lies, in the frame in which the text is upright.
  record Area(double left, double top, double right, double bottom, long pixels) {
    boolean holds(Glyph glyph) {
      return glyph.centreX() >= left
          && glyph.centreX() <= right
          && glyph.centreY() >= top
          && glyph.centreY() <= bottom;
    }

    double size() {
      return (right - left) * (bottom - top);
    }
  }

  /// Half a million pixels on a seventh of the page may be a page or a part of one; seals, logos
  /// and what a scanner adds are less. With text upon it a picture is a background.
  boolean hasPictureBesideText() {
    double covered = pictureAreas.stream().mapToDouble(Area::size).sum() / (width * height);
    long pixels = pictureAreas.stream().mapToLong(Area::pixels).sum();
    return covered >= 0.15 && pixels >= 500_000 && charactersOnPictures() < 20;
  }

  private int charactersOnPictures() {
    return characters(
        shown.stream()
            .filter(glyph -> pictureAreas.stream().anyMatch(area -> area.holds(glyph)))
            .toList());
  }

  /// Width and height of the page as it is shown.
  double shownWidth() {
    return turn.swapsSides() ? height : width;
  }

  double shownHeight() {
    return turn.swapsSides() ? width : height;
  }

  int shownCharacters() {
    return characters(shown);
  }

  int hiddenCharacters() {
    return characters(hidden);
  }

  private static int characters(List<Glyph> glyphs) {
    int count = 0;
    for (Glyph glyph : glyphs) {
      count += glyph.text().isBlank() ? 0 : 1;
    }
    return count;
  }

  double coverage() {
    return largest == null ? 0 : largest.coverage();
  }

  /// What to make of the page.
  enum Kind {
    TEXT,
    SCAN,
    /// A scan with a text layer that its scanner left.
    HIDDEN_TEXT,
    BLANK
  }

  /// A page of a form has hundreds of characters; a scan has at most a page number or a stamp of
  /// the scanner's maker beside its picture (documents.md 4.2: fewer than 20 characters and one
  /// large image). More text beside it is a header, unless it stands upon the picture, which then
  /// is a background. Letters drawn as outlines are hundreds of curves.
  Kind kind() {
    int text = shownCharacters();
    if (unreadable >= 20 && unreadable * 4 > text) {
      // Fonts that do not say which characters they draw: only looking at the page tells.
      return Kind.SCAN;
    }
    if (coverage() >= 0.5 && charactersOnPictures() < 50) {
      return hiddenCharacters() >= 20 ? Kind.HIDDEN_TEXT : Kind.SCAN;
    }
    if (text > 0) {
      return text < 20 && coverage() > 0.2 ? Kind.SCAN : Kind.TEXT;
    }
    if (coverage() > 0.02 || pictures > 3 || curves > 200) {
      return hiddenCharacters() >= 20 ? Kind.HIDDEN_TEXT : Kind.SCAN;
    }
    return hiddenCharacters() > 0 ? Kind.HIDDEN_TEXT : Kind.BLANK;
  }
}
