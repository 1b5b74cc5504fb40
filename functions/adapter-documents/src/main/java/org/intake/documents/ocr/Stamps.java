package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.GlyphLine;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Request;
import org.intake.domain.reading.Seal;
import org.jspecify.annotations.Nullable;

/// Says of each stamp which signature it covers and, apart from that, how its ring reads at several
/// sizes and with more and less ink; what the ring says is for those to decide who know the organs.
final class Stamps {
  private static final double READABLE = 0.85;
  private static final double TOLERATED = 0.8;
  private static final double[] SIZES = {0.6, 0.7, 0.5, 0.85};
  private static final double[] WEIGHTS = {1.7, 1.0};
  private static final Pattern ORGAN = Pattern.compile(".*(局|厅|廳|委|部|会|會|处|處|办|辦|府|院|中心|公司)");
  private static final Pattern RING = Pattern.compile("\\p{IsHan}{5,}");

  private final OcrEngine engine;

  Stamps(OcrEngine engine) {
    this.engine = engine;
  }

  List<Seal> of(PageReader.Reading reading, int number) {
    PreparedPage page = reading.page();
    List<Seal> seals = new ArrayList<>();
    for (PreparedPage.Stamp stamp : page.stamps()) {
      seals.add(
          new Seal(
              number,
              page.sourceBox(stamp.ring().box()),
              null,
              signature(reading, stamp.ring()),
              Seal.Kind.STAMP,
              Seal.State.UNVERIFIED));
    }
    return seals;
  }

  /// What the ring of each stamp reads, at several sizes.
  List<List<String>> rings(PageReader.Reading reading) {
    return reading.page().stamps().stream()
        .map(stamp -> ring(stamp.strip(), reading.model()))
        .toList();
  }

  private List<String> ring(GreyPicture strip, OcrEngine.Model model) {
    List<String> readings = new ArrayList<>();
    for (double weight : WEIGHTS) {
      GreyPicture inked = SealStrip.inked(strip, weight);
      for (double size : SIZES) {
        readings.addAll(read(inked, size, model));
      }
    }
    return readings;
  }

  private List<String> read(GreyPicture strip, double size, OcrEngine.Model model) {
    GreyPicture sized =
        strip.seenThrough(
            Homography.scale(1 / size, 1 / size),
            (int) (strip.width() * size),
            (int) (strip.height() * size));
    int dpi = (int) (SealStrip.STRIP_DPI * size);
    List<GlyphLine> lines = engine.recognise(sized, new Request(model, Layout.LINE, dpi));
    // Half a name may be another's.
    return InkLeft.characters(sized, lines, dpi) < TOLERATED
        ? lines.stream().flatMap(line -> read(line).stream()).toList()
        : List.of();
  }

  private static Optional<String> read(GlyphLine line) {
    StringBuilder text = new StringBuilder();
    double sum = 0;
    for (Glyph glyph : line.glyphs()) {
      if (glyph.text().codePoints().allMatch(Character::isIdeographic)) {
        text.append(glyph.text());
        sum += glyph.confidence();
      }
    }
    boolean readable = RING.matcher(text).matches() && sum / text.length() > READABLE;
    return readable ? Optional.of(text.toString()) : Optional.empty();
  }

  /// The organ's name that stands under the stamp: of the words that reach into its box the one
  /// whose middle is nearest to the stamp's.
  private static @Nullable String signature(PageReader.Reading reading, SealFinder.Ring ring) {
    PreparedPage page = reading.page();
    Homography back = page.toSource().inverse();
    double x = back.x(ring.x(), ring.y());
    double y = back.y(ring.x(), ring.y());
    double radius = ring.radius() * page.dpi() / page.sourceDpi();
    String best = null;
    double nearest = Double.MAX_VALUE;
    for (GlyphLine line : reading.lines()) {
      for (List<Glyph> word : Layouts.words(line)) {
        Rectangle place = word.stream().map(Glyph::place).reduce(Rectangle::union).orElseThrow();
        String text = new GlyphLine(word).text();
        boolean reaches =
            place.right() > x - radius
                && place.left() < x + radius
                && place.bottom() > y - radius
                && place.top() < y + radius;
        double distance = Math.hypot(place.centreX() - x, place.centreY() - y);
        if (reaches && distance < nearest && ORGAN.matcher(text).matches()) {
          nearest = distance;
          best = text;
        }
      }
    }
    return best;
  }
}
