package org.intake.application.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.application.decide.JointDecision;
import org.intake.domain.call.CallRecord;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.AccessLog;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Once;
import org.intake.domain.programme.Programme;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;

/// What holds of decisions, the public notice, objections, approval and duties, and of the books
/// beside them.
final class ProcedureInvariants {
  private ProcedureInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "P-01",
            "A city was proposed, or not selected, only when all deciding agencies had said so.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::joint),
        new Invariant(
            "P-02",
            "Only a city on the public list is public, objected to or approved.",
            WhoActs.OFFICER,
            ProcedureInvariants::listed),
        new Invariant(
            "P-03",
            "A case is OBJECTED only while an objection to it is open.",
            WhoActs.OFFICER,
            ProcedureInvariants::objected),
        new Invariant(
            "P-04",
            "An objection is to a case of its call; a closed one says when, how and why.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::objections),
        new Invariant(
            "P-05",
            "A city in its pilot has the document that approved it and a part that was approved.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::pilot),
        new Invariant(
            "P-06",
            "A report of a city is one that its province handed in, and counts once.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::reports),
        new Invariant(
            "P-07",
            "A public list runs from its first day to its last; no approval without a list.",
            WhoActs.OFFICER,
            ProcedureInvariants::calendar),
        new Invariant(
            "P-08",
            "Nobody claimed a review while the round was closed.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::roundClosed),
        new Invariant(
            "P-09",
            "The book of who looked at protected data counts its entries, and is about a case.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::access),
        new Invariant(
            "P-10",
            "An answer that is kept for a repeated request is one that changed something.",
            WhoActs.DEVELOPER,
            ProcedureInvariants::once));
  }

  /// Both the last word and the halves before it stand in the history since the review ended.
  private static void joint(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<Programme> programme = audited.programme(record.call());
      Set<String> said = new HashSet<>();
      for (Event event : audited.state().history(record)) {
        String agency = event.actor().agency();
        if (agency != null
            && (event.type() == EventType.DECISION_PENDING || event.type() == EventType.DECIDED)) {
          said.add(event.data().get("action") + "/" + agency);
        }
        if (event.type() == EventType.STATUS_CHANGED
            && "joint-decision".equals(event.data().get("by"))
            && programme.isPresent()) {
          String action = "PROPOSED".equals(event.data().get("to")) ? "PROPOSE" : "NOT_SELECT";
          boolean all =
              JointDecision.agencies(programme.get()).stream()
                  .allMatch(each -> said.contains(action + "/" + each));
          tally.check(
              all, record.stream(), "event " + event.sequence() + " was not decided by all");
        }
      }
    }
  }

  private static boolean isPublic(CaseStatus status) {
    return switch (status) {
      case PUBLICIZED, OBJECTED, APPROVED, PILOT, REPORT_OVERDUE, FINAL_SUBMITTED, COMPLETED ->
          true;
      case CHECKING,
          MANUAL_CHECK,
          DEFICIENT,
          RESUBMITTED,
          READY,
          BATCH_HOLD,
          REJECTED,
          ACCEPTED,
          REVIEW_QUEUED,
          IN_REVIEW,
          REVIEWED,
          PROPOSED,
          NOT_SELECTED,
          WITHDRAWN,
          DISQUALIFIED,
          ARCHIVED ->
          false;
    };
  }

  private static void listed(Audited audited, Tally tally) {
    Set<String> listed = new HashSet<>();
    for (CallRecord call : audited.state().all(CallRecord.class)) {
      if (call.publicity() != null) {
        listed.addAll(call.publicity().cases());
      }
    }
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (isPublic(record.status())) {
        tally.check(
            listed.contains(record.id()) || wasPublished(audited, record),
            record.stream(),
            "is " + record.status() + " and on no list");
      }
    }
  }

  /// A later list of the call does not name those of an earlier one.
  private static boolean wasPublished(Audited audited, CaseRecord record) {
    return audited.state().history(record).stream()
        .anyMatch(event -> event.type() == EventType.PUBLICIZED);
  }

  private static void objected(Audited audited, Tally tally) {
    Map<String, Long> open =
        audited.state().all(Objection.class).stream()
            .filter(Objection::isOpen)
            .collect(Collectors.groupingBy(Objection::caseId, Collectors.counting()));
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (record.status() == CaseStatus.OBJECTED) {
        tally.check(
            open.containsKey(record.id()), record.stream(), "is objected to by nobody any more");
      }
    }
  }

