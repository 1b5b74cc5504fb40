package org.intake.programme.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.ProcedureFacts;

/// What has happened to the case since it was screened: confirmation, review, publication,
/// approval.
final class Procedure {
  /// The statuses of the procedure in order; a case has reached all before its own.
  private static final List<String> ORDER =
      List.of(
          "ACCEPTED",
          "REVIEW_QUEUED",
          "IN_REVIEW",
          "REVIEWED",
          "PROPOSED",
          "PUBLICIZED",
          "OBJECTED",
          "APPROVED",
          "PILOT",
          "REPORT_OVERDUE",
          "FINAL_SUBMITTED",
          "COMPLETED");

  private final Programme programme;
  private final CaseFacts facts;
  private final ProcedureFacts procedure;

  Procedure(Programme programme, CaseFacts facts) {
    this.programme = programme;
    this.facts = facts;
    this.procedure = facts.procedure();
  }

  /// Whether the case is at this status or past it; NOT_SELECTED counts as past the review.
  boolean reached(String status) {
    String now = procedure.status().equals("NOT_SELECTED") ? "PROPOSED" : procedure.status();
    return ORDER.contains(now) && ORDER.indexOf(now) >= ORDER.indexOf(status);
  }

  long confirmations() {
    return procedure.confirmations().stream()
        .map(ProcedureFacts.Confirmation::subject)
        .distinct()
        .count();
  }

  /// How many agencies have confirmed it, each by an officer of its own.
  long confirmingAgencies() {
    return procedure.confirmations().stream()
        .map(ProcedureFacts.Confirmation::agency)
        .filter(agency -> !agency.isEmpty())
        .distinct()
        .count();
  }

  boolean roundClosed() {
    ProcedureFacts.Round round = procedure.round();
    return round != null && round.closed();
  }

  long seatsComplete() {
    ProcedureFacts.Round round = procedure.round();
    return round == null ? 0 : round.completed();
  }

  long seats() {
    return programme.review().seats();
  }

  /// Working days of publication, first and last included; 0 when its dates are not set.
  long publicityDays() {
    ProcedureFacts.Publicity publicity = procedure.publicity();
    return publicity == null || publicity.endsOn().isBefore(publicity.startsOn())
        ? 0
        : programme.calendar().workingDaysWithin(publicity.startsOn(), publicity.endsOn());
  }

  boolean publicityOver() {
    ProcedureFacts.Publicity publicity = procedure.publicity();
    return publicity != null
        && programme.calendar().dateOf(facts.now()).isAfter(publicity.endsOn());
  }

  long openObjections() {
    return procedure.objections().stream().filter(ProcedureFacts.Objection::open).count();
  }

  private Optional<ProcedureFacts.Approval> approval() {
    return Optional.ofNullable(procedure.approval());
  }

  String approvalNumber() {
    return approval().map(ProcedureFacts.Approval::documentNumber).orElse("");
  }

  long approvalIssuers() {
    return approval().map(approval -> approval.issuers().stream().distinct().count()).orElse(0L);
  }

  long approvalParks() {
    return approval().map(approval -> approval.parks().size()).orElse(0);
  }

  String pilotStart() {
    return approval().map(ProcedureFacts.Approval::pilotStart).map(LocalDate::toString).orElse("");
  }

  String pilotEnd() {
    return approval().map(ProcedureFacts.Approval::pilotEnd).map(LocalDate::toString).orElse("");
  }
}
