package org.intake.application.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.JIANGSU;
import static org.intake.application.Bench.MIIT;
import static org.intake.application.Bench.done;
import static org.intake.application.Bench.refused;

import java.util.List;
import org.intake.application.Bench;
import org.intake.application.Refusal;
import org.intake.application.decide.Decided;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.QuotaPolicy.OverQuota;
import org.intake.domain.review.Review;
import org.junit.jupiter.api.Test;

class AcceptCaseTest {
  @Test
  void acceptanceTakesAPlaceOpensSeatsAndTellsTheProvinceInOneChange() {
    Bench bench = new Bench();
    bench.ready("c1");

    assertThat(bench.accept.automatically("c1")).isEqualTo(new Acceptance.Accepted("c1"));

    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.book().placesTaken()).isEqualTo(1);
    assertThat(bench.seats.of("c1"))
        .extracting(seat -> seat.value().state())
        .containsExactly(Review.State.OPEN, Review.State.OPEN, Review.State.OPEN);
    assertThat(bench.noticesOf("c1")).containsExactly("ACCEPTED", "QUEUED_FOR_REVIEW");
    assertThat(bench.ledger.history("case/c1"))
        .extracting(Event::type)
        .containsExactly(EventType.CASE_OPENED, EventType.STATUS_CHANGED, EventType.STATUS_CHANGED);
  }

  @Test
  void acceptingTwiceIsAcceptingOnce() {
    Bench bench = new Bench();
    bench.ready("c1");
    bench.accept.automatically("c1");

    assertThat(bench.accept.automatically("c1"))
        .isEqualTo(new Acceptance.NotReady(CaseStatus.REVIEW_QUEUED));
    assertThat(bench.book().placesTaken()).isEqualTo(1);
    assertThat(bench.noticesOf("c1")).hasSize(2);
  }

  @Test
  void theThirdCityIsHeldAndAnOfficerHearsThatThePlacesAreTaken() {
    Bench bench = new Bench();
    List.of("c1", "c2", "c3").forEach(bench::ready);
    List.of("c1", "c2").forEach(bench.accept::automatically);

    assertThat(bench.accept.automatically("c3")).isEqualTo(new Acceptance.Held("c3"));

    assertThat(bench.status("c3")).isEqualTo(CaseStatus.BATCH_HOLD);
    assertThat(bench.noticesOf("c3")).containsExactly("HELD");
    assertThat(refused(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED);
  }

  @Test
  void anExemptDistrictNeedsNoPlace() {
    Bench bench = new Bench();
    List.of("c1", "c2").forEach(bench::ready);
    bench.ready("c3", JIANGSU, false, 0);
    List.of("c1", "c2", "c3").forEach(bench.accept::automatically);

    assertThat(bench.status("c3")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.book().placesTaken()).isEqualTo(2);
  }

  @Test
  void aWithdrawnCityFreesItsPlaceForAnOfficersRelease() {
    Bench bench = new Bench();
    List.of("c1", "c2", "c3").forEach(bench::ready);
    List.of("c1", "c2", "c3").forEach(bench.accept::automatically);

    done(bench.withdraw.city(Bench.OFFICE_OF_JIANGSU, "c1", "改报"));

    assertThat(bench.status("c3")).isEqualTo(CaseStatus.BATCH_HOLD);
    done(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.RELEASE, "名额空出")));
    assertThat(bench.status("c3")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.book().placesTaken()).isEqualTo(2);
    assertThat(bench.seats.of("c1"))
        .allMatch(seat -> seat.value().state() == Review.State.CANCELLED);
  }

  @Test
  void aWithdrawnCityKeepsItsPlaceWhereTheCallSaysSo() {
    Bench bench = new Bench(OverQuota.HOLD, false, Programme.Acceptance.AUTOMATIC);
    List.of("c1", "c2", "c3").forEach(bench::ready);
    List.of("c1", "c2", "c3").forEach(bench.accept::automatically);

    done(bench.withdraw.city(Bench.OFFICE_OF_JIANGSU, "c1", "改报"));

    assertThat(refused(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED);
  }

  @Test
  void underRefuseAllNothingOverTheQuotaIsReleased() {
    Bench bench = new Bench(OverQuota.REFUSE_ALL, true, Programme.Acceptance.AUTOMATIC);
    List.of("c1", "c2", "c3").forEach(bench::ready);
    List.of("c1", "c2", "c3").forEach(bench.accept::automatically);
    done(bench.withdraw.city(Bench.OFFICE_OF_JIANGSU, "c1", "改报"));

    assertThat(refused(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED);
    done(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.REJECT, "超额")));
    assertThat(bench.status("c3")).isEqualTo(CaseStatus.REJECTED);
  }

  @Test
  void byRankAPlaceIsKeptForABetterCityThatIsNotReadyYet() {
    Bench bench = new Bench(OverQuota.BY_RANK, true, Programme.Acceptance.AUTOMATIC);
    bench.ready("c1", JIANGSU, true, 3);
    bench.ready("c2", JIANGSU, true, 1);
    bench.at(CaseStatus.DEFICIENT, "c3", JIANGSU, true, 2);

    assertThat(bench.accept.automatically("c1")).isEqualTo(new Acceptance.Held("c1"));
    assertThat(bench.accept.automatically("c2")).isEqualTo(new Acceptance.Accepted("c2"));

    done(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.REJECT, "逾期未补正")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
  }

  @Test
  void eachAgencyAcceptsForItselfWhereTheCallSaysSo() {
    Bench bench = new Bench(OverQuota.HOLD, true, Programme.Acceptance.BOTH_AGENCIES);
    bench.ready("c1");
    assertThat(bench.accept.automatically("c1")).isEqualTo(new Acceptance.WaitsForOfficer("c1"));

    Decided first =
        done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ACCEPT, "材料齐全")));

    assertThat(first.pending()).containsExactly("MIIT");
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.READY);
    assertThat(bench.book().placesTaken()).isZero();
    // The same agency again is one agency.
    assertThat(
            done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ACCEPT, "")))
                .pending())
        .containsExactly("MIIT");

    Decided second =
        done(bench.decide.decide(MIIT, "c1", Decision.of(DecisionAction.ACCEPT, "同意")));

    assertThat(second.pending()).isEmpty();
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(second.record().pending()).isEmpty();
    assertThat(bench.book().placesTaken()).isEqualTo(1);
    assertThat(bench.ledger.history("case/c1"))
        .filteredOn(event -> "ACCEPT".equals(event.data().get("action")))
        .extracting(event -> event.type() + " " + event.actor().agency())
        .contains("DECISION_PENDING CNIPA", "DECIDED MIIT");
  }

  @Test
  void onePersonIsNotBothAgenciesAndAStrangerIsNeither() {
    Bench bench = new Bench(OverQuota.HOLD, true, Programme.Acceptance.BOTH_AGENCIES);
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ACCEPT, "")));
    Actor same = new Actor(Role.OFFICER, CNIPA.subject(), null, "MIIT", null);
    Actor stranger = new Actor(Role.OFFICER, "officer-c", null, "SAMR", null);

    assertThat(refused(bench.decide.decide(same, "c1", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.SAME_OFFICER);
    assertThat(refused(bench.decide.decide(stranger, "c1", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.WRONG_ROLE);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.READY);
  }

  @Test
  void oneAgencysWordTakesNoPlaceAndIsRefusedWhereNoneIsLeft() {
    Bench bench = new Bench(OverQuota.HOLD, true, Programme.Acceptance.BOTH_AGENCIES);
    List.of("c1", "c2").forEach(bench::ready);
    for (String id : List.of("c1", "c2")) {
      done(bench.decide.decide(CNIPA, id, Decision.of(DecisionAction.ACCEPT, "")));
      done(bench.decide.decide(MIIT, id, Decision.of(DecisionAction.ACCEPT, "")));
    }
    bench.ready("c3");
    bench.accept.automatically("c3");

    assertThat(refused(bench.decide.decide(CNIPA, "c3", Decision.of(DecisionAction.ACCEPT, ""))))
        .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED);
    assertThat(bench.book().placesTaken()).isEqualTo(2);
  }

  @Test
  void oneOfficerIsEnoughWhereTheCallSaysSo() {
    Bench bench = new Bench(OverQuota.HOLD, true, Programme.Acceptance.OFFICER);
    bench.ready("c1");

    Decided decided =
        done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ACCEPT, "")));

    assertThat(decided.pending()).isEmpty();
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.ledger.history("case/c1"))
        .filteredOn(event -> event.type() == EventType.DECIDED)
        .singleElement()
        .satisfies(event -> assertThat(event.data()).containsEntry("action", "ACCEPT"));
  }

  @Test
  void aFreePlaceIsNotOfferedToACityThatAnOfficerHolds() {
    Bench bench = new Bench(OverQuota.BY_RANK, true, Programme.Acceptance.AUTOMATIC);
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.HOLD, "待核")));

    bench.accept.sweep(Bench.CALL);
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.BATCH_HOLD);

    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.RELEASE, "已核")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
    assertThat(bench.record("c1").isHeldByOfficer()).isFalse();
  }

  @Test
  void whereOfficersAcceptOneCityTooManyHoldsAllThatWait() {
    Bench bench = new Bench(OverQuota.HOLD, true, Programme.Acceptance.OFFICER);
    List.of("c1", "c2").forEach(bench::ready);
    assertThat(bench.accept.automatically("c1")).isEqualTo(new Acceptance.WaitsForOfficer("c1"));
    bench.ready("c3");

    assertThat(bench.accept.automatically("c3")).isEqualTo(new Acceptance.Held("c3"));

    assertThat(List.of("c1", "c2", "c3"))
        .allMatch(caseId -> bench.status(caseId) == CaseStatus.BATCH_HOLD);
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.ACCEPT, "先到")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
  }

  /// Found by an invariant: a correction or a supplement ran the rules again, and the case was
  /// accepted although an officer held it.
  @Test
  void anOfficersHoldOutlastsTheNextRunOfTheRules() {
    Bench bench = new Bench();
    bench.ready("c1");
    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.HOLD, "待核")));
    Stored<CaseRecord> held = bench.ledger.load(CaseRecord.class, "c1").orElseThrow();
    bench.ledger.commit(
        Change.by(Actor.SYSTEM, bench.now)
            .save(
                held,
                held.value().at(CaseStatus.READY),
                Change.What.happened(EventType.CASE_SCREENED))
            .build());

    assertThat(bench.accept.automatically("c1")).isEqualTo(new Acceptance.WaitsForOfficer("c1"));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.BATCH_HOLD);

    done(bench.decide.decide(CNIPA, "c1", Decision.of(DecisionAction.RELEASE, "放行")));
    assertThat(bench.status("c1")).isEqualTo(CaseStatus.REVIEW_QUEUED);
  }
}
