package org.intake.domain.casefile;

import org.intake.domain.reading.ReadField;
import org.jspecify.annotations.Nullable;

/// A field of a case. `id` is `{documentId}:{name}`; `confirmedBy` the officer who confirmed or
/// corrected it.
public record CaseField(
    String id,
    String documentId,
    @Nullable String park,
    ReadField read,
    @Nullable String confirmedBy) {}
