package org.intake.domain.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One document of a file: a file may hold several, such as a form with cover, Part 1 and three
/// Parts 2.
///
/// `typeConfidence` is 0 to 1; `subject` is the division that the document speaks of where a
/// heading names one, before fields are looked at.
public record ReadDocument(
    DocumentType type,
    double typeConfidence,
    int firstPage,
    int lastPage,
    @Nullable String park,
    List<ReadField> fields,
    List<Seal> seals,
    SealReport sealReport,
    List<Cover> covers) {
  public ReadDocument {
    fields = List.copyOf(fields);
    seals = List.copyOf(seals);
    covers = List.copyOf(covers);
  }
}
