package org.intake.application.invariant;

import java.util.Optional;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;

/// Whether a case stands where its open questions and defects leave it: V-06 to V-08.
final class OpenFindings {
  private OpenFindings() {}

  private static boolean isOpen(CaseRecord record) {
    return record.findings().stream().anyMatch(CaseScreening::isOpen);
  }

  static void manual(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (record.status() == CaseStatus.MANUAL_CHECK) {
        boolean expired =
            last(audited, record, EventType.STATUS_CHANGED)
                .filter(event -> "supplement-expired".equals(event.data().get("why")))
                .isPresent();
        tally.check(
            isOpen(record) || expired, record.stream(), "waits for a person, nothing is open");
      }
    }
  }

  private static Optional<Event> last(Audited audited, CaseRecord record, EventType type) {
    return audited.state().history(record).stream()
        .filter(event -> event.type() == type)
        .reduce((_, later) -> later);
  }

  static void clean(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean mustBeClean =
          switch (record.status()) {
            case READY,
                ACCEPTED,
                REVIEW_QUEUED,
                IN_REVIEW,
                REVIEWED,
                PROPOSED,
                PUBLICIZED,
                OBJECTED,
                APPROVED,
                PILOT,
                REPORT_OVERDUE,
                FINAL_SUBMITTED,
                COMPLETED,
                BATCH_HOLD ->
                true;
            case CHECKING,
                MANUAL_CHECK,
                DEFICIENT,
                RESUBMITTED,
                REJECTED,
                NOT_SELECTED,
                WITHDRAWN,
                DISQUALIFIED,
                ARCHIVED ->
                false;
          };
      if (mustBeClean) {
        tally.check(
            !isOpen(record) && CaseScreening.defects(record.findings()).isEmpty(),
            record.stream(),
            "is " + record.status() + " with something open or wrong");
      }
    }
  }

  static void deficient(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (record.status() == CaseStatus.DEFICIENT) {
        boolean returned =
            last(audited, record, EventType.DECIDED)
                .filter(event -> "RETURN".equals(event.data().get("action")))
                .isPresent();
        tally.check(
            returned || !CaseScreening.defects(record.findings()).isEmpty(),
            record.stream(),
            "is deficient without a defect");
      }
    }
  }
}
