package org.intake.testkit.simulation;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.Scoring;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;

/// The experts, who claim seats and finish them, renew them, give them back or forget them.
final class Experts {
  private final World world;
  private final Random random;

  Experts(World world) {
    this.world = world;
    this.random = world.random;
  }

  static Actor expert(int number) {
    return new Actor(
        Role.EXPERT,
        "expert-" + number,
        Provinces.ALL.get(number % Provinces.ALL.size()),
        null,
        "某大学" + number);
  }

  /// Claims what comes next; finishes it, renews it, gives it back or forgets it.
  void review(Actor expert) {
    claim(
        expert,
        seat ->
            world.in(
                Duration.ofMinutes(random.nextInt(5_000)),
                () -> work(expert, seat, random.nextInt(10))));
  }

  /// An expert whose answer was lost looks at the list of his reviews and goes on with the seat
  /// that he did not know of.
  void claim(Actor expert, Consumer<Review> then) {
    Set<String> known = held(expert).map(Review::id).collect(Collectors.toSet());
    world.ask(
        "",
        "claim",
        () -> {
          Optional<Review> unknown =
              held(expert).filter(seat -> !known.contains(seat.id())).findFirst();
          return unknown.isPresent() ? unknown : claimed(expert);
        },
        seat -> seat.ifPresent(then));
  }

  private Optional<Review> claimed(Actor expert) {
    return switch (world.wiring.claims.claim(expert, World.CALL)) {
      case Answer.Done<Optional<ClaimReview.Claimed>>(var claimed) ->
          claimed.map(seat -> seat.review().value());
      case Answer.Refused<Optional<ClaimReview.Claimed>> _ -> Optional.empty();
    };
  }

  private Stream<Review> held(Actor expert) {
    return world.table.all(Review.class).stream()
        .filter(seat -> {
          Review.Lease lease = seat.lease();
          return lease != null && lease.holder().equals(expert.subject());
        });
  }

  private void work(Actor expert, Review seat, int will) {
    if (will < 6) {
      finish(expert, seat);
    } else if (will < 8) {
      world.ask(
          "",
          "release",
          () ->
              world.wiring.reviews.release(
                  expert, seat.id(), seat.fence(), "时间冲突", random.nextBoolean()),
          _ -> {});
    } else if (will < 9) {
      world.ask(
          "",
          "renew",
          () -> world.wiring.reviews.renew(expert, seat.id(), seat.fence()),
          _ -> world.in(Duration.ofMinutes(random.nextInt(3_000)), () -> finish(expert, seat)));
    }
  }

  void finish(Actor expert, Review seat) {
    ReviewPolicy policy = world.wiring.programmes.programme(World.CALL).orElseThrow().review();
    SortedMap<String, BigDecimal> scores = new TreeMap<>();
    for (ReviewPolicy.Criterion criterion : policy.criteria()) {
      scores.put(criterion.id(), new BigDecimal(60 + random.nextInt(40)));
    }
    Set<String> parks = new HashSet<>();
    world
        .table
        .load(CaseRecord.class, seat.caseId())
        .ifPresent(record -> record.value().parks().forEach(park -> parks.add(park.name())));
    List<Review.ParkOpinion> opinions =
        parks.stream().sorted().map(park -> new Review.ParkOpinion(park, true, "")).toList();
    world.ask(
        "",
        "finish",
        () ->
            world.wiring.reviews.save(
                expert, seat.id(), new Scoring(seat.fence(), scores, opinions, "意见", true)),
        _ -> {});
  }
}
