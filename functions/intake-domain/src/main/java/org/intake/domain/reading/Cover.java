package org.intake.domain.reading;

import org.jspecify.annotations.Nullable;

/// Which condition of the notice an evidence document serves, for which park, on which of its
/// pages.
public record Cover(String condition, @Nullable String park, int firstPage, int lastPage) {}
