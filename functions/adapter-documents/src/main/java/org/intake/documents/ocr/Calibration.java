package org.intake.documents.ocr;

/// Turns what an engine says of itself and how far readings agree into the share of such readings
/// that are right.
final class Calibration {
  private Calibration() {}

  /// A character is as sure as itself and, a little less strictly, as its word.
  static double ofGlyph(OcrEngine.Glyph glyph) {
    return Math.min(glyph.confidence(), 0.25 + glyph.wordConfidence());
  }

  static double confidence(AimedReader.Ballot ballot) {
    double least = ballot.least() * Math.sqrt(ballot.share());
    return ballot.fits() ? least : least * 0.5;
  }
}
