package org.intake.documents;

import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Place;
import org.intake.testkit.documents.Truth;
import org.intake.testkit.documents.TruthValue;
import org.jspecify.annotations.Nullable;

/// What tests and benchmark both call right.
public final class TruthMatch {
  private TruthMatch() {}

  public static boolean same(TruthValue truth, @Nullable FieldValue value) {
    return Comparison.same(truth, value);
  }

  public static double overlap(Truth.Field truth, Place place) {
    return Comparison.overlap(truth, place);
  }
}
