package org.intake.domain.programme;

import java.util.List;
import java.util.Optional;
import org.intake.domain.reading.DocumentType;

/// What the reader of documents must know of a programme. `trust` is the confidence (0 to 1) below
/// which a recognised value goes to a person.
public record ReadingGuide(
    List<DocumentDefinition> documents,
    List<EvidenceCategory> evidence,
    DivisionTable divisions,
    OrganRegistry organs,
    List<String> programmeNames,
    double trust) {
  public ReadingGuide {
    documents = List.copyOf(documents);
    evidence = List.copyOf(evidence);
    programmeNames = List.copyOf(programmeNames);
  }

  public Optional<DocumentDefinition> definition(DocumentType type) {
    return documents.stream().filter(document -> document.type().equals(type)).findFirst();
  }
}
