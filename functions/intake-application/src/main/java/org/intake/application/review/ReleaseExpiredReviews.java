package org.intake.application.review;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.Review;

/// The sweep's work on leases: what ran out is open again, with an event. A claim takes such a seat
/// without waiting for the sweep.
public final class ReleaseExpiredReviews {
  private static final int PAGE = 50;

  private final Ledger ledger;
  private final HoldReview reviews;
  private final InstantSource clock;

  public ReleaseExpiredReviews(Ledger ledger, HoldReview reviews, InstantSource clock) {
    this.ledger = ledger;
    this.reviews = reviews;
    this.clock = clock;
  }

  /// One page of the list, which begins with the leases that ended first; returns how many were
  /// released.
  public int sweep(String call) {
    Instant now = clock.instant();
    List<Review> expired =
        ledger.list(new Listing.ReviewsAt(call, Review.State.LEASED), PAGE, null).items().stream()
            .map(Stored::value)
            .filter(seat -> seat.isFree(now))
            .toList();
    return (int)
        expired.stream()
            .filter(seat -> Attempts.<Boolean>run(ledger, () -> release(seat.id())))
            .count();
  }

  private Step<Boolean> release(String review) {
    Instant now = clock.instant();
    Optional<Stored<Review>> seat = ledger.load(Review.class, review);
    if (seat.isEmpty()
        || seat.get().value().state() != Review.State.LEASED
        || !seat.get().value().isFree(now)) {
      return new Step.Nothing<>(false);
    }
    Review before = seat.get().value();
    String holder = before.lease() == null ? "" : before.lease().holder();
    Stored<CaseRecord> record =
        ledger
            .load(CaseRecord.class, before.caseId())
            .orElseThrow(() -> new PermanentFault("a seat has its case"));
    Map<String, String> data = Map.of("review", review, "fence", Long.toString(before.fence()));
    Change.Builder change = Change.by(Actor.SYSTEM, now);
    change.save(
        seat.get(), before.released(holder, false), happened(EventType.REVIEW_LEASE_EXPIRED, data));
    reviews.backToQueue(change, record, review, EventType.REVIEW_LEASE_EXPIRED, data);
    return new Step.Commit<>(change.build(), true);
  }
}
