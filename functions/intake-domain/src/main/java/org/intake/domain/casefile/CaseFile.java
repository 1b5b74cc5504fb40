package org.intake.domain.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// A city's application. Documents, fields and findings live in it because they change together
/// under one revision.
///
/// `fields` are as read; what officers said is in `corrections` and `settlements` and is laid over
/// them. `receivedAt` is the first submit, `version` the last version of the submission that it
/// took in, `supplementDue` the end of a running supplement period.
public record CaseFile(
    String id,
    String call,
    String province,
    City city,
    CaseStatus status,
    String submission,
    int version,
    Sha256 programme,
    List<Park> parks,
    List<CaseDocument> documents,
    List<CaseField> fields,
    List<Correction> corrections,
    List<Settlement> settlements,
    List<Finding> findings,
    List<AgencyDecision> pending,
    Instant receivedAt,
    Instant openedAt,
    @Nullable Instant supplementDue,
    @Nullable Pilot pilot)
    implements Aggregate {
  public CaseFile {
    parks = List.copyOf(parks);
    documents = List.copyOf(documents);
    fields = List.copyOf(fields);
    corrections = List.copyOf(corrections);
    settlements = List.copyOf(settlements);
    findings = List.copyOf(findings);
    pending = List.copyOf(pending);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.CASE;
  }

  /// One agency's half of a joint decision, waiting for the other's.
  public record AgencyDecision(
      String agency, String action, List<ParkResult> parks, String reason, String by, Instant at) {
    public AgencyDecision {
      parks = List.copyOf(parks);
    }
  }

  public record ParkResult(String name, String result) {}

  /// What an approved city owes until the end of the pilot.
  public record Pilot(
      String documentNumber,
      Instant approvedAt,
      int firstYear,
      int lastYear,
      List<Report> reports) {
    public Pilot {
      reports = List.copyOf(reports);
    }
  }

  public record Report(String kind, int year, String submission, Instant receivedAt) {}

  public Optional<CaseDocument> document(String documentId) {
    return documents.stream().filter(document -> document.id().equals(documentId)).findFirst();
  }

  public Optional<CaseField> field(String fieldId) {
    return fields.stream().filter(field -> field.id().equals(fieldId)).findFirst();
  }

  /// The same case at another status; a status that may not follow is a mistake of ours and
  /// refused.
  public CaseFile at(CaseStatus next) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy(
        next,
        parks,
        documents,
        fields,
        corrections,
        settlements,
        findings,
        pending,
        version,
        supplementDue,
        pilot);
  }

  /// The case after its rules ran; documents and fields stay, parks get their result.
  public CaseFile screened(
      CaseStatus next, List<Finding> found, List<Park> nextParks, @Nullable Instant due) {
    return copy(
        next,
        nextParks,
        documents,
        fields,
        corrections,
        settlements,
        found,
        pending,
        version,
        due,
        pilot);
  }

  /// The case with what a version of its submission brought.
  public CaseFile assembled(
      int nextVersion,
      List<Park> nextParks,
      List<CaseDocument> nextDocuments,
      List<CaseField> nextFields) {
    CaseStatus next = status == CaseStatus.DEFICIENT ? CaseStatus.RESUBMITTED : CaseStatus.CHECKING;
    return copy(
        next,
        nextParks,
        nextDocuments,
        nextFields,
        corrections,
        settlements,
        findings,
        pending,
        nextVersion,
        null,
        pilot);
  }

  /// A later word on the same field replaces the earlier one; the history keeps both.
  public CaseFile corrected(Correction correction) {
    List<Correction> next =
        Stream.concat(
                corrections.stream().filter(old -> !old.fieldId().equals(correction.fieldId())),
                Stream.of(correction))
            .toList();
    return copy(
        status,
        parks,
        documents,
        fields,
        next,
        settlements,
        findings,
        pending,
        version,
        supplementDue,
        pilot);
  }

  public CaseFile settled(Settlement settlement) {
    List<Settlement> next = new ArrayList<>();
    for (Settlement old : settlements) {
      if (!(old.check().equals(settlement.check())
          && java.util.Objects.equals(old.park(), settlement.park()))) {
        next.add(old);
      }
    }
    next.add(settlement);
    return copy(
        status,
        parks,
        documents,
        fields,
        corrections,
        next,
        findings,
        pending,
        version,
        supplementDue,
        pilot);
  }

  public CaseFile covering(String documentId, List<org.intake.domain.reading.Cover> covers) {
    List<CaseDocument> next =
        documents.stream().map(d -> d.id().equals(documentId) ? d.covering(covers) : d).toList();
    return copy(
        status,
        parks,
        next,
        fields,
        corrections,
        settlements,
        findings,
        pending,
        version,
        supplementDue,
        pilot);
  }

  public CaseFile deciding(
      CaseStatus next, List<Park> nextParks, List<AgencyDecision> nextPending) {
    if (next != status && !status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy(
        next,
        nextParks,
        documents,
        fields,
        corrections,
        settlements,
        findings,
        nextPending,
        version,
        supplementDue,
        pilot);
  }

  public CaseFile piloting(CaseStatus next, @Nullable Pilot nextPilot) {
    if (next != status && !status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy(
        next,
        parks,
        documents,
        fields,
        corrections,
        settlements,
        findings,
        pending,
        version,
        supplementDue,
        nextPilot);
  }

  private CaseFile copy(
      CaseStatus nextStatus,
      List<Park> nextParks,
      List<CaseDocument> nextDocuments,
      List<CaseField> nextFields,
      List<Correction> nextCorrections,
      List<Settlement> nextSettlements,
      List<Finding> nextFindings,
      List<AgencyDecision> nextPending,
      int nextVersion,
      @Nullable Instant nextDue,
      @Nullable Pilot nextPilot) {
    return new CaseFile(
        id,
        call,
        province,
        city,
        nextStatus,
        submission,
        nextVersion,
        programme,
        nextParks,
        nextDocuments,
        nextFields,
        nextCorrections,
        nextSettlements,
        nextFindings,
        nextPending,
        receivedAt,
        openedAt,
        nextDue,
        nextPilot);
  }
}
