package org.intake.application.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CALL;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.MIIT;
import static org.intake.application.Bench.OFFICE_OF_JIANGSU;
import static org.intake.application.Bench.ZHEJIANG;
import static org.intake.application.Bench.done;
import static org.intake.application.Bench.refused;

import java.util.List;
import org.intake.application.Bench;
import org.intake.application.Refusal;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DecideCaseTest {
  private final Bench bench = new Bench();

  private void reviewed(String caseId) {
    bench.ready(caseId);
    bench.accept.automatically(caseId);
    bench.reviewEverything();
    done(bench.rounds.close(CNIPA, CALL));
  }

  private static Decision propose(String east, String west) {
    return new Decision(
        DecisionAction.PROPOSE,
        "",
        List.of(new ParkResult("东园", east), new ParkResult("西园", west)));
  }

  @Test
  void aProposalHoldsOnlyWhenBothAgenciesSayTheSameOfEveryPark() {
    reviewed("c1");

    Decided first = done(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "NOT_PROPOSED")));
    assertThat(first.pending()).containsExactly("MIIT");
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);

    done(bench.decide.decide(MIIT, "c1", propose("PROPOSED", "PROPOSED")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);

    Decided last = done(bench.decide.decide(MIIT, "c1", propose("PROPOSED", "NOT_PROPOSED")));
    assertThat(last.pending()).isEmpty();
    assertThat(last.record().status()).isEqualTo(CaseStatus.PROPOSED);
    assertThat(last.record().pending()).isEmpty();
    assertThat(last.record().parks())
        .containsExactly(
            new Park("东园", ParkStatus.PROPOSED), new Park("西园", ParkStatus.NOT_PROPOSED));
    assertThat(bench.ledger.history("case/c1"))
        .extracting(Event::type)
        .contains(EventType.DECISION_PENDING, EventType.DECIDED);
  }

  @Test
  void oneAgencyAloneDecidesNothingHoweverOftenItSaysSo() {
    reviewed("c1");
    done(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PROPOSED")));
    done(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PROPOSED")));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);
    Actor nobody = new Actor(Role.OFFICER, "officer-c", null, null, null);
    assertThat(refused(bench.decide.decide(nobody, "c1", propose("PROPOSED", "PROPOSED"))))
        .isEqualTo(Refusal.Code.WRONG_ROLE);
  }

  @Test
  void nothingIsProposedWhileTheRoundIsOpen() {
    bench.ready("c1");
    bench.accept.automatically("c1");
    bench.reviewEverything();

    assertThat(refused(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PROPOSED"))))
        .isEqualTo(Refusal.Code.ROUND_OPEN);
  }

  @Test
  void resultsNameEveryParkOnceAndAProposedCityHasAProposedPark() {
    reviewed("c1");

    assertThat(refused(bench.decide.decide(CNIPA, "c1", propose("NOT_PROPOSED", "NOT_PROPOSED"))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PERHAPS"))))
        .isEqualTo(Refusal.Code.INVALID);
    Decision half =
        new Decision(DecisionAction.PROPOSE, "", List.of(new ParkResult("东园", "PROPOSED")));
    assertThat(refused(bench.decide.decide(CNIPA, "c1", half))).isEqualTo(Refusal.Code.INVALID);
    Decision foreign =
        new Decision(DecisionAction.PROPOSE, "", List.of(new ParkResult("南园", "PROPOSED")));
    assertThat(refused(bench.decide.decide(CNIPA, "c1", foreign))).isEqualTo(Refusal.Code.INVALID);
  }

  @Test
  void bothAgenciesTogetherMaySayNo() {
    reviewed("c1");
    Decision no = Decision.of(DecisionAction.NOT_SELECT, "名次靠后");
    done(bench.decide.decide(MIIT, "c1", no));
    done(bench.decide.decide(CNIPA, "c1", no));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.NOT_SELECTED);
    assertThat(bench.record("c1").parks())
        .allMatch(park -> park.status() == ParkStatus.NOT_PROPOSED);
  }

  @ParameterizedTest
  @EnumSource(
      value = DecisionAction.class,
      names = {"RETURN", "REOPEN", "PROPOSE", "NOT_SELECT", "DISQUALIFY", "COMPLETE", "ARCHIVE"})
  void aReadyCaseIsNotOpenToLaterOrEarlierActions(DecisionAction action) {
    bench.ready("c1");

    assertThat(refused(bench.decide.decide(CNIPA, "c1", Decision.of(action, "理由"))))
        .isEqualTo(Refusal.Code.WRONG_STATE);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.READY);
  }

  @Test
  void aRefusalWaitsForAnotherOfficerWhereTheCallAsksForOne() {
    bench.set("second-officer", "officer");
    bench.ready("c1");
    Decision no = Decision.of(DecisionAction.REJECT, "材料不实");

    Decided first = done(bench.decide.decide(CNIPA, "c1", no));
    assertThat(first.pending()).containsExactly("another-officer");
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.READY);
    assertThat(bench.record("c1").pending())
        .singleElement()
        .satisfies(word -> assertThat(word.action()).isEqualTo("REJECT"));
    assertThat(refused(bench.decide.decide(CNIPA, "c1", no))).isEqualTo(Refusal.Code.SAME_OFFICER);

    Actor colleague = new Actor(Role.OFFICER, "officer-d", null, "CNIPA", null);
    Decided second = done(bench.decide.decide(colleague, "c1", no));
    assertThat(second.record().status()).isEqualTo(CaseStatus.REJECTED);
    assertThat(second.record().pending()).isEmpty();
    assertThat(bench.ledger.history("case/c1"))
        .extracting(Event::type)
        .containsSubsequence(EventType.DECISION_PENDING, EventType.DECIDED);
  }

  @Test
  void theSecondOfficerIsOfAnotherAgencyWhereTheCallAsksForThat() {
    bench.set("second-officer", "agency");
    bench.ready("c1");
    Decision no = Decision.of(DecisionAction.REJECT, "材料不实");
    done(bench.decide.decide(CNIPA, "c1", no));
    Actor colleague = new Actor(Role.OFFICER, "officer-d", null, "CNIPA", null);

    assertThat(refused(bench.decide.decide(colleague, "c1", no)))
        .isEqualTo(Refusal.Code.SAME_OFFICER);
    done(bench.decide.decide(MIIT, "c1", no));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REJECTED);
  }

  @Test
  void aRefusalThatNobodySecondedEndsWithTheAcceptance() {
    bench.set("second-officer", "officer");
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REJECT, "材料不实")));
    done(bench.decide.decide(MIIT, "c1", Decision.of(DecisionAction.ACCEPT, "已核实")));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.record("c1").pending()).isEmpty();
  }

  @Test
  void onePersonDoesNotDecideForBothAgencies() {
    reviewed("c1");
    done(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PROPOSED")));
    Actor both = new Actor(Role.OFFICER, CNIPA.subject(), null, "MIIT", null);

    assertThat(refused(bench.decide.decide(both, "c1", propose("PROPOSED", "PROPOSED"))))
        .isEqualTo(Refusal.Code.SAME_OFFICER);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEWED);
  }

  @Test
  void aRefusalNeedsAReasonAndAKnownCase() {
    bench.ready("c1");

    assertThat(refused(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REJECT, " "))))
        .isEqualTo(Refusal.Code.INVALID);
    assertThat(refused(bench.decide.decide(CNIPA, "c9", Decision.of(DecisionAction.REJECT, "x"))))
        .isEqualTo(Refusal.Code.NOT_FOUND);
  }

  @Test
  void aRejectedCaseIsToldAndMayBeReopenedUnlessItsCityCameAgain() {
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REJECT, "不属于申报对象")));
    assertThat(bench.noticesOf("c1")).containsExactly("REJECTED");
    assertThat(bench.book().entries().get("c1").live()).isFalse();

    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REOPEN, "申诉成立")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.CHECKING);
    assertThat(bench.book().entries().get("c1").live()).isTrue();
  }

  @Test
  void aDisqualifiedCityLeavesTheReviewAndKeepsItsPlace() {
    bench.ready("c1");
    bench.accept.automatically("c1");

    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.DISQUALIFY, "虚假申报")));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.DISQUALIFIED);
    assertThat(bench.book().placesTaken()).isEqualTo(1);
    assertThat(bench.noticesOf("c1")).contains("DECISION");
  }

  @Test
  void aProvinceWithdrawsOnlyItsOwnCitiesAndTwiceIsOnce() {
    bench.ready("c1");
    Actor stranger = new Actor(Role.PROVINCE, "zhejiang-office", ZHEJIANG, null, null);

    assertThat(refused(bench.withdraw.city(stranger, "c1", ""))).isEqualTo(Refusal.Code.NOT_FOUND);
    done(bench.withdraw.city(OFFICE_OF_JIANGSU, "c1", "改报"));
    done(bench.withdraw.city(OFFICE_OF_JIANGSU, "c1", "改报"));

    assertThat(bench.noticesOf("c1")).containsExactly("WITHDRAWN");
  }

  @Test
  void aWithdrawnSubmissionTakesItsCitiesAlong() {
    bench.ready("c1");
    bench.accept.automatically("c1");

    done(bench.withdraw.submission(OFFICE_OF_JIANGSU, "s-c1", "改报"));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(bench.book().placesTaken()).isZero();
    assertThat(bench.ledger.load(Submission.class, "s-c1").orElseThrow().value().status())
        .isEqualTo(SubmissionStatus.WITHDRAWN);
  }

  /// Found by the simulator: an officer's reopening brought a city back into the procedure whose
  /// province had taken its whole submission back.
  @Test
  void aRefusedCityDoesNotComeBackWhenItsSubmissionWasWithdrawn() {
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REJECT, "不属于申报对象")));
    done(bench.withdraw.submission(OFFICE_OF_JIANGSU, "s-c1", "改报"));

    assertThat(
            refused(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REOPEN, "申诉成立"))))
        .isEqualTo(Refusal.Code.WRONG_STATE);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REJECTED);
  }

  @Test
  void aCityThatIsReopenedWhileItsSubmissionIsWithdrawnIsWithdrawnWithIt() {
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REJECT, "不属于申报对象")));
    bench.ledger.beforeNextCommit(
        () -> done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.REOPEN, "申诉成立"))));

    done(bench.withdraw.submission(OFFICE_OF_JIANGSU, "s-c1", "改报"));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(bench.book().entries().get("c1").live()).isFalse();
  }

  @Test
  void aWithdrawnSubmissionTakesACityAlongThatWasNotSelected() {
    reviewed("c1");
    Decision no = Decision.of(DecisionAction.NOT_SELECT, "名次靠后");
    done(bench.decide.decide(MIIT, "c1", no));
    done(bench.decide.decide(CNIPA, "c1", no));

    done(bench.withdraw.submission(OFFICE_OF_JIANGSU, "s-c1", "改报"));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.WITHDRAWN);
    assertThat(refused(bench.decide.decide(CNIPA, "c1", propose("PROPOSED", "PROPOSED"))))
        .isEqualTo(Refusal.Code.WRONG_STATE);
  }
}
