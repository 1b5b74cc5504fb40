package org.intake.application.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CALL;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.intake.application.Answer;
import org.intake.application.Bench;
import org.intake.domain.ledger.Actor;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.junit.jupiter.api.Test;

/// Scorecard R6: leases of 1 hour to 30 days, machines whose clocks are up to 5 minutes wrong.
/// After every step the model below says who may write. `-Dintake.schedules=10000` plays the whole
/// campaign.
class LeaseScheduleTest {
  private static final int SCHEDULES = Integer.getInteger("intake.schedules", 60);
  private static final int SKEW_SECONDS = 300;

  /// What an expert believes to hold: the fence of his claim.
  private record Belief(Actor expert, String review, long fence) {}

  @Test
  void noSeatHasTwoHoldersAndNoLateWriteGetsThrough() {
    long late = 0;
    for (int seed = 0; seed < SCHEDULES; seed++) {
      late += play(seed);
    }
    assertThat(late).as("late writes that were tried").isPositive();
  }

  private static long play(int seed) {
    Random random = new Random(seed);
    Bench bench = new Bench();
    Duration lease = Duration.ofMinutes(60 + random.nextInt(30 * 24 * 60 - 60));
    bench.programme = leasing(bench.programme, lease);
    for (String caseId : List.of("c1", "c2")) {
      bench.ready(caseId);
      bench.accept.automatically(caseId);
    }
    List<Belief> beliefs = new ArrayList<>();
    Map<String, Long> newest = new HashMap<>();
    Instant truth = bench.now;
    long late = 0;
    for (int step = 0; step < 40; step++) {
      truth = truth.plusSeconds(random.nextLong(1, 1 + lease.toSeconds() / 3));
      bench.now = skewed(truth, random);
      if (beliefs.isEmpty() || random.nextInt(3) == 0) {
        Actor expert = Bench.expert("expert-" + random.nextInt(6));
        if (bench.claims.claim(expert, CALL) instanceof Answer.Done<?>(var value)
            && value instanceof Optional<?> maybe
            && maybe.orElse(null) instanceof ClaimReview.Claimed claimed) {
          Review review = claimed.review().value();
          assertThat(review.fence())
              .as("seed %d: every claim has a newer fence", seed)
              .isGreaterThan(newest.getOrDefault(review.id(), 0L));
          newest.put(review.id(), review.fence());
          beliefs.add(new Belief(expert, review.id(), review.fence()));
        }
      } else if (random.nextInt(5) == 0) {
        bench.expired.sweep(CALL);
      } else {
        Belief belief = beliefs.get(random.nextInt(beliefs.size()));
        late += write(bench, random, belief, newest, seed);
      }
      checkOneHolder(bench, seed);
    }
    return late;
  }

  /// A write whose fence is not the newest of the seat must fail; one that goes through is by the
  /// only holder.
  private static long write(
      Bench bench, Random random, Belief belief, Map<String, Long> newest, int seed) {
    Review before = bench.ledger.load(Review.class, belief.review()).orElseThrow().value();
    boolean current = before.fence() == belief.fence();
    boolean complete = random.nextInt(4) == 0;
    Answer<Review> answer =
        random.nextInt(4) == 0
            ? bench.reviews.renew(belief.expert(), belief.review(), belief.fence())
            : bench.reviews.save(
                belief.expert(),
                belief.review(),
                Bench.scoring(belief.fence(), "80", "70", complete));
    boolean through = answer instanceof Answer.Done<Review>;
    if (!current) {
      assertThat(through).as("seed %d: a late write of %s", seed, belief).isFalse();
      return 1;
    }
    assertThat(belief.fence()).as("seed %d", seed).isEqualTo(newest.get(belief.review()));
    return 0;
  }

  private static void checkOneHolder(Bench bench, int seed) {
    for (Review review : bench.ledger.all(Review.class)) {
      long holders =
          bench.ledger.all(ExpertDesk.class).stream()
              .filter(desk -> {
                Long fence = desk.claimed().get(review.id());
                return fence != null
                    && review.isHeldBy(Bench.expert(desk.expert()), fence, bench.now);
              })
              .count();
      assertThat(holders).as("seed %d, %s", seed, review.id()).isLessThanOrEqualTo(1);
    }
    for (var desk : bench.ledger.all(ExpertDesk.class)) {
      List<String> cases =
          desk.claimed().entrySet().stream()
              .map(claim -> bench.ledger.load(Review.class, claim.getKey()).orElseThrow().value())
              .filter(review -> review.fence() == desk.claimed().get(review.id()))
              .map(Review::caseId)
              .toList();
      assertThat(cases).as("seed %d: one seat of a case each", seed).doesNotHaveDuplicates();
    }
  }

  private static Instant skewed(Instant truth, Random random) {
    return truth.plusSeconds(random.nextInt(2 * SKEW_SECONDS + 1) - (long) SKEW_SECONDS);
  }

  private static Programme leasing(Programme base, Duration lease) {
    ReviewPolicy review = base.review();
    return new Programme(
        base.id(),
        base.title(),
        base.documentNumber(),
        base.hash(),
        base.reading(),
        base.calendar(),
        base.acceptance(),
        base.quota(),
        new ReviewPolicy(
            review.seats(),
            review.criteria(),
            review.lowestScore(),
            review.highestScore(),
            lease,
            review.maximumLeases()),
        base.corroboration(),
        base.dropContacts(),
        base.notices(),
        base.policies(),
        base.duties(),
        base.publicFields(),
        base.rules());
  }
}
