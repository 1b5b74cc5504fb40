package org.intake.application.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.OFFICE_OF_JIANGSU;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.intake.application.Bench;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy.OverQuota;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Scorecard R5. `-Dintake.schedules=10000` plays the whole campaign.
class QuotaScheduleTest {
  private static final int SCHEDULES = Integer.getInteger("intake.schedules", 150);
  private static final int LIMIT = 2;

  @ParameterizedTest
  @EnumSource(OverQuota.class)
  void twoHundredAcceptancesAtOnceLeaveExactlyTwoPlaces(OverQuota policy) throws Exception {
    Bench bench = new Bench(policy, true, Programme.Acceptance.AUTOMATIC);
    List<String> cases = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      cases.add(bench.ready("c" + (1000 + i)));
    }

    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Acceptance>> outcomes =
          cases.stream()
              .map(caseId -> threads.submit(() -> bench.accept.automatically(caseId)))
              .toList();
      for (Future<Acceptance> outcome : outcomes) {
        outcome.get();
      }
    }

    assertThat(bench.book().placesTaken()).isEqualTo(LIMIT);
    assertThat(cases.stream().filter(id -> bench.status(id) == CaseStatus.REVIEW_QUEUED))
        .hasSize(LIMIT);
    assertThat(cases.stream().filter(id -> bench.status(id) == CaseStatus.BATCH_HOLD))
        .hasSize(200 - LIMIT);
  }

  @Test
  void noScheduleOfAcceptingWithdrawingAndReplacingTakesMoreThanThePlaces() {
    for (int seed = 0; seed < SCHEDULES; seed++) {
      play(seed);
    }
  }

  static void play(int seed) {
    Random random = new Random(seed);
    OverQuota policy = OverQuota.values()[random.nextInt(OverQuota.values().length)];
    boolean frees = random.nextBoolean();
    Bench bench = new Bench(policy, frees, Programme.Acceptance.AUTOMATIC);
    List<String> cases = new ArrayList<>();
    for (int step = 0; step < 30; step++) {
      bench.now = bench.now.plusSeconds(60);
      if (cases.isEmpty() || random.nextInt(3) == 0) {
        boolean counted = random.nextInt(8) != 0;
        String fresh = "c" + (1000 + cases.size());
        cases.add(bench.ready(fresh, Bench.JIANGSU, counted, random.nextInt(4)));
      }
      String caseId = cases.get(random.nextInt(cases.size()));
      if (random.nextInt(4) == 0) {
        String rival = cases.get(random.nextInt(cases.size()));
        bench.ledger.beforeNextCommit(() -> act(bench, random, rival));
      }
      act(bench, random, caseId);
      check(bench, cases, seed, frees);
    }
    bench.accept.sweep(Bench.CALL);
    check(bench, cases, seed, frees);
    checkThatNoPlaceIsWasted(bench, cases, seed, policy);
  }

  private static void act(Bench bench, Random random, String caseId) {
    switch (random.nextInt(8)) {
      case 0, 1, 2 -> bench.accept.automatically(caseId);
      case 3 -> bench.withdraw.city(OFFICE_OF_JIANGSU, caseId, "改报");
      case 4 -> bench.decide.decide(CNIPA, caseId, Decision.of(DecisionAction.RELEASE, "放行"));
      case 5 -> bench.decide.decide(CNIPA, caseId, Decision.of(DecisionAction.REJECT, "不符"));
      case 6 -> bench.decide.decide(CNIPA, caseId, Decision.of(DecisionAction.ACCEPT, "受理"));
      case 7 -> bench.accept.sweep(Bench.CALL);
      default -> throw new IllegalStateException();
    }
  }

  private static void check(Bench bench, List<String> cases, int seed, boolean frees) {
    Province book = bench.book();
    assertThat(book.placesTaken()).as("seed %d", seed).isLessThanOrEqualTo(LIMIT);
    for (String caseId : cases) {
      CaseRecord record = bench.record(caseId);
      Province.Entry entry = book.entries().get(caseId);
      boolean accepted = record.status() == CaseStatus.REVIEW_QUEUED;
      if (accepted) {
        assertThat(entry.holdsPlace()).as("seed %d, %s", seed, caseId).isTrue();
      } else if (record.status() == CaseStatus.WITHDRAWN) {
        assertThat(entry.holdsPlace() && frees).as("seed %d, %s", seed, caseId).isFalse();
      } else {
        assertThat(entry.holdsPlace()).as("seed %d, %s", seed, caseId).isFalse();
      }
      assertThat(bench.seats.of(caseId).isEmpty())
          .as("seed %d, %s has seats when accepted", seed, caseId)
          .isEqualTo(!accepted && !wasAccepted(bench, caseId));
    }
  }

  private static boolean wasAccepted(Bench bench, String caseId) {
    return bench.ledger.history("case/" + caseId).stream()
        .anyMatch(event -> "ACCEPTED".equals(event.data().get("to")));
  }

  /// By rank the machine itself fills every place for which a city waits.
  private static void checkThatNoPlaceIsWasted(
      Bench bench, List<String> cases, int seed, OverQuota policy) {
    if (policy == OverQuota.BY_RANK) {
      boolean someoneWaits =
          cases.stream()
              .filter(caseId -> bench.book().entries().get(caseId).counted())
              .anyMatch(caseId -> bench.status(caseId) == CaseStatus.BATCH_HOLD);
      assertThat(someoneWaits && bench.book().placesTaken() < LIMIT).as("seed %d", seed).isFalse();
    }
  }
}
