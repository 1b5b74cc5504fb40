package org.intake.application.port;

import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.notice.Notice;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;

/// The lists that the procedure asks for. Each is served by an index, never by a scan; lists over
/// all provinces are sharded.
public sealed interface Listing<T extends Aggregate> {
  Class<T> type();

  /// A province's submissions of a call, newest first.
  record SubmissionsOfProvince(String call, String province) implements Listing<Submission> {
    @Override
    public Class<Submission> type() {
      return Submission.class;
    }
  }

  /// All submissions of a call at one status, oldest activity first.
  record SubmissionsAt(String call, SubmissionStatus status) implements Listing<Submission> {
    @Override
    public Class<Submission> type() {
      return Submission.class;
    }
  }

  record CasesOfProvince(String call, String province) implements Listing<CaseRecord> {
    @Override
    public Class<CaseRecord> type() {
      return CaseRecord.class;
    }
  }

  record CasesAt(String call, CaseStatus status) implements Listing<CaseRecord> {
    @Override
    public Class<CaseRecord> type() {
      return CaseRecord.class;
    }
  }

  /// Seats of a call at one state, by [Review#queuedAt] and id.
  record ReviewsAt(String call, Review.State state) implements Listing<Review> {
    @Override
    public Class<Review> type() {
      return Review.class;
    }
  }

  record ReviewsOfCase(String caseId) implements Listing<Review> {
    @Override
    public Class<Review> type() {
      return Review.class;
    }
  }

  record NoticesOfProvince(String call, String province) implements Listing<Notice> {
    @Override
    public Class<Notice> type() {
      return Notice.class;
    }
  }

  /// Notices by the state of their delivery, oldest first.
  record NoticesAt(String call, Notice.Delivery delivery) implements Listing<Notice> {
    @Override
    public Class<Notice> type() {
      return Notice.class;
    }
  }

  record ObjectionsOfCall(String call) implements Listing<Objection> {
    @Override
    public Class<Objection> type() {
      return Objection.class;
    }
  }
}
