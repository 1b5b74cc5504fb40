package org.intake.domain.casefile;

import java.time.Instant;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// An officer's word on one check. It holds while what the check read is unchanged: `readHash` is
/// the hash of the finding's values and evidence.
public record Settlement(
    String check,
    @Nullable String park,
    Outcome outcome,
    String reason,
    String by,
    Instant at,
    String readHash) {}
