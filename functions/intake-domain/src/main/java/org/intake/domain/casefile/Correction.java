package org.intake.domain.casefile;

import java.time.Instant;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// What an officer says a field holds. `value` null means that the field is blank on the paper.
public record Correction(
    String fieldId, @Nullable FieldValue value, String reason, String by, Instant at) {}
