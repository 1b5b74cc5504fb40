package org.intake.application.query;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.RuleBook;
import org.intake.application.publish.Objections;
import org.intake.application.review.Calls;
import org.intake.application.review.Seats;
import org.intake.application.screen.Facts;
import org.intake.domain.call.CallRecord;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.Pilot;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.review.Review;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.jspecify.annotations.Nullable;

/// What the rules of review, publication and duties say of a case now. They hang on the clock and
/// on records beside the case, so they are told when somebody asks; what was screened stays as it
/// was screened.
public final class ProcedureState {
  private static final Set<String> PROCEDURE = Set.of("F", "G");
  private static final Set<String> CONFIRMING = Set.of("ACCEPT", "RELEASE");

  private final Ledger ledger;
  private final Programmes programmes;
  private final Seats seats;
  private final Objections objections;
  private final InstantSource clock;

  public ProcedureState(Ledger ledger, Programmes programmes, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.seats = new Seats(ledger);
    this.objections = new Objections(ledger, programmes, clock);
    this.clock = clock;
  }

  /// The case with these findings as they are now. A case that is not past screening has them from
  /// its screening.
  public CaseRecord shown(CaseRecord subject) {
    Optional<Programme> programme = programmes.programme(subject.call());
    Optional<RuleBook> rules = programmes.rules(subject.call());
    Optional<Stored<Province>> book =
        ledger.load(Province.class, Province.idOf(subject.call(), subject.province()));
    if (subject.status().isBeforeReview()
        || programme.isEmpty()
        || rules.isEmpty()
        || book.isEmpty()) {
      return subject;
    }
    Set<String> checks =
        programme.get().rules().stream()
            .filter(rule -> PROCEDURE.contains(rule.group()))
            .map(RuleDefinition::check)
            .collect(Collectors.toSet());
    Instant now = clock.instant();
    CaseFacts facts =
        Facts.of(
            programme.get(),
            subject,
            book.get().value(),
            List.of(),
            facts(subject, programme.get()),
            now);
    List<Finding> findings =
        Stream.concat(
                subject.findings().stream().filter(finding -> !checks.contains(finding.check())),
                rules.get().screen(facts).stream()
                    .filter(finding -> checks.contains(finding.check())))
            .sorted(Finding.ORDER)
            .toList();
    return subject.showing(findings);
  }

  private ProcedureFacts facts(CaseRecord subject, Programme programme) {
    CallRecord call = Calls.state(ledger, subject.call()).value();
    List<Review> reviews = seats.of(subject.id()).stream().map(Stored::value).toList();
    return new ProcedureFacts(
        status(subject, reviews),
        confirmations(subject),
        new ProcedureFacts.Round(
            call.roundClosedAt() != null,
            (int) reviews.stream().filter(r -> r.state() == Review.State.COMPLETED).count(),
            0),
        publicity(subject, call),
        objections.of(subject.id()).stream()
            .map(objection -> new ProcedureFacts.Objection(objection.id(), objection.isOpen()))
            .toList(),
        approval(subject, call, programme),
        reports(subject));
  }

  /// An archived case keeps what it had reached.
  private static String status(CaseRecord subject, List<Review> reviews) {
    return switch (subject.status()) {
      case ARCHIVED ->
          subject.pilot() != null
              ? "COMPLETED"
              : reviews.isEmpty() ? subject.status().name() : "NOT_SELECTED";
      case CHECKING,
          DEFICIENT,
          RESUBMITTED,
          MANUAL_CHECK,
          READY,
          BATCH_HOLD,
          REJECTED,
          ACCEPTED,
          REVIEW_QUEUED,
          IN_REVIEW,
          REVIEWED,
          PROPOSED,
          NOT_SELECTED,
          PUBLICIZED,
          OBJECTED,
          APPROVED,
          PILOT,
          REPORT_OVERDUE,
          FINAL_SUBMITTED,
          COMPLETED,
          WITHDRAWN,
          DISQUALIFIED ->
          subject.status().name();
    };
  }

  /// The officers whose word accepted the case: the last, and with agencies that accept each for
  /// itself the words that waited for it.
  private List<ProcedureFacts.Confirmation> confirmations(CaseRecord subject) {
    List<ProcedureFacts.Confirmation> confirmations = new ArrayList<>();
    for (Event event : ledger.history(subject.stream())) {
      String action = event.data().get("action");
      if (event.type() == EventType.STATUS_CHANGED
          && CaseStatus.CHECKING.name().equals(event.data().get("to"))) {
        confirmations.clear();
      }
      if ((event.type() == EventType.DECIDED || event.type() == EventType.DECISION_PENDING)
          && event.actor().role() == Role.OFFICER
          && action != null
          && CONFIRMING.contains(action)) {
        String agency = event.actor().agency();
        confirmations.add(
            new ProcedureFacts.Confirmation(event.actor().subject(), agency == null ? "" : agency));
      }
    }
    return confirmations;
  }

  private static ProcedureFacts.@Nullable Publicity publicity(CaseRecord subject, CallRecord call) {
    CallRecord.Publicity publicity = call.publicity();
    return publicity == null || !publicity.cases().contains(subject.id())
        ? null
        : new ProcedureFacts.Publicity(publicity.startsOn(), publicity.endsOn());
  }

  private static ProcedureFacts.@Nullable Approval approval(
      CaseRecord subject, CallRecord call, Programme programme) {
    CallRecord.Approval approval = call.approval();
    Pilot pilot = subject.pilot();
    if (approval == null || pilot == null) {
      return null;
    }
    return new ProcedureFacts.Approval(
        approval.documentNumber(),
        approval.date(),
        approval.issuers(),
        subject.parks().stream()
            .filter(park -> park.status() == ParkStatus.APPROVED)
            .map(Park::name)
            .toList(),
        programme.calendar().dateOf(pilot.approvedAt()),
        LocalDate.of(pilot.lastYear(), 12, 31));
  }

  private List<ProcedureFacts.Report> reports(CaseRecord subject) {
    Pilot pilot = subject.pilot();
    return pilot == null
        ? List.of()
        : pilot.reports().stream().map(report -> report(subject, report)).toList();
  }

  /// A report in which no document of its kind was found has none: a person must look.
  private ProcedureFacts.Report report(CaseRecord subject, CaseRecord.Report report) {
    Set<String> files =
        ledger.load(Submission.class, report.submission()).stream()
            .flatMap(stored -> stored.value().files().stream())
            .map(SubmissionFile::id)
            .collect(Collectors.toSet());
    String document =
        subject.documents().stream()
            .filter(placed -> Objects.equals(placed.type().code(), report.kind()))
            .filter(placed -> files.contains(placed.fileId()))
            .map(PlacedDocument::id)
            .findFirst()
            .orElse("");
    return new ProcedureFacts.Report(
        new DocumentType(report.kind()), report.year(), document, report.receivedAt());
  }
}
