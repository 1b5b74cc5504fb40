package org.intake.documents.pdf;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDTextState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.intake.documents.layout.Glyph;
import org.intake.documents.layout.QuarterTurn;
import org.intake.documents.layout.Ruling;
import org.intake.documents.pdf.KnownGlyphs.Known;
import org.jspecify.annotations.Nullable;

/// One pass over a page's drawing instructions. Nothing is rasterised.
final class PageEngine extends PDFGraphicsStreamEngine {
  /// Beyond this a page is drawing for the sake of it; the largest honest map sheets stay below.
  private static final int MOST_OPERATORS = 3_000_000;

  private static final double STRAIGHT = 0.2;
  private static final char NO_CHARACTER = '\uFFFD';
  private static final int MOST_GLYPHS = 100_000;
  private static final int MOST_RULINGS = 20_000;
  private static final int MOST_PICTURES = 2_000;

  private final KnownGlyphs fonts;
  private final AffineTransform toPage;
  private final double width;
  private final double height;
  private final Map<QuarterTurn, List<Glyph>> shown = new EnumMap<>(QuarterTurn.class);
  private final Map<QuarterTurn, List<Glyph>> hidden = new EnumMap<>(QuarterTurn.class);
  private final List<Ruling> rulings = new ArrayList<>();
  private final List<Ruling> segments = new ArrayList<>();
  private final List<double[]> rectangles = new ArrayList<>();
  private Point2D.Double at = new Point2D.Double();
  private Point2D.Double start = new Point2D.Double();
  private PageContent.@Nullable Picture largest;
  private final List<PageContent.Area> pictureAreas = new ArrayList<>();
  private int pictures;
  private int curves;
  private int operators;
  private int glyphs;
  private int unreadable;

  private PageEngine(PDPage page, KnownGlyphs fonts) {
    super(page);
    this.fonts = fonts;
    PDRectangle crop = page.getCropBox();
    int rotation = Math.floorMod(page.getRotation(), 360);
    boolean turned = rotation == 90 || rotation == 270;
    this.width = turned ? crop.getHeight() : crop.getWidth();
    this.height = turned ? crop.getWidth() : crop.getHeight();
    this.toPage = toPage(crop, rotation);
  }

  /// `fonts` is what earlier pages of the file told of its fonts.
  static PageContent read(PDPage page, KnownGlyphs fonts) throws IOException {
    PageEngine engine = new PageEngine(page, fonts);
    List<PDAnnotation> annotations =
        page.getAnnotations().stream().filter(a -> !a.isHidden() && !a.isNoView()).toList();
    if (!annotations.isEmpty()) {
      // An appearance may use the page's resources, which only this way are still known.
      engine.processPage(page);
    } else if (page.hasContents()) {
      engine.processChildStream(PageStream.of(page), page);
    }
    for (PDAnnotation annotation : annotations) {
      engine.showAnnotation(annotation);
    }
    return engine.content();
  }

  /// In the frame in which most of the text is upright.
  private PageContent content() {
    QuarterTurn turn = QuarterTurn.NONE;
    for (QuarterTurn other : QuarterTurn.values()) {
      turn = count(other) > count(turn) ? other : turn;
    }
    QuarterTurn most = turn;
    return new PageContent(
        turn.swapsSides() ? height : width,
        turn.swapsSides() ? width : height,
        turn,
        shown.getOrDefault(turn, List.of()),
        hidden.getOrDefault(turn, List.of()),
        rulings.stream().map(ruling -> most.upright(ruling, width, height)).toList(),
        largest,
        pictureAreas.stream().map(area -> upright(area, most)).toList(),
        pictures,
        curves,
        unreadable);
  }

  private PageContent.Area upright(PageContent.Area area, QuarterTurn turn) {
    Ruling diagonal =
        turn.upright(
            new Ruling(area.left(), area.top(), area.right(), area.bottom()), width, height);
    return new PageContent.Area(
        diagonal.x1(), diagonal.y1(), diagonal.x2(), diagonal.y2(), area.pixels());
  }

  private int count(QuarterTurn turn) {
    return shown.getOrDefault(turn, List.of()).size() + hidden.getOrDefault(turn, List.of()).size();
  }

  /// User space (origin bottom left, not turned) to the page as it is shown (origin top left).
  private static AffineTransform toPage(PDRectangle crop, int rotation) {
    double w = crop.getWidth();
    double h = crop.getHeight();
    AffineTransform flip =
        switch (rotation) {
          case 90 -> new AffineTransform(0, 1, 1, 0, 0, 0);
          case 180 -> new AffineTransform(-1, 0, 0, 1, w, 0);
          case 270 -> new AffineTransform(0, -1, -1, 0, h, w);
          default -> new AffineTransform(1, 0, 0, -1, 0, h);
        };
    flip.translate(-crop.getLowerLeftX(), -crop.getLowerLeftY());
    return flip;
  }

