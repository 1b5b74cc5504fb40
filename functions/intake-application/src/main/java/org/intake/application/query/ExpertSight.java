package org.intake.application.query;

import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.Review;

/// What an expert may look at: the case of a seat that he holds right now, and a review that he has
/// held at some time.
public final class ExpertSight {
  private final Ledger ledger;
  private final Programmes programmes;
  private final InstantSource clock;

  public ExpertSight(Ledger ledger, Programmes programmes, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.clock = clock;
  }

  /// Conflict of interest is asked anew at every look: a token may have changed since the claim.
  public boolean seesCase(Actor expert, CaseRecord file) {
    if (expert.isOfProvince(file.province())) {
      return false;
    }
    int seats = programmes.programme(file.call()).map(p -> p.review().seats()).orElse(0);
    return IntStream.rangeClosed(1, seats)
        .mapToObj(seat -> ledger.load(Review.class, file.id() + "-" + seat))
        .flatMap(Optional::stream)
        .map(Stored::value)
        .anyMatch(review -> review.isHeldBy(expert, review.fence(), clock.instant()));
  }

  /// Whoever held it once may learn that he lost it; for everybody else it is not there.
  public boolean knowsReview(Actor expert, Review review) {
    Review.Lease lease = review.lease();
    return (lease != null && lease.holder().equals(expert.subject()))
        || ledger.history(review.stream()).stream()
            .anyMatch(event ->
                event.type() == EventType.REVIEW_CLAIMED
                    && event.actor().subject().equals(expert.subject()));
  }
}
