package org.intake.documents.ocr;

import java.util.ArrayList;
import java.util.List;
import org.intake.documents.ocr.AimedReader.Candidate;

/// Digits that a page of two colours left without a stroke: 5 is read as 3 and 4 as 1. On used-up
/// scans all 92 readings that took one of a pair for the other lost a stroke and none gained one,
/// so that of readings that differ in nothing else the one with the stroke is right, whatever the
/// others say; but it stays in doubt.
public final class LostStrokes {
  private static final double IN_DOUBT = 0.6;

  private LostStrokes() {}

  /// The candidates with every stroke that any of their like has.
  static List<Candidate> restored(List<Candidate> candidates) {
    List<Candidate> restored = new ArrayList<>();
    for (Candidate candidate : candidates) {
      StringBuilder text = new StringBuilder(candidate.text());
      boolean disputed = false;
      for (Candidate other : candidates) {
        if (bare(other.text()).equals(bare(candidate.text()))) {
          disputed |= !other.text().equals(candidate.text());
          restore(text, other.text());
        }
      }
      restored.add(
          disputed
              ? new Candidate(
                  text.toString(), Math.min(IN_DOUBT, candidate.least()), candidate.isAgain())
              : candidate);
    }
    return restored;
  }

  /// Whether a figure shows a digit that another becomes without a stroke: all readings of it may
  /// agree and be wrong.
  static boolean mayHaveLostOne(String figure) {
    return figure.indexOf('3') >= 0 || figure.indexOf('1') >= 0;
  }

  /// Whether the second text is the first with strokes that it lost and nothing else.
  public static boolean isRestored(String first, String second) {
    if (first.equals(second) || !bare(first).equals(bare(second))) {
      return false;
    }
    StringBuilder restored = new StringBuilder(first);
    restore(restored, second);
    return restored.toString().equals(second);
  }

  private static void restore(StringBuilder text, String other) {
    for (int i = 0; i < text.length(); i++) {
      char digit = other.charAt(i);
      if (digit == '5' || digit == '4') {
        text.setCharAt(i, digit);
      }
    }
  }

  private static String bare(String text) {
    return text.replace('5', '3').replace('4', '1');
  }
}
