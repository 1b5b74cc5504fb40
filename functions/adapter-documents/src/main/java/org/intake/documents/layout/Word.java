package org.intake.documents.layout;

import org.intake.domain.reading.Box;
import org.jspecify.annotations.Nullable;

/// A run of text without a gap; `box` is null where the format has no positions. `confidence` is 0
/// to 1, and 1 for text that was not recognised.
public record Word(String text, @Nullable Box box, double confidence) {}