  @Override
  protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
    if (++operators > MOST_OPERATORS) {
      throw new IOException("too many drawing instructions on one page");
    }
    super.processOperator(operator, operands);
  }

  /// As PDFBox does it, but with what is already known of the font. Vertical text is rare and left
  /// to PDFBox.
  @Override
  protected void showText(byte[] string) throws IOException {
    PDTextState state = getGraphicsState().getTextState();
    PDFont font = state.getFont();
    if (font == null || font.isVertical()) {
      super.showText(string);
      return;
    }
    Map<Integer, Known> knownGlyphs = fonts.of(font);
    float size = state.getFontSize();
    float scaling = state.getHorizontalScaling() / 100f;
    Matrix parameters = new Matrix(size * scaling, 0, 0, size, 0, state.getRise());
    Matrix textMatrix = getTextMatrix();
    Matrix toUser = getGraphicsState().getCurrentTransformationMatrix();
    boolean isHidden = state.getRenderingMode() == RenderingMode.NEITHER;
    InputStream codes = new ByteArrayInputStream(string);
    while (codes.available() > 0) {
      int before = codes.available();
      int code = font.readCode(codes);
      boolean isBlank = code == ' ' && before - codes.available() == 1;
      Known known = KnownGlyphs.known(knownGlyphs, font, code);
      place(
          parameters.multiply(textMatrix).multiply(toUser),
          known.text(),
          known.displacement().getX(),
          false,
          isHidden);
      float wordSpacing = isBlank ? state.getWordSpacing() : 0;
      float advance =
          known.displacement().getX() * size + state.getCharacterSpacing() + wordSpacing;
      textMatrix.translate(advance * scaling, 0);
    }
  }

  @Override
  protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement)
      throws IOException {
    boolean isHidden =
        getGraphicsState().getTextState().getRenderingMode() == RenderingMode.NEITHER;
    place(matrix, font.toUnicode(code), displacement.getX(), font.isVertical(), isHidden);
  }

  private void place(
      Matrix matrix, @Nullable String text, double along, boolean isVertical, boolean isHidden) {
    if (++glyphs > MOST_GLYPHS) {
      return;
    }
    if (text == null || text.isEmpty() || text.indexOf(NO_CHARACTER) >= 0) {
      unreadable++;
      return;
    }
    AffineTransform glyphToPage = new AffineTransform(toPage);
    glyphToPage.concatenate(matrix.createAffineTransform());
    double advance = isVertical ? 1 : along;
    // A character fills most of its em: 0.88 above the base line and 0.12 below fits Chinese fonts.
    double[] corners = {0, -0.12, advance, -0.12, 0, 0.88, advance, 0.88, 0, 0, advance, 0};
    glyphToPage.transform(corners, 0, corners, 0, 6);
    Optional<QuarterTurn> runs =
        isVertical
            ? Optional.of(QuarterTurn.NONE)
            : turn(corners[10] - corners[8], corners[11] - corners[9]);
    if (runs.isEmpty()) {
      // Text of seals and watermarks runs at an angle and belongs to no line.
      return;
    }
    QuarterTurn turn = runs.get();
    for (int i = 0; i < corners.length; i += 2) {
      double[] upright = turn.upright(corners[i], corners[i + 1], width, height);
      corners[i] = upright[0];
      corners[i + 1] = upright[1];
    }
    double across = turn.swapsSides() ? height : width;
    double down = turn.swapsSides() ? width : height;
    double left = Math.min(Math.min(corners[0], corners[2]), Math.min(corners[4], corners[6]));
    double right = Math.max(Math.max(corners[0], corners[2]), Math.max(corners[4], corners[6]));
    double top = Math.min(Math.min(corners[1], corners[3]), Math.min(corners[5], corners[7]));
    double bottom = Math.max(Math.max(corners[1], corners[3]), Math.max(corners[5], corners[7]));
    if (right < 0 || left > across || bottom < 0 || top > down || bottom - top < 0.5) {
      return;
    }
    Glyph glyph = new Glyph(text, left, top, right - left, bottom - top, corners[9], 1);
    (isHidden ? hidden : shown).computeIfAbsent(turn, _ -> new ArrayList<>()).add(glyph);
  }

  private static Optional<QuarterTurn> turn(double alongX, double alongY) {
    if (Math.abs(alongY) <= Math.abs(alongX) * STRAIGHT) {
      return Optional.of(alongX < 0 ? QuarterTurn.LEFT : QuarterTurn.NONE);
    }
    return Math.abs(alongX) <= Math.abs(alongY) * STRAIGHT
        ? Optional.of(alongY > 0 ? QuarterTurn.DOWN : QuarterTurn.UP)
        : Optional.empty();
  }

  @Override
  public void drawImage(PDImage image) {
    pictures++;
    AffineTransform place = new AffineTransform(toPage);
    place.concatenate(getGraphicsState().getCurrentTransformationMatrix().createAffineTransform());
    double[] corners = {0, 0, 1, 0, 0, 1, 1, 1};
    place.transform(corners, 0, corners, 0, 4);
    double left =
        Math.clamp(
            Math.min(Math.min(corners[0], corners[2]), Math.min(corners[4], corners[6])), 0, width);
    double right =
        Math.clamp(
            Math.max(Math.max(corners[0], corners[2]), Math.max(corners[4], corners[6])), 0, width);
    double top =
        Math.clamp(
            Math.min(Math.min(corners[1], corners[3]), Math.min(corners[5], corners[7])),
            0,
            height);
    double bottom =
        Math.clamp(
            Math.max(Math.max(corners[1], corners[3]), Math.max(corners[5], corners[7])),
            0,
            height);
    double coverage = (right - left) * (bottom - top) / Math.max(1, width * height);
    // Upright: the picture's x runs right and its y runs up the page.
    boolean upright =
        corners[2] > corners[0]
            && corners[5] < corners[1]
            && Math.abs(corners[3] - corners[1]) < 1
            && Math.abs(corners[4] - corners[0]) < 1;
    if (largest == null || coverage > largest.coverage()) {
      largest = new PageContent.Picture(image, coverage, upright);
    }
    PageContent.Area area =
        new PageContent.Area(left, top, right, bottom, (long) image.getWidth() * image.getHeight());
    if (pictureAreas.size() < MOST_PICTURES) {
      pictureAreas.add(area);
    }
    if (coverage >= 0.5) {
      hideBehind(area);
    }
  }

  /// Text drawn before a picture of the page's size lies under it, where nobody sees it: the layer
  /// of a scanner that does not write in invisible ink. What is seen, only looking at the page
  /// tells.
  private void hideBehind(PageContent.Area picture) {
    shown.forEach((turn, glyphsOfTurn) -> {
      Predicate<Glyph> behind = upright(picture, turn)::holds;
      hidden
          .computeIfAbsent(turn, _ -> new ArrayList<>())
          .addAll(glyphsOfTurn.stream().filter(behind).toList());
      glyphsOfTurn.removeIf(behind);
    });
  }

  @Override
  public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
    double[] corners = {
      p0.getX(), p0.getY(), p1.getX(), p1.getY(), p2.getX(), p2.getY(), p3.getX(), p3.getY()
    };
    toPage.transform(corners, 0, corners, 0, 4);
    rectangles.add(corners);
    start = new Point2D.Double(p0.getX(), p0.getY());
    at = start;
  }

  @Override
  public void moveTo(float x, float y) {
    at = new Point2D.Double(x, y);
    start = at;
  }

  @Override
  public void lineTo(float x, float y) {
    line(at, new Point2D.Double(x, y));
    at = new Point2D.Double(x, y);
  }

  private void line(Point2D from, Point2D to) {
    Point2D a = toPage.transform(from, null);
    Point2D b = toPage.transform(to, null);
    segments.add(Ruling.between(a.getX(), a.getY(), b.getX(), b.getY()));
  }

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    curves++;
    at = new Point2D.Double(x3, y3);
  }

  @Override
  public void closePath() {
    line(at, start);
    at = start;
  }

  @Override
  public Point2D getCurrentPoint() {
    return at;
  }

  @Override
  public void endPath() {
    segments.clear();
    rectangles.clear();
  }

  @Override
  public void strokePath() {
    for (Ruling segment : segments) {
      rule(segment);
    }
    for (double[] c : rectangles) {
      rule(Ruling.between(c[0], c[1], c[2], c[3]));
      rule(Ruling.between(c[2], c[3], c[4], c[5]));
      rule(Ruling.between(c[4], c[5], c[6], c[7]));
      rule(Ruling.between(c[6], c[7], c[0], c[1]));
    }
    endPath();
  }

  /// Only thin bars: a filled area is a background.
  @Override
  public void fillPath(int windingRule) {
    for (double[] c : rectangles) {
      thinBar(Ruling.between(c[0], c[1], c[4], c[5]));
    }
    if (segments.size() >= 3 && segments.size() <= 5) {
      double x1 = segments.stream().mapToDouble(Ruling::x1).min().orElse(0);
      double y1 = segments.stream().mapToDouble(Ruling::y1).min().orElse(0);
      double x2 = segments.stream().mapToDouble(Ruling::x2).max().orElse(0);
      double y2 = segments.stream().mapToDouble(Ruling::y2).max().orElse(0);
      thinBar(new Ruling(x1, y1, x2, y2));
    }
    endPath();
  }

  private void thinBar(Ruling area) {
    double w = area.x2() - area.x1();
    double h = area.y2() - area.y1();
    if (h <= 3 && w > h) {
      rule(
          new Ruling(
              area.x1(), (area.y1() + area.y2()) / 2, area.x2(), (area.y1() + area.y2()) / 2));
    } else if (w <= 3 && h > w) {
      rule(
          new Ruling(
              (area.x1() + area.x2()) / 2, area.y1(), (area.x1() + area.x2()) / 2, area.y2()));
    }
  }

  private void rule(Ruling ruling) {
    double w = ruling.x2() - ruling.x1();
    double h = ruling.y2() - ruling.y1();
    // Nearly straight is straight; everything else is drawing.
    if (rulings.size() < MOST_RULINGS && Math.min(w, h) <= 1.5 && Math.max(w, h) > 0) {
      rulings.add(ruling);
    }
  }

  @Override
  public void fillAndStrokePath(int windingRule) {
    strokePath();
  }

  @Override
  public void clip(int windingRule) {}

  @Override
  public void shadingFill(COSName shadingName) {}
}
