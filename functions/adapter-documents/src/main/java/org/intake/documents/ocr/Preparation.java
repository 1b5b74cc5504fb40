package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.intake.domain.reading.SealReport;

/// From a picture as it came to a page that can be recognised: seals taken off, the sheet found,
/// turned upright, straightened, scaled and evened. All geometry is one map, so the picture is
/// resampled once.
final class Preparation {
  /// Where recognition was best in the laboratory (design/ocr.md, V8).
  private static final int WORK_DPI = 250;

  private static final double A4_WIDTH_INCHES = 8.27;
  private static final double A4_RATIO = 1.4142;

  /// The longer side of the small picture on which sheet and lean are looked for: 100 dpi.
  private static final int SMALL_SIDE = 1170;

  private static final int SMALL_INK = 150;

  /// Thin strokes of a bilevel page are light on its small picture; without them its columns of
  /// characters alternate more sharply than its lines.
  private static final int SMALL_INK_OF_BILEVEL = 200;

  /// Rows alternate this much sharper across than along before a page counts as lying on its side.
  private static final double LYING = 1.25;

  PreparedPage prepare(NativePicture picture, int statedDpi) {
    GreyPicture grey = picture.grey();
    boolean bilevel = picture.isBilevel() || isBilevel(grey);
    double dpi = dpi(statedDpi, grey.width(), grey.height());
    if (bilevel) {
      grey = dpi > 2 * WORK_DPI * 0.9 ? grey : grey.smoothed();
    }
    int factor =
        Math.max(1, Math.round(Math.max(grey.width(), grey.height()) / (float) SMALL_SIDE));
    GreyPicture small = grey.reduced(factor);
    Sheet sheet = sheet(small, factor, grey, bilevel, dpi);
    Seals seals = bilevel ? Seals.CANNOT_TELL : liftSeals(picture, grey, sheet);
    if (seals.report == SealReport.CANNOT_TELL) {
      BlackStamps.lift(grey, small, factor, dpi);
    }
    Sheet upright = straightened(small, factor, sheet, bilevel);
    return resampled(grey, upright, bilevel, seals);
  }

  /// The sheet as a map from its own pixels to those of the grey picture.
  private record Sheet(Homography toGrey, double width, double height, double dpi, int turned) {}

  private record Seals(List<PreparedPage.Stamp> stamps, SealReport report) {
    static final Seals CANNOT_TELL = new Seals(List.of(), SealReport.CANNOT_TELL);
  }

  static boolean isBilevel(GreyPicture grey) {
    int[] counts = grey.histogram();
    long extreme = 0;
    for (int i = 0; i < 6; i++) {
      extreme += counts[i] + counts[255 - i];
    }
    return extreme > grey.pixels().length * 0.999;
  }

  /// The stated resolution if a page of it has a believable size, else that of an A4 sheet.
  private static double dpi(int stated, int width, int height) {
    double shorter = Math.min(width, height);
    if (stated >= 60 && shorter / stated > 5.5 && shorter / stated < 12.5) {
      return stated;
    }
    return shorter / A4_WIDTH_INCHES;
  }

  /// Takes red ink off the text: inside of seals only, because letterheads are red too.
  private static Seals liftSeals(NativePicture picture, GreyPicture grey, Sheet sheet) {
    if (!picture.isColour()) {
      return Seals.CANNOT_TELL;
    }
    int factor = Math.max(1, (int) Math.round(sheet.dpi / 42));
    ColourPicture small = picture.reduced(factor);
    if (!SealFinder.isColourful(small)) {
      return Seals.CANNOT_TELL;
    }
    Homography toSheet = sheet.toGrey.inverse();
    SealFinder finder =
        new SealFinder(
            small,
            sheet.dpi / factor,
            (x, y) -> {
              double along = toSheet.x(x * factor, y * factor) / sheet.width;
              double down = toSheet.y(x * factor, y * factor) / sheet.height;
              return along > 0.01 && along < 0.99 && down > 0.01 && down < 0.99;
            });
    List<SealFinder.Ring> rings =
        finder.rings().stream()
            .map(ring ->
                new SealFinder.Ring(
                    (ring.x() + 0.5) * factor,
                    (ring.y() + 0.5) * factor,
                    ring.radius() * factor,
                    ring.coverage()))
            .toList();
    int margin = (int) (sheet.dpi * 2 / 25.4);
    List<PreparedPage.Stamp> stamps = new ArrayList<>();
    for (SealFinder.Ring ring : rings) {
      List<SealFinder.Ring> others = rings.stream().filter(other -> !other.equals(ring)).toList();
      stamps.add(new PreparedPage.Stamp(ring, SealStrip.of(picture, ring, others)));
      SealInk.lift(
          picture, grey, ring.box().grown(margin, margin).within(grey.width(), grey.height()));
    }
    return new Seals(stamps, SealReport.TOLD);
  }

