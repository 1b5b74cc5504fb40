package org.intake.domain.casefile;

import org.jspecify.annotations.Nullable;

/// The applicant: a division of the table, or only a name where it did not resolve.
public record City(@Nullable String code, String name, @Nullable String type) {}
