package org.intake.domain.screening;

import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// A field of one document, corrections already applied. `id` is `{documentId}:{name}`;
/// `confirmedBy` is the officer who confirmed or corrected it.
public record CaseField(
    String id, String documentId, ReadField read, @Nullable String confirmedBy) {
  public static String idOf(String documentId, String name) {
    return documentId + ":" + name;
  }
}
