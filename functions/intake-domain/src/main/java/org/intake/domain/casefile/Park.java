package org.intake.domain.casefile;

/// A park of a case, by the name that the form gives it.
public record Park(String name, ParkStatus status) {}
