package org.intake.domain.programme;

/// Which independent readings let a value of OCR decide without a person.
///
/// `officeTwin`: the office file of the same form says the same. `computation`: a figure that other
/// figures give by computing. `twoPasses`: two recognitions agree, the form is valid and the
/// confidence at least `confidence` (0 to 1).
public record CorroborationPolicy(
    boolean officeTwin, boolean computation, boolean twoPasses, double confidence) {}