  private static void objections(Audited audited, Tally tally) {
    for (Objection objection : audited.state().all(Objection.class)) {
      boolean ofCase =
          audited
              .state()
              .find(CaseRecord.class, objection.caseId())
              .filter(record -> record.call().equals(objection.call()))
              .isPresent();
      boolean ended =
          objection.isOpen() || (objection.outcome() != null && objection.reason() != null);
      tally.check(
          ofCase && ended,
          objection.stream(),
          ofCase ? "was closed without an outcome" : "is to no case of its call");
    }
  }

  private static boolean isInPilot(CaseStatus status) {
    return status == CaseStatus.PILOT
        || status == CaseStatus.REPORT_OVERDUE
        || status == CaseStatus.FINAL_SUBMITTED
        || status == CaseStatus.COMPLETED;
  }

  private static void pilot(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (isInPilot(record.status())) {
        CaseRecord.Pilot pilot = record.pilot();
        boolean part =
            record.parks().isEmpty()
                || record.parks().stream().anyMatch(park -> park.status() == ParkStatus.APPROVED);
        tally.check(
            pilot != null && !pilot.documentNumber().isBlank() && part,
            record.stream(),
            "is " + record.status() + " without an approval");
      }
    }
  }

  private static void reports(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (record.pilot() != null) {
        Set<String> seen = new HashSet<>();
        for (CaseRecord.Report report : record.pilot().reports()) {
          boolean handedIn =
              audited
                  .state()
                  .find(Submission.class, report.submission())
                  .filter(submission -> submission.province().equals(record.province()))
                  .filter(submission -> record.id().equals(submission.reportFor()))
                  .isPresent();
          tally.check(
              handedIn && seen.add(report.submission()),
              record.stream(),
              "has a report that nobody handed in, or one twice");
        }
      }
    }
  }

  private static void calendar(Audited audited, Tally tally) {
    for (CallRecord call : audited.state().all(CallRecord.class)) {
      boolean days =
          call.publicity() == null
              || !call.publicity().endsOn().isBefore(call.publicity().startsOn());
      boolean approved = call.approval() == null || call.publicity() != null;
      tally.check(days && approved, call.stream(), "was approved without a list, or ends first");
    }
  }

  private static void roundClosed(Audited audited, Tally tally) {
    for (CallRecord call : audited.state().all(CallRecord.class)) {
      var closedAt = call.roundClosedAt();
      if (closedAt != null) {
        for (Review seat : audited.state().all(Review.class)) {
          boolean late =
              seat.call().equals(call.id())
                  && audited.state().history(seat).stream()
                      .anyMatch(event ->
                          event.type() == EventType.REVIEW_CLAIMED
                              && event.at().isAfter(closedAt.plusSeconds(SKEW)));
          tally.check(!late, seat.stream(), "was claimed after the round had ended");
        }
      }
    }
  }

  /// Two machines' clocks differ; a claim that began before the round ended may commit after it.
  private static final long SKEW = 600;

  private static void access(Audited audited, Tally tally) {
    for (AccessLog log : audited.state().all(AccessLog.class)) {
      long reads = audited.state().history(log).size();
      tally.check(
          log.reads() == reads && audited.state().find(CaseRecord.class, log.id()).isPresent(),
          log.stream(),
          "counts " + log.reads() + " entries, there are " + reads);
    }
  }

  private static void once(Audited audited, Tally tally) {
    for (Once once : audited.state().all(Once.class)) {
      boolean kept = once.status() > 0;
      boolean success = once.status() >= 200 && once.status() < 300;
      tally.check(
          (!kept || success) && !once.request().isBlank(),
          once.stream(),
          "keeps an answer " + once.status());
    }
  }
}