  private static Sheet sheet(
      GreyPicture small, int factor, GreyPicture grey, boolean bilevel, double dpi) {
    Optional<PageFinder.Quad> found = bilevel ? Optional.empty() : PageFinder.find(small);
    if (found.isEmpty()) {
      return new Sheet(Homography.IDENTITY, grey.width(), grey.height(), dpi, 0);
    }
    PageFinder.Quad quad = found.get();
    double width = quad.width() * factor;
    double height = quad.height() * factor;
    double ratio = Math.max(width, height) / Math.min(width, height);
    if (ratio > 1.25 && ratio < 1.6) {
      double shorter = Math.sqrt(width * height / A4_RATIO);
      width = width < height ? shorter : shorter * A4_RATIO;
      height = width == shorter ? shorter * A4_RATIO : shorter;
    }
    double[] xs = quad.xs().clone();
    double[] ys = quad.ys().clone();
    for (int i = 0; i < 4; i++) {
      xs[i] *= factor;
      ys[i] *= factor;
    }
    return new Sheet(
        Homography.toQuad(width, height, xs, ys),
        width,
        height,
        Math.min(width, height) / A4_WIDTH_INCHES,
        0);
  }

  /// Turns a lying page by a quarter and takes its lean away.
  private static Sheet straightened(GreyPicture small, int factor, Sheet sheet, boolean bilevel) {
    Sheet standing = sheet;
    Skew ink = ink(small, factor, sheet, bilevel);
    Skew.Lean lean = ink.lean();
    Skew.Lean across = ink.turned().lean();
    if (across.sharpness() > LYING * lean.sharpness()) {
      standing = turned(sheet, 1);
      lean = across;
    }
    if (Math.abs(lean.angle()) < Math.toRadians(0.05)) {
      return standing;
    }
    double x = standing.width / 2;
    double y = standing.height / 2;
    Homography turn =
        Homography.shift(x, y).after(Homography.turn(lean.angle())).after(Homography.shift(-x, -y));
    return new Sheet(
        standing.toGrey.after(turn),
        standing.width,
        standing.height,
        standing.dpi,
        standing.turned);
  }

  /// The sheet turned clockwise by quarters.
  static Homography quarterTurns(int quarters, double width, double height) {
    return switch (quarters) {
      case 1 -> new Homography(0, 1, 0, -1, 0, height, 0, 0, 1);
      case 2 -> new Homography(-1, 0, width, 0, -1, height, 0, 0, 1);
      case 3 -> new Homography(0, -1, width, 1, 0, 0, 0, 0, 1);
      default -> Homography.IDENTITY;
    };
  }

  private static Sheet turned(Sheet sheet, int quarters) {
    boolean swaps = quarters % 2 == 1;
    return new Sheet(
        sheet.toGrey.after(quarterTurns(quarters, sheet.width, sheet.height)),
        swaps ? sheet.height : sheet.width,
        swaps ? sheet.width : sheet.height,
        sheet.dpi,
        sheet.turned + 90 * quarters);
  }

  private static Skew ink(GreyPicture small, int factor, Sheet sheet, boolean bilevel) {
    int width = Math.max(1, (int) (sheet.width / factor));
    int height = Math.max(1, (int) (sheet.height / factor));
    Homography map =
        Homography.scale(1.0 / factor, 1.0 / factor)
            .after(sheet.toGrey)
            .after(Homography.scale(factor, factor));
    GreyPicture seen = small.seenThrough(map, width, height);
    if (bilevel) {
      return Skew.of(seen, SMALL_INK_OF_BILEVEL);
    }
    Paper.even(seen);
    return Skew.of(seen, SMALL_INK);
  }

  private static PreparedPage resampled(
      GreyPicture grey, Sheet sheet, boolean bilevel, Seals seals) {
    GreyPicture source = grey;
    Sheet page = sheet;
    List<PreparedPage.Stamp> stamps = seals.stamps;
    if (sheet.dpi > 2 * WORK_DPI * 0.9) {
      source = grey.reduced(2);
      page =
          new Sheet(
              Homography.scale(0.5, 0.5).after(sheet.toGrey).after(Homography.scale(2, 2)),
              sheet.width / 2,
              sheet.height / 2,
              sheet.dpi / 2,
              sheet.turned);
      stamps =
          stamps.stream()
              .map(stamp -> new PreparedPage.Stamp(stamp.ring().half(), stamp.strip()))
              .toList();
    }
    boolean asItCame = bilevel && page.dpi > 170;
    double scale = asItCame ? 1 : WORK_DPI / page.dpi;
    Homography toSource = page.toGrey.after(Homography.scale(1 / scale, 1 / scale));
    GreyPicture work =
        source.seenThrough(toSource, (int) (page.width * scale), (int) (page.height * scale));
    if (!bilevel) {
      Paper.even(work);
    }
    return new PreparedPage(
        work,
        (int) Math.round(page.dpi * scale),
        source.width(),
        source.height(),
        page.dpi,
        toSource,
        bilevel,
        !bilevel && ScreenPattern.isOn(source),
        stamps,
        seals.report,
        page.turned % 360);
  }
}
