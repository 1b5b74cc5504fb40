package org.intake.application.submit;

import org.intake.domain.submission.Contact;
import org.intake.domain.submission.SubmissionKind;
import org.jspecify.annotations.Nullable;

/// What a province asks to open; the last two only for reports. Without a contact we write to the
/// address that the programme file has for the province.
public record Opening(
    String call,
    SubmissionKind kind,
    @Nullable Contact contact,
    @Nullable String reportFor,
    @Nullable Integer reportYear) {}
