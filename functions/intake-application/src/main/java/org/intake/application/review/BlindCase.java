package org.intake.application.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Correction;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.PolicySwitch;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Finding;

/// A case as an expert may see it: the city and all that it states, without personal data, without
/// the names of the office.
public final class BlindCase {
  /// Stands for whoever confirmed or settled something.
  private static final String OFFICE = "office";

  private BlindCase() {}

  public static CaseRecord of(CaseRecord record, Programme programme) {
    Set<String> hidden =
        record.fields().stream()
            .filter(field -> isPersonal(record, programme, field))
            .map(CaseField::id)
            .collect(Collectors.toUnmodifiableSet());
    List<CaseField> fields =
        record.fields().stream()
            .filter(field -> !hidden.contains(field.id()))
            .map(field ->
                new CaseField(
                    field.id(),
                    field.documentId(),
                    field.read(),
                    field.confirmedBy() == null ? null : OFFICE))
            .toList();
    List<Correction> corrections =
        record.corrections().stream()
            .filter(correction -> !hidden.contains(correction.fieldId()))
            .map(correction ->
                new Correction(
                    correction.fieldId(), correction.value(), "", OFFICE, correction.at()))
            .toList();
    List<Finding> findings =
        record.findings().stream().map(finding -> finding(finding, hidden)).toList();
    List<PlacedDocument> documents =
        record.documents().stream().map(PlacedDocument::withoutFileName).toList();
    return new CaseRecord(
        record.id(),
        record.call(),
        record.province(),
        record.city(),
        record.status(),
        record.submission(),
        record.programme(),
        record.notices(),
        new Material(record.version(), List.of(), documents, fields),
        record.parks(),
        corrections,
        List.of(),
        findings,
        List.of(),
        record.receivedAt(),
        record.openedAt(),
        record.supplementDue(),
        record.pilot());
  }

  /// What must be covered on the picture of a page before an expert sees it, whichever document of
  /// the file it belongs to; nothing where something that must be has no place on the picture.
  public static Optional<List<Box>> covered(FileReading file, Programme programme, int page) {
    List<Box> boxes = new ArrayList<>();
    for (ReadDocument document : file.documents()) {
      for (ReadField field : document.fields()) {
        if (field.place().page() == page
            && !field.isBlank()
            && isPersonal(programme, document.type(), field.name())) {
          Box box = field.place().box();
          if (box == null) {
            return Optional.empty();
          }
          boxes.add(box);
        }
      }
    }
    return Optional.of(boxes);
  }

  /// Whether an expert may fetch a file as it came. The switch `expert-originals` says: `never`,
  /// `always`, or `unless-personal`: unless a document in it asks for personal data.
  public static boolean mayFetch(CaseRecord record, Programme programme, String fileId) {
    String policy =
        Optional.ofNullable(programme.policies().get("expert-originals"))
            .map(PolicySwitch::value)
            .orElse("unless-personal");
    boolean personal =
        record.documents().stream()
            .filter(document -> document.fileId().equals(fileId))
            .anyMatch(document ->
                programme
                    .reading()
                    .definition(document.type())
                    .map(d -> d.fields().stream().anyMatch(FieldDefinition::personal))
                    .orElse(true));
    return policy.equals("always") || (policy.equals("unless-personal") && !personal);
  }

  private static boolean isPersonal(CaseRecord record, Programme programme, CaseField field) {
    return record
        .document(field.documentId())
        .map(document -> isPersonal(programme, document.type(), field.read().name()))
        .orElse(true);
  }

  /// What the programme file does not know is hidden as well.
  private static boolean isPersonal(Programme programme, DocumentType type, String field) {
    return programme
        .reading()
        .definition(type)
        .flatMap(definition -> definition.field(field))
        .map(FieldDefinition::personal)
        .orElse(true);
  }

  private static Finding finding(Finding finding, Set<String> hidden) {
    return finding.with(
        finding.evidence().stream()
            .filter(evidence -> evidence.fieldId() == null || !hidden.contains(evidence.fieldId()))
            .toList(),
        finding.decidedBy().equals(Finding.BY_RULE) ? Finding.BY_RULE : OFFICE);
  }
}
