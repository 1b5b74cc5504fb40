package org.intake.application.invariant;

import java.time.Duration;
import java.time.Instant;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.review.Review;
import org.jspecify.annotations.Nullable;

/// What the history of a seat says of it.
final class SeatHistory {
  private SeatHistory() {}

  /// What a seat's history says of it so far.
  private record Said(
      Review.State state, long fence, @Nullable String holder, @Nullable Instant until) {}

  private static Said after(Said before, Event event, Duration lease) {
    return switch (event.type()) {
      case REVIEW_CLAIMED ->
          new Said(
              Review.State.LEASED,
              before.fence() + 1,
              event.actor().subject(),
              event.at().plus(lease));
      case REVIEW_RENEWED ->
          new Said(
              before.state(),
              before.fence(),
              before.holder(),
              Instant.parse(event.data().getOrDefault("until", "")));
      case REVIEW_RELEASED, REVIEW_LEASE_EXPIRED, REVIEW_REOPENED ->
          new Said(Review.State.OPEN, before.fence() + 1, null, null);
      case REVIEW_CANCELLED -> new Said(Review.State.CANCELLED, before.fence() + 1, null, null);
      case REVIEW_COMPLETED ->
          new Said(Review.State.COMPLETED, before.fence(), before.holder(), null);
      default -> before;
    };
  }

  @FunctionalInterface
  private interface Look {
    void at(Said before, Event event, Said after);
  }

  /// Goes through the history of a seat.
  private static Said replay(Audited audited, Review seat, Look look) {
    Duration lease =
        audited
            .programme(seat.call())
            .map(programme -> programme.review().lease())
            .orElse(Duration.ZERO);
    Said said = new Said(Review.State.OPEN, 0, null, null);
    for (Event event : audited.state().history(seat)) {
      Said next = after(said, event, lease);
      look.at(said, event, next);
      said = next;
    }
    return said;
  }

  static void fence(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      boolean[] told = {true};
      Said said =
          replay(
              audited,
              seat,
              (_, event, after) -> {
                boolean claim = event.type() == EventType.REVIEW_CLAIMED;
                told[0] &= !claim || Long.toString(after.fence()).equals(event.data().get("fence"));
              });
      tally.check(
          told[0] && said.state() == seat.state() && said.fence() == seat.fence(),
          seat.stream(),
          "is "
              + seat.state()
              + " with fence "
              + seat.fence()
              + ", its history ends at "
              + said.state()
              + " with "
              + said.fence());
    }
  }

  static void oneHolder(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      replay(
          audited,
          seat,
          (before, event, _) -> {
            if (event.type() == EventType.REVIEW_CLAIMED) {
              boolean free =
                  before.state() == Review.State.OPEN
                      || (before.state() == Review.State.LEASED
                          && before.until() != null
                          && !event.at().isBefore(before.until()));
              tally.check(
                  free, seat.stream(), "was taken at event " + event.sequence() + " while held");
            }
          });
    }
  }

  static void finished(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      replay(
          audited,
          seat,
          (before, event, _) ->
              tally.check(
                  before.state() != Review.State.COMPLETED,
                  seat.stream(),
                  event.type() + " happened after it was finished"));
    }
  }
}
