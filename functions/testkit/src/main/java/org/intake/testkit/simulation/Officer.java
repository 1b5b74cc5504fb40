package org.intake.testkit.simulation;

import java.util.Optional;
import java.util.Random;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;

/// An officer, who goes through what waits for him and decides as chance has it.
final class Officer {
  private static final Actor HIMSELF = new Actor(Role.OFFICER, "officer-a", null, "CNIPA", null);

  private final World world;
  private final Random random;

  Officer(World world) {
    this.world = world;
    this.random = world.random;
  }

  /// One round through what waits for an officer.
  void round() {
    for (CaseRecord record : world.table.all(CaseRecord.class)) {
      switch (record.status()) {
        case MANUAL_CHECK -> check(record);
        case BATCH_HOLD -> sometimes(record, DecisionAction.RELEASE);
        case READY ->
            sometimes(record, random.nextInt(4) == 0 ? DecisionAction.HOLD : DecisionAction.ACCEPT);
        case REJECTED -> seldom(record, DecisionAction.REOPEN);
        case IN_REVIEW, REVIEW_QUEUED -> seldom(record, DecisionAction.DISQUALIFY);
        case CHECKING,
            DEFICIENT,
            RESUBMITTED,
            ACCEPTED,
            REVIEWED,
            PROPOSED,
            NOT_SELECTED,
            PUBLICIZED,
            OBJECTED,
            APPROVED,
            PILOT,
            REPORT_OVERDUE,
            FINAL_SUBMITTED,
            COMPLETED,
            WITHDRAWN,
            DISQUALIFIED,
            ARCHIVED -> {}
      }
    }
  }

  private void check(CaseRecord record) {
    if (random.nextInt(6) == 0) {
      decide(record, random.nextBoolean() ? DecisionAction.REJECT : DecisionAction.RETURN);
      return;
    }
    settle(record, random.nextInt(4) == 0 ? Outcome.FAIL : Outcome.PASS);
  }

  /// Settles the first open finding of a case. Told that the case was changed meanwhile, an officer
  /// looks at it again.
  void settle(CaseRecord record, Outcome outcome) {
    Optional<Finding> open = record.findings().stream().filter(CaseScreening::isOpen).findFirst();
    open.ifPresent(finding ->
        world.ask(
            record.submission(),
            "settle",
            () -> {
              long revision =
                  world.table.load(CaseRecord.class, record.id()).orElseThrow().revision();
              return world.wiring.corrections.settle(
                  HIMSELF, record.id(), revision, finding.check(), finding.park(), outcome, "核对原件");
            },
            answer -> {
              if (answer instanceof Answer.Refused<Stored<CaseRecord>>(var why)
                  && why.code() == Refusal.Code.STALE) {
                world
                    .table
                    .load(CaseRecord.class, record.id())
                    .ifPresent(fresh -> settle(fresh.value(), outcome));
              }
            }));
  }

  private void sometimes(CaseRecord record, DecisionAction action) {
    if (random.nextInt(3) == 0) {
      decide(record, action);
    }
  }

  private void seldom(CaseRecord record, DecisionAction action) {
    if (random.nextInt(40) == 0) {
      decide(record, action);
    }
  }

  void decide(CaseRecord record, DecisionAction action) {
    world.ask(
        record.submission(),
        "decide",
        () -> world.wiring.decide.decide(HIMSELF, record.id(), Decision.of(action, "按规定办理")),
        _ -> {});
  }
}
