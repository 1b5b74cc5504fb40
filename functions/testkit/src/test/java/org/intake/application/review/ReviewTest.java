package org.intake.application.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.intake.application.Bench.CALL;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.JIANGSU;
import static org.intake.application.Bench.done;
import static org.intake.application.Bench.expert;
import static org.intake.application.Bench.refused;
import static org.intake.application.Bench.scoring;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.intake.application.Bench;
import org.intake.application.Refusal;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.review.Review;
import org.junit.jupiter.api.Test;

class ReviewTest {
  private final Bench bench = new Bench();

  private String queued(String caseId) {
    bench.ready(caseId);
    bench.accept.automatically(caseId);
    return caseId;
  }

  @Test
  void theFirstClaimPutsTheCaseInReviewAndGivesALeaseWithAFence() {
    queued("c1");

    Review review = bench.claim(expert("li"));

    assertThat(review.id()).isEqualTo("c1-1");
    assertThat(review.fence()).isEqualTo(1);
    assertThat(review.lease().expiresAt()).isEqualTo(bench.now.plus(Duration.ofHours(72)));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.IN_REVIEW);
  }

  @Test
  void anExpertGetsOneSeatOfACaseAndThenNothing() {
    queued("c1");
    bench.claim(expert("li"));

    assertThat(done(bench.claims.claim(expert("li"), CALL))).isEmpty();
  }

  @Test
  void hisOwnProvinceAndACaseThatNamesHisEmployerAreNotOffered() {
    queued("c1");
    Actor neighbour = new Actor(Role.EXPERT, "wang", JIANGSU, null, "某大学");
    Actor employee = new Actor(Role.EXPERT, "zhao", null, null, "城市c1 ");
    Conflicts inText = new Conflicts(_ -> Stream.of("由甲市科技服务中心承办"));
    ClaimReview claims = new ClaimReview(bench.ledger, bench.programmes, inText, () -> bench.now);

    assertThat(done(bench.claims.claim(neighbour, CALL))).isEmpty();
    assertThat(done(bench.claims.claim(employee, CALL))).isEmpty();
    assertThat(done(claims.claim(new Actor(Role.EXPERT, "sun", null, null, "甲市科技服务中心"), CALL)))
        .isEmpty();
    assertThat(done(claims.claim(new Actor(Role.EXPERT, "sun", null, null, "乙市科技服务中心"), CALL)))
        .isPresent();
  }

  @Test
  void aConflictThatComesUpAfterTheClaimHidesTheCase() {
    queued("c1");
    Actor li = expert("li");
    bench.claim(li);

    assertThat(done(bench.reading.blindCase(li, "c1")).id()).isEqualTo("c1");
    Actor moved = new Actor(Role.EXPERT, "li", JIANGSU, null, "某大学");
    assertThat(refused(bench.reading.blindCase(moved, "c1"))).isEqualTo(Refusal.Code.NOT_FOUND);
    assertThat(refused(bench.reading.blindCase(expert("other"), "c1")))
        .isEqualTo(Refusal.Code.NOT_FOUND);
  }

  @Test
  void moreLeasesThanThePolicyAllowsAreRefused() {
    for (int i = 1; i <= 3; i++) {
      bench.ready("e" + i, JIANGSU, false, 0);
      bench.accept.automatically("e" + i);
    }
    for (int i = 4; i <= 6; i++) {
      bench.ready("e" + i, "330000", false, 0);
      bench.accept.automatically("e" + i);
    }
    Actor li = new Actor(Role.EXPERT, "li", null, null, null);
    for (int i = 0; i < 5; i++) {
      bench.claim(li);
    }

    assertThat(refused(bench.claims.claim(li, CALL))).isEqualTo(Refusal.Code.TOO_MANY);
    bench.now = bench.now.plus(Duration.ofHours(73));
    assertThat(done(bench.claims.claim(li, CALL))).isPresent();
  }

  @Test
  void anExpiredLeaseIsTakenOverAndTheLateWriteIsRefused() {
    queued("c1");
    Actor li = expert("li");
    Review his = bench.claim(li);
    bench.now = bench.now.plus(Duration.ofHours(72));

    Review hers = bench.claim(expert("chen"));

    assertThat(hers.id()).isEqualTo(his.id());
    assertThat(hers.fence()).isEqualTo(2);
    assertThat(refused(bench.reviews.save(li, his.id(), scoring(1, "80", "80", true))))
        .isEqualTo(Refusal.Code.REVIEW_LEASE_LOST);
    assertThat(refused(bench.reviews.renew(li, his.id(), 1)))
        .isEqualTo(Refusal.Code.REVIEW_LEASE_LOST);
    assertThat(refused(bench.reviews.renew(expert("nobody"), his.id(), 2)))
        .isEqualTo(Refusal.Code.NOT_FOUND);
  }

  @Test
  void theSweepOpensExpiredSeatsAndPutsTheCaseBackInTheQueue() {
    queued("c1");
    bench.claim(expert("li"));
    bench.now = bench.now.plus(Duration.ofHours(72));

    assertThat(bench.expired.sweep(CALL)).isEqualTo(1);
    assertThat(bench.expired.sweep(CALL)).isZero();

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.ledger.history("review/c1-1"))
        .extracting(Event::type)
        .containsExactly(
            EventType.REVIEW_OPENED, EventType.REVIEW_CLAIMED, EventType.REVIEW_LEASE_EXPIRED);
  }

  @Test
  void aRenewedLeaseOutlivesItsFirstEnd() {
    queued("c1");
    Actor li = expert("li");
    Review review = bench.claim(li);
    bench.now = bench.now.plus(Duration.ofHours(71));
    done(bench.reviews.renew(li, review.id(), review.fence()));
    bench.now = bench.now.plus(Duration.ofHours(71));

    done(bench.reviews.save(li, review.id(), scoring(1, "80", "80", true)));
  }

  @Test
  void whoRecusesHimselfIsOfferedNoOtherSeatOfTheCase() {
    queued("c1");
    Actor li = expert("li");
    Review review = bench.claim(li);

    done(bench.reviews.release(li, review.id(), review.fence(), "亲属任职", true));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(done(bench.claims.claim(li, CALL))).isEmpty();
    assertThat(bench.claim(expert("chen")).id()).isEqualTo("c1-1");
  }

  @Test
  void whoGivesASeatBackWithoutConflictMayTakeItAgain() {
    queued("c1");
    Actor li = expert("li");
    Review review = bench.claim(li);
    done(bench.reviews.release(li, review.id(), review.fence(), "出差", false));

    assertThat(bench.claim(li).fence()).isEqualTo(3);
  }

  @Test
  void scoresOutsideTheScaleOrOfUnknownCriteriaOrForForeignParksAreRefused() {
    queued("c1");
    Actor li = expert("li");
    Review review = bench.claim(li);
    TreeMap<String, BigDecimal> unknown = new TreeMap<>();
    unknown.put("task9", BigDecimal.ONE);
    Scoring strange = new Scoring(1, unknown, List.of(), "", false);
    Scoring foreign =
        new Scoring(1, new TreeMap<>(), List.of(new Review.ParkOpinion("南园", true, "")), "", false);
    Scoring half = new Scoring(1, new TreeMap<>(), List.of(), "", true);

    assertThat(refused(bench.reviews.save(li, review.id(), scoring(1, "100.5", "1", false))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.reviews.save(li, review.id(), scoring(1, "-1", "1", false))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.reviews.save(li, review.id(), strange)))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.reviews.save(li, review.id(), foreign)))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.reviews.save(li, review.id(), half))).isEqualTo(Refusal.Code.INVALID);
    done(bench.reviews.save(li, review.id(), scoring(1, "0", "100", false)));
  }

  @Test
  void handingInTwiceIsHandingInOnceAndAnotherOpinionIsTooLate() {
    queued("c1");
    Actor li = expert("li");
    Review review = bench.claim(li);
    done(bench.reviews.save(li, review.id(), scoring(1, "80", "70", true)));
    int events = bench.ledger.events().size();

    done(bench.reviews.save(li, review.id(), scoring(1, "80.0", "70", true)));

    assertThat(bench.ledger.events()).hasSize(events);
    assertThat(refused(bench.reviews.save(li, review.id(), scoring(1, "90", "70", true))))
        .isEqualTo(Refusal.Code.WRONG_STATE);
    assertThat(done(bench.claims.claim(li, CALL))).isEmpty();
  }

  @Test
  void theLastSeatEndsTheReviewOfTheCase() {
    queued("c1");
    bench.reviewEverything();

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);
  }

  @Test
  void theOfficeReadsReviewsAndRankingOnlyAfterTheRound() {
    queued("c1");
    bench.reviewEverything();

    assertThat(refused(bench.reading.all(CALL, 10, null))).isEqualTo(Refusal.Code.ROUND_OPEN);
    assertThat(refused(bench.ranking.rank(CALL))).isEqualTo(Refusal.Code.ROUND_OPEN);
    assertThat(bench.reading.own(expert("expert-1"), CALL)).hasSize(1);

    done(bench.rounds.close(CNIPA, CALL));

    assertThat(done(bench.reading.all(CALL, 10, null)).items()).hasSize(3);
    assertThat(done(bench.ranking.rank(CALL)))
        .singleElement()
        .satisfies(ranked -> {
          assertThat(ranked.score()).isEqualByComparingTo("76");
          assertThat(ranked.recommended()).containsEntry("东园", 3).containsEntry("西园", 0);
        });
  }

  @Test
  void closingTheRoundEndsLeasesAndNamesCasesThatNobodyReviewed() {
    queued("c1");
    queued("c2");
    Actor li = expert("li");
    Review done = bench.claim(li);
    done(bench.reviews.save(li, done.id(), scoring(1, "80", "70", true)));
    Actor chen = expert("chen");
    Review running = bench.claim(chen);

    CloseRound.Closed closed = done(bench.rounds.close(CNIPA, CALL));

    assertThat(closed.unreviewed()).containsExactly("c2");
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);
    assertThat(
            refused(
                bench.reviews.save(chen, running.id(), scoring(running.fence(), "1", "1", true))))
        .isEqualTo(Refusal.Code.REVIEW_LEASE_LOST);
    assertThat(refused(bench.claims.claim(chen, CALL))).isEqualTo(Refusal.Code.ROUND_CLOSED);

    done(bench.rounds.reopen(CNIPA, CALL, "补评"));
    assertThat(bench.claim(chen).caseId()).isEqualTo("c2");
  }

  @Test
  void equalScoresShareARankAndTheHeavierCriterionOrdersThem() {
    bench.ready("c1");
    bench.ready("c2");
    List.of("c1", "c2").forEach(bench.accept::automatically);
    for (String name : List.of("a", "b", "c")) {
      for (int i = 0; i < 2; i++) {
        Review review = bench.claim(expert(name));
        boolean first = review.caseId().equals("c1");
        // 60 % of 80 and 40 % of 85 are as much as 60 % of 90 and 40 % of 70.
        done(
            bench.reviews.save(
                expert(name),
                review.id(),
                scoring(review.fence(), first ? "80" : "90", first ? "85" : "70", true)));
      }
    }
    done(bench.rounds.close(CNIPA, CALL));

    assertThat(done(bench.ranking.rank(CALL)))
        .extracting(RankCases.Ranked::caseId, RankCases.Ranked::rank, RankCases.Ranked::tied)
        .containsExactly(tuple("c2", 1, true), tuple("c1", 1, true));
  }

  @Test
  void fortyExpertsAtOnceGetFortyDifferentSeats() throws Exception {
    for (int i = 0; i < 15; i++) {
      bench.ready("e" + (10 + i), JIANGSU, false, 0);
      bench.accept.automatically("e" + (10 + i));
    }

    List<Future<Review>> claims = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 40; i++) {
        Actor expert = expert("expert-" + i);
        claims.add(threads.submit(() -> bench.claim(expert)));
      }
    }

    Set<String> seats = new HashSet<>();
    for (Future<Review> claim : claims) {
      seats.add(claim.get().id());
    }
    assertThat(seats).hasSize(40);
  }

  @Test
  void twoClaimsOfOneExpertAtTheSameTimeDoNotGiveHimTwoSeatsOfACase() {
    queued("c1");
    Actor li = expert("li");
    List<Optional<ClaimReview.Claimed>> rival = new ArrayList<>();
    bench.ledger.beforeNextCommit(() -> {
      bench.now = bench.now.plusMillis(1);
      rival.add(done(bench.claims.claim(li, CALL)));
    });

    Optional<ClaimReview.Claimed> own = done(bench.claims.claim(li, CALL));

    assertThat(rival.getFirst()).isPresent();
    assertThat(own).isEmpty();
  }
}
