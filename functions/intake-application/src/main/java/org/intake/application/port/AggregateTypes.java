package org.intake.application.port;

import org.intake.domain.call.CallRecord;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.AccessLog;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.AggregateKind;
import org.intake.domain.ledger.Once;
import org.intake.domain.notice.Notice;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;

/// Which class holds which kind of aggregate; the one table of it for everybody who stores them.
public final class AggregateTypes {
  private AggregateTypes() {}

  public static Class<? extends Aggregate> of(AggregateKind kind) {
    return switch (kind) {
      case SUBMISSION -> Submission.class;
      case CASE -> CaseRecord.class;
      case PROVINCE -> Province.class;
      case REVIEW -> Review.class;
      case EXPERT -> ExpertDesk.class;
      case NOTICE -> Notice.class;
      case CALL -> CallRecord.class;
      case OBJECTION -> Objection.class;
      case ACCESS -> AccessLog.class;
      case ONCE -> Once.class;
    };
  }

  public static AggregateKind kindOf(Class<? extends Aggregate> type) {
    for (AggregateKind kind : AggregateKind.values()) {
      if (of(kind).equals(type)) {
        return kind;
      }
    }
    throw new IllegalArgumentException("not a stored aggregate: " + type.getName());
  }
}
