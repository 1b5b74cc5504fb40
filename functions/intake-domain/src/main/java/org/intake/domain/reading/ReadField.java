package org.intake.domain.reading;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// One field of one document as it was read.
///
/// `value` is null when the label was found and its cell is blank, still the template's (`年 月 日`)
/// or does not parse; `raw` tells which. `confidence` is 0 to 1; `agreement` counts independent
/// readings of the same cell that gave this value (1 for a text layer).
public record ReadField(
    String name,
    String label,
    @Nullable FieldValue value,
    String raw,
    @Nullable String unit,
    Method method,
    double confidence,
    int agreement,
    Set<Doubt> doubts,
    Place place) {
  public ReadField {
    // In their own order: the one of Set.copyOf changes with every start, and readings are hashed.
    doubts = Collections.unmodifiableSet(new TreeSet<>(doubts));
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("a confidence is 0 to 1");
    }
  }

  /// The same reading, in more doubt.
  public ReadField doubted(double lowered, Set<Doubt> more) {
    Set<Doubt> all = new TreeSet<>(doubts);
    all.addAll(more);
    return new ReadField(name, label, value, raw, unit, method, lowered, agreement, all, place);
  }

  /// The same reading, its place told more closely.
  public ReadField at(Place closer) {
    return new ReadField(
        name, label, value, raw, unit, method, confidence, agreement, doubts, closer);
  }

  public boolean isBlank() {
    return value == null && raw.isBlank();
  }
}
