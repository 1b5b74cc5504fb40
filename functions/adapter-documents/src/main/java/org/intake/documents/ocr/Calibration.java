package org.intake.documents.ocr;

import java.util.regex.Pattern;
import org.intake.domain.programme.FieldType;

/// Turns what an engine says of itself and how far readings agree into the share of such readings
/// that are right. What the engine is less than 0.97 sure of is wrong much more often than it
/// thinks; where the vote overrules the first pass, one in six is still wrong.
final class Calibration {
  private static final double[] SAID = {0, 0.3, 0.6, 0.8, 0.9, 0.95, 0.97, 0.985, 1};
  private static final double[] MEANT = {0.05, 0.25, 0.45, 0.65, 0.82, 0.92, 0.965, 0.985, 0.995};
  private static final double OVERRULED = 0.84;
  private static final double HAN_ON_FAX = 0.7;
  private static final double WITHOUT_FORM = 0.4;

  /// A figure or a date on a page of two colours whose readings are not all sure, or that shows a
  /// digit which another becomes without a stroke: 4 of 31 on the tuned scans (seeds 1 to 4) were
  /// wrong, with 5 read as 3 by several of them, and 2 of 11 later. All readings see the same
  /// missing dots, so that their agreeing tells little: it stays below every trust.
  private static final double FIGURE_ON_FAX = 0.2;

  /// Figures and dates that so many readings give alike, though none of them is sure, off faxes: of
  /// those between 0.60 and 0.90 on tuned and used-up scans none was wrong.
  private static final double ALL_AGREE = 0.92;

  private static final int MANY = 5;
  private static final double ALL_ARE_SURE = 0.95;
  private static final Pattern YEAR = Pattern.compile("20\\d\\d");
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

  private Calibration() {}

  /// A character is as sure as itself and, a little less strictly, as its word.
  static double ofGlyph(OcrEngine.Glyph glyph) {
    return Math.min(glyph.confidence(), 0.25 + glyph.wordConfidence());
  }

  /// The same on a page of two colours: there Chinese characters are taken for others at any
  /// confidence.
  static double ofGlyph(OcrEngine.Glyph glyph, boolean isBilevel) {
    boolean han = glyph.text().codePoints().anyMatch(Character::isIdeographic);
    return han && isBilevel ? ofGlyph(glyph) * HAN_ON_FAX : ofGlyph(glyph);
  }

  /// The confidence of a ballot over a value of a type, which free text on a page of two colours
  /// lowers.
  static double confidence(AimedReader.Ballot ballot, FieldType type, boolean isBilevel) {
    boolean free = ValueForm.inner(type).isEmpty() && HAN.matcher(ballot.text()).find();
    double confidence = confidence(ballot);
    if (!isBilevel) {
      return isUnanimous(ballot, type) ? Math.max(ALL_AGREE, confidence) : confidence;
    }
    if (free) {
      return confidence * HAN_ON_FAX;
    }
    boolean digits = ValueForm.isNumeric(type) || type == FieldType.DATE;
    boolean alike =
        ballot.others().isEmpty()
            && confidence >= ALL_ARE_SURE
            && !LostStrokes.mayHaveLostOne(YEAR.matcher(ballot.text()).replaceFirst(""));
    return digits && !alike ? confidence * FIGURE_ON_FAX : confidence;
  }

  /// Whether many readings give a figure or a date and none gives another.
  private static boolean isUnanimous(AimedReader.Ballot ballot, FieldType type) {
    return (ValueForm.isNumeric(type) || type == FieldType.DATE)
        && ballot.fits()
        && ballot.firstAgrees()
        && ballot.others().isEmpty()
        && ballot.agreement() >= MANY;
  }

  static double confidence(AimedReader.Ballot ballot) {
    double confidence = meant(ballot.least()) * ballot.share();
    if (!ballot.firstAgrees()) {
      confidence *= OVERRULED;
    }
    return ballot.fits() ? confidence : confidence * WITHOUT_FORM;
  }

  private static double meant(double said) {
    int i = 1;
    while (i < SAID.length - 1 && said > SAID[i]) {
      i++;
    }
    double along = (said - SAID[i - 1]) / (SAID[i] - SAID[i - 1]);
    return MEANT[i - 1] + Math.clamp(along, 0, 1) * (MEANT[i] - MEANT[i - 1]);
  }
}
