package org.intake.domain.casefile;

import java.util.EnumSet;
import java.util.Set;

/// Where a case stands. The transitions are those of the procedure; every change of status is
/// checked against them. Stored and shown for ever: never change one, only add.
public enum CaseStatus {
  CHECKING,
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
  PUBLICIZED,
  OBJECTED,
  APPROVED,
  PILOT,
  REPORT_OVERDUE,
  FINAL_SUBMITTED,
  COMPLETED,
  WITHDRAWN,
  DISQUALIFIED,
  ARCHIVED;

  /// The statuses that may follow this one.
  public Set<CaseStatus> next() {
    return switch (this) {
      case CHECKING -> EnumSet.of(MANUAL_CHECK, DEFICIENT, READY, WITHDRAWN);
      case MANUAL_CHECK -> EnumSet.of(CHECKING, DEFICIENT, READY, REJECTED, WITHDRAWN);
      case DEFICIENT -> EnumSet.of(CHECKING, RESUBMITTED, MANUAL_CHECK, READY, REJECTED, WITHDRAWN);
      case RESUBMITTED -> EnumSet.of(CHECKING, WITHDRAWN);
      case READY -> EnumSet.of(CHECKING, ACCEPTED, BATCH_HOLD, DEFICIENT, REJECTED, WITHDRAWN);
      case BATCH_HOLD -> EnumSet.of(CHECKING, READY, ACCEPTED, REJECTED, WITHDRAWN);
      case REJECTED -> EnumSet.of(CHECKING, ARCHIVED, DISQUALIFIED);
      case ACCEPTED -> EnumSet.of(CHECKING, REVIEW_QUEUED, WITHDRAWN, DISQUALIFIED);
      case REVIEW_QUEUED -> EnumSet.of(IN_REVIEW, REVIEWED, WITHDRAWN, DISQUALIFIED);
      case IN_REVIEW -> EnumSet.of(REVIEW_QUEUED, REVIEWED, WITHDRAWN, DISQUALIFIED);
      case REVIEWED -> EnumSet.of(PROPOSED, NOT_SELECTED, WITHDRAWN, DISQUALIFIED);
      case PROPOSED -> EnumSet.of(PUBLICIZED, NOT_SELECTED, WITHDRAWN, DISQUALIFIED);
      case NOT_SELECTED -> EnumSet.of(PROPOSED, ARCHIVED, WITHDRAWN, DISQUALIFIED);
      case PUBLICIZED -> EnumSet.of(OBJECTED, APPROVED, DISQUALIFIED);
      case OBJECTED -> EnumSet.of(PUBLICIZED, NOT_SELECTED, APPROVED, DISQUALIFIED);
      case APPROVED -> EnumSet.of(PILOT, DISQUALIFIED);
      case PILOT -> EnumSet.of(REPORT_OVERDUE, FINAL_SUBMITTED, DISQUALIFIED);
      case REPORT_OVERDUE -> EnumSet.of(PILOT, FINAL_SUBMITTED, DISQUALIFIED);
      case FINAL_SUBMITTED -> EnumSet.of(COMPLETED, DISQUALIFIED);
      case COMPLETED, WITHDRAWN, DISQUALIFIED -> EnumSet.of(ARCHIVED);
      case ARCHIVED -> EnumSet.noneOf(CaseStatus.class);
    };
  }

  public boolean mayBecome(CaseStatus other) {
    return next().contains(other);
  }

  /// Whether the case still takes part in the procedure.
  public boolean isLive() {
    return switch (this) {
      case REJECTED, NOT_SELECTED, WITHDRAWN, DISQUALIFIED, COMPLETED, ARCHIVED -> false;
      case CHECKING,
          MANUAL_CHECK,
          DEFICIENT,
          RESUBMITTED,
          READY,
          BATCH_HOLD,
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
          FINAL_SUBMITTED ->
          true;
    };
  }

  /// Whether rules may still run on it: its findings are not yet the base of a later decision.
  public boolean isBeforeReview() {
    return switch (this) {
      case CHECKING, MANUAL_CHECK, DEFICIENT, RESUBMITTED, READY, BATCH_HOLD, ACCEPTED -> true;
      case REJECTED,
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
          DISQUALIFIED,
          ARCHIVED ->
          false;
    };
  }
}
