package org.intake.application.review;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.review.Review;

/// The seats of a case. Their ids follow from the case's, so that they are found without any list
/// and opened once however often that is asked for.
public final class Seats {
  private final Ledger ledger;

  public Seats(Ledger ledger) {
    this.ledger = ledger;
  }

  /// All seats of a case, read consistently, in their order.
  public List<Stored<Review>> of(String caseId) {
    List<Stored<Review>> seats = new ArrayList<>();
    Optional<Stored<Review>> seat = ledger.load(Review.class, Review.idOf(caseId, 1));
    while (seat.isPresent()) {
      seats.add(seat.get());
      seat = ledger.load(Review.class, Review.idOf(caseId, seats.size() + 1));
    }
    return seats;
  }

  /// Adds to the change that queues a case the seats that it lacks.
  public void open(Change.Builder change, Programme programme, CaseRecord queued, Instant now) {
    List<Stored<Review>> there = of(queued.id());
    for (int seat = 1; seat <= programme.review().seats(); seat++) {
      Map<String, String> data = Map.of("case", queued.id(), "seat", Integer.toString(seat));
      if (seat > there.size()) {
        change.create(
            Review.open(queued.call(), queued.id(), queued.province(), seat, now),
            happened(EventType.REVIEW_OPENED, data));
      } else if (there.get(seat - 1).value().state() == Review.State.CANCELLED) {
        Stored<Review> cancelled = there.get(seat - 1);
        change.save(
            cancelled, cancelled.value().reopened(), happened(EventType.REVIEW_REOPENED, data));
      }
    }
  }

  /// Adds to the change that takes a case out of the review the end of its seats; late writes of
  /// their holders are then refused. Finished work stays.
  public void cancel(Change.Builder change, String caseId) {
    for (Stored<Review> seat : of(caseId)) {
      if (isUnfinished(seat.value())) {
        change.save(
            seat,
            seat.value().cancelled(),
            happened(EventType.REVIEW_CANCELLED, Map.of("case", caseId)));
      }
    }
  }

  static boolean isUnfinished(Review review) {
    return switch (review.state()) {
      case OPEN, LEASED -> true;
      case COMPLETED, CANCELLED -> false;
    };
  }

  /// Whether anybody works or has worked on a case, one seat left aside.
  static boolean isTouched(List<Stored<Review>> seats, String leftAside) {
    return seats.stream()
        .map(Stored::value)
        .filter(seat -> !seat.id().equals(leftAside))
        .anyMatch(
            seat -> seat.state() == Review.State.LEASED || seat.state() == Review.State.COMPLETED);
  }
}
