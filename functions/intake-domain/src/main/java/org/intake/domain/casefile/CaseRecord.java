package org.intake.domain.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.reading.Cover;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// A city's application. Documents, fields and findings live in it because they change together
/// under one revision.
///
/// The fields of `material` are as read; what officers said is in `corrections` and `settlements`
/// and is laid over them. `receivedAt` is the first submit, `notices` how many deficiency notices
/// went out, `supplementDue` the end of a running supplement period.
public record CaseRecord(
    String id,
    String call,
    String province,
    City city,
    CaseStatus status,
    String submission,
    Sha256 programme,
    int notices,
    Material material,
    List<Park> parks,
    List<Correction> corrections,
    List<Settlement> settlements,
    List<Finding> findings,
    List<AgencyDecision> pending,
    Instant receivedAt,
    Instant openedAt,
    @Nullable Instant supplementDue,
    @Nullable Pilot pilot)
    implements Aggregate {
  /// The action of an officer's hold.
  public static final String HOLD = "HOLD";

  public CaseRecord {
    parks = List.copyOf(parks);
    corrections = List.copyOf(corrections);
    settlements = List.copyOf(settlements);
    findings = List.copyOf(findings);
    pending = List.copyOf(pending);
  }

  @Override
  public AggregateKind aggregateKind() {
    return AggregateKind.CASE;
  }

  /// The version of the submission that the case took in last.
  public int version() {
    return material.version();
  }

  public List<CaseFile> files() {
    return material.files();
  }

  public List<PlacedDocument> documents() {
    return material.documents();
  }

  /// As read, without what officers said.
  public List<CaseField> fields() {
    return material.fields();
  }

  /// What waits for another word: one agency's half of a joint decision waits for the other's, an
  /// officer's HOLD for a RELEASE.
  public record AgencyDecision(
      String agency, String action, List<ParkResult> parks, String reason, String by, Instant at) {
    public AgencyDecision {
      parks = List.copyOf(parks);
    }
  }

  public record ParkResult(String name, String result) {}

  /// What an approved city owes until the end of the pilot. `told` are the marks of reminders and
  /// escalations that went out, so that each goes once.
  public record Pilot(
      String documentNumber,
      Instant approvedAt,
      int firstYear,
      int lastYear,
      List<Report> reports,
      Set<String> told) {
    public Pilot {
      reports = List.copyOf(reports);
      told = Collections.unmodifiableSet(new TreeSet<>(told));
    }

    /// With a report; the same submission counts once.
    public Pilot with(Report report) {
      if (reports.stream().anyMatch(old -> old.submission().equals(report.submission()))) {
        return this;
      }
      List<Report> next = new ArrayList<>(reports);
      next.add(report);
      return new Pilot(documentNumber, approvedAt, firstYear, lastYear, next, told);
    }

    public Pilot telling(Set<String> marks) {
      Set<String> next = new TreeSet<>(told);
      next.addAll(marks);
      return new Pilot(documentNumber, approvedAt, firstYear, lastYear, reports, next);
    }
  }

  public record Report(String kind, int year, String submission, Instant receivedAt) {}

  public Optional<PlacedDocument> document(String documentId) {
    return documents().stream().filter(document -> document.id().equals(documentId)).findFirst();
  }

  public Optional<CaseField> field(String fieldId) {
    return fields().stream().filter(field -> field.id().equals(fieldId)).findFirst();
  }

  /// The same case at another status; a status that may not follow is a mistake of ours and
  /// refused.
  public CaseRecord at(CaseStatus next) {
    if (!status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy().status(next).made();
  }

  /// The case after its rules ran; parks get their result. Rules run at CHECKING, so the case
  /// passes through it.
  public CaseRecord screened(
      CaseStatus next, List<Finding> found, List<Park> nextParks, @Nullable Instant due) {
    if ((status != CaseStatus.CHECKING && !status.mayBecome(CaseStatus.CHECKING))
        || !CaseStatus.CHECKING.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot be screened to " + next);
    }
    return copy().status(next).parks(nextParks).findings(found).supplementDue(due).made();
  }

  /// The case with what a version of its submission brought.
  public CaseRecord assembled(Material next, List<Park> nextParks) {
    CaseStatus following =
        status == CaseStatus.DEFICIENT ? CaseStatus.RESUBMITTED : CaseStatus.CHECKING;
    return copy()
        .status(following)
        .parks(nextParks)
        .material(next)
        .pending(pending.stream().filter(word -> word.action().equals(HOLD)).toList())
        .supplementDue(null)
        .made();
  }

  /// The case after one more deficiency notice.
  public CaseRecord notified() {
    return copy().notices(notices + 1).made();
  }

  /// A later word on the same field replaces the earlier one; the history keeps both.
  public CaseRecord corrected(Correction correction) {
    List<Correction> next =
        Stream.concat(
                corrections.stream().filter(old -> !old.fieldId().equals(correction.fieldId())),
                Stream.of(correction))
            .toList();
    return copy().corrections(next).made();
  }

  public CaseRecord settled(Settlement settlement) {
    List<Settlement> next = new ArrayList<>();
    for (Settlement old : settlements) {
      if (!(old.check().equals(settlement.check())
          && Objects.equals(old.park(), settlement.park()))) {
        next.add(old);
      }
    }
    next.add(settlement);
    return copy().settlements(next).made();
  }

  public CaseRecord covering(String documentId, List<Cover> covers) {
    List<PlacedDocument> next =
        documents().stream().map(d -> d.id().equals(documentId) ? d.covering(covers) : d).toList();
    return copy().material(new Material(version(), files(), next, fields())).made();
  }

  public CaseRecord deciding(
      CaseStatus next, List<Park> nextParks, List<AgencyDecision> nextPending) {
    if (next != status && !status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy().status(next).parks(nextParks).pending(nextPending).made();
  }

  /// An officer holds the case: until he releases it, no free place is offered to it.
  public CaseRecord heldBy(AgencyDecision hold) {
    List<AgencyDecision> next = new ArrayList<>(pending);
    next.add(hold);
    return deciding(CaseStatus.BATCH_HOLD, parks, next);
  }

  public boolean isHeldByOfficer() {
    return pending.stream().anyMatch(decision -> decision.action().equals(HOLD));
  }

  /// A decision that goes through ends what waited: a hold, and every word that nobody seconded.
  public CaseRecord unheld() {
    return deciding(status, parks, List.of());
  }

  /// A word that waits for another officer's; it is one with what `settled` then does.
  public CaseRecord awaiting(AgencyDecision word) {
    List<AgencyDecision> next = new ArrayList<>(pending);
    next.add(word);
    return deciding(status, parks, next);
  }

  public CaseRecord without(AgencyDecision word) {
    return deciding(status, parks, pending.stream().filter(other -> !other.equals(word)).toList());
  }

  public CaseRecord piloting(CaseStatus next, @Nullable Pilot nextPilot) {
    if (next != status && !status.mayBecome(next)) {
      throw new IllegalStateException("a case at " + status + " cannot become " + next);
    }
    return copy().status(next).pilot(nextPilot).made();
  }

  /// The case with what a report of its pilot brought.
  public CaseRecord reported(Material next) {
    return copy().material(next).made();
  }

  /// The case with other findings, to be shown and not to be kept.
  public CaseRecord showing(List<Finding> now) {
    return copy().findings(now).made();
  }

  private CaseCopy copy() {
    return new CaseCopy(this);
  }
}
