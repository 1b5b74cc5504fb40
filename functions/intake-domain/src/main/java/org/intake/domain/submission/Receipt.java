package org.intake.domain.submission;

import java.time.Instant;

/// Proof that a version of a submission arrived. It says nothing about acceptance.
public record Receipt(String number, int version, Instant receivedAt) {}
