package org.intake.domain.casefile;

import java.util.List;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.CaseFile;

/// What a case consists of on paper, as one version of its submission brought it: files, the
/// documents in them, and the fields as read.
public record Material(
    int version, List<CaseFile> files, List<PlacedDocument> documents, List<CaseField> fields) {
  public Material {
    files = List.copyOf(files);
    documents = List.copyOf(documents);
    fields = List.copyOf(fields);
  }
}
