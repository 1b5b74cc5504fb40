package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.intake.documents.ocr.OcrEngine.Glyph;
import org.intake.documents.ocr.OcrEngine.Layout;
import org.intake.documents.ocr.OcrEngine.Model;
import org.intake.documents.ocr.OcrEngine.Request;
import org.intake.documents.text.Script;

/// Tells Simplified from Traditional pages, and upright from upside-down ones, by recognising a few
/// short pieces of text: a whole second pass would cost as much as the first.
final class ScriptChoice {
  /// Upright print is read with more confidence than this, upside-down print never is.
  static final double UPRIGHT = 0.9;

  /// Pieces of about this many characters, at most so many of them.
  private static final int CHARACTERS = 12;

  private static final int PIECES = 5;

  /// Odds (natural logarithm) at which the script is settled.
  private static final double SETTLED = 5;

  /// The same for a Simplified page that is read well. On 96 pages of the corpus the sum of a
  /// Traditional one never passed 0.4; that of a Simplified one reached -2.4, on one fax -4.3: the
  /// Simplified model is much less sure of Traditional pages than the other way round.
  private static final double SETTLED_SIMPLIFIED = 2;

  /// Characters that the scripts write differently: with fewer of them, a piece (an e-mail address,
  /// a number) is not worth a second look.
  private static final int TELL_TALE = 2;

  private final OcrEngine engine;

  ScriptChoice(OcrEngine engine) {
    this.engine = engine;
  }

  /// The better model and how sure it was of the pieces (0 to 1).
  record Choice(Model model, double confidence) {}

  /// Both models read either script, each answering in its own; so only characters at which their
  /// answers differ tell anything, and of those only what the surer answer says the scripts write
  /// differently: on a fax one model read the typeface of the other script's page better than its
  /// own (南, 崇川), and all of the page was taken for that script.
  Choice of(GreyPicture unruled, int dpi) {
    double odds = 0;
    List<Glyph> all = new ArrayList<>();
    for (Rectangle piece : pieces(unruled, dpi)) {
      GreyPicture part = unruled.part(piece, dpi / 15);
      List<Glyph> simplified = glyphs(part, Model.SIMPLIFIED, dpi);
      if (tellTale(simplified) < TELL_TALE) {
        all.addAll(simplified);
        continue;
      }
      List<Glyph> traditional = glyphs(part, Model.TRADITIONAL, dpi);
      odds += odds(simplified, traditional);
      all.addAll(odds >= 0 ? simplified : traditional);
      // Of a page that seems badly read more is read: it would be turned upside down and back.
      boolean upright = confidence(all) >= UPRIGHT;
      if (Math.abs(odds) > SETTLED || (odds > SETTLED_SIMPLIFIED && upright)) {
        break;
      }
    }
    return new Choice(odds >= 0 ? Model.SIMPLIFIED : Model.TRADITIONAL, confidence(all));
  }

  private static double confidence(List<Glyph> glyphs) {
    return glyphs.stream().mapToDouble(Glyph::confidence).average().orElse(0);
  }

  private static long tellTale(List<Glyph> glyphs) {
    return glyphs.stream().filter(glyph -> Script.hasTwin(glyph.text().charAt(0))).count();
  }

  static double odds(List<Glyph> simplified, List<Glyph> traditional) {
    double odds = 0;
    if (simplified.size() == traditional.size()) {
      for (int i = 0; i < simplified.size(); i++) {
        Glyph one = simplified.get(i);
        Glyph other = traditional.get(i);
        Glyph surer = one.confidence() >= other.confidence() ? one : other;
        if (!one.text().equals(other.text()) && Script.hasTwin(surer.text().charAt(0))) {
          odds += Math.log((1.005 - other.confidence()) / (1.005 - one.confidence()));
        }
      }
    }
    return odds;
  }

  private List<Glyph> glyphs(GreyPicture part, Model model, int dpi) {
    return engine.recognise(part, new Request(model, Layout.LINE, dpi)).stream()
        .flatMap(line -> line.glyphs().stream())
        .toList();
  }

  /// The starts of the lines that are most like running text.
  static List<Rectangle> pieces(GreyPicture unruled, int dpi) {
    return TextStrips.of(unruled, dpi, 5).stream()
        .sorted(Comparator.comparingInt(box -> -Math.min(CHARACTERS * box.height(), box.width())))
        .limit(PIECES)
        .map(box -> piece(unruled, box))
        .toList();
  }

  /// Ends between two characters: half of one would be read as something else.
  private static Rectangle piece(GreyPicture page, Rectangle box) {
    int right = Math.min(box.right(), box.left() + CHARACTERS * box.height());
    if (right < box.right()) {
      int best = right;
      int least = Integer.MAX_VALUE;
      for (int x = right; x > right - box.height() * 5 / 4; x--) {
        int ink = 0;
        for (int y = box.top(); y < box.bottom(); y++) {
          ink += GreyPicture.PAPER - page.at(x, y);
        }
        if (ink < least) {
          least = ink;
          best = x;
        }
      }
      right = best;
    }
    return new Rectangle(box.left() - 4, box.top() - 4, right, box.bottom() + 4);
  }
}
