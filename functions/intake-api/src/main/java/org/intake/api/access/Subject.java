package org.intake.api.access;

import java.util.OptionalLong;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;

/// What an address names, as the guard has loaded it.
public sealed interface Subject {
  record Nothing() implements Subject {}

  record OfSubmission(Stored<Submission> stored) implements Subject {}

  record OfCase(Stored<CaseRecord> stored) implements Subject {}

  record OfReview(Stored<Review> stored) implements Subject {}

  record OfCall(Programme programme) implements Subject {}

  record OfObjection(Stored<Objection> stored) implements Subject {}

  /// The revision that `If-Match` speaks of.
  default OptionalLong revision() {
    return switch (this) {
      case Nothing() -> OptionalLong.empty();
      case OfSubmission(Stored<Submission> stored) -> OptionalLong.of(stored.revision());
      case OfCase(Stored<CaseRecord> stored) -> OptionalLong.of(stored.revision());
      case OfReview(Stored<Review> stored) -> OptionalLong.of(stored.revision());
      case OfCall(Programme _) -> OptionalLong.empty();
      case OfObjection(Stored<Objection> stored) -> OptionalLong.of(stored.revision());
    };
  }

  /// The stream of the aggregate that `If-Match` speaks of.
  default String stream() {
    return switch (this) {
      case Nothing() -> "";
      case OfSubmission(Stored<Submission> stored) -> stored.value().stream();
      case OfCase(Stored<CaseRecord> stored) -> stored.value().stream();
      case OfReview(Stored<Review> stored) -> stored.value().stream();
      case OfCall(Programme _) -> "";
      case OfObjection(Stored<Objection> stored) -> stored.value().stream();
    };
  }
}
