package org.intake.documents.value;

import java.util.EnumSet;
import java.util.Set;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// What a raw text turned out to mean; `unit` is the one that was written.
public record ReadValue(@Nullable FieldValue value, @Nullable String unit, Set<Doubt> doubts) {
  public ReadValue {
    doubts = Set.copyOf(doubts);
  }

  public static ReadValue none(Doubt... doubts) {
    return new ReadValue(null, null, Set.of(doubts));
  }

  public static ReadValue of(FieldValue value, Doubt... doubts) {
    return new ReadValue(value, null, Set.of(doubts));
  }

  public ReadValue doubted(Doubt doubt) {
    Set<Doubt> more = EnumSet.of(doubt);
    more.addAll(doubts);
    return new ReadValue(value, unit, more);
  }
}
