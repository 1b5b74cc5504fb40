package org.intake.application.accept;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.application.Bench.CNIPA;
import static org.intake.application.Bench.JIANGSU;
import static org.intake.application.Bench.done;
import static org.intake.application.Bench.refused;

import java.util.List;
import org.intake.application.Bench;
import org.intake.application.Refusal;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
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
    assertThat(refused(bench.accept.byOfficer(CNIPA, "c3", "")))
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

    assertThat(refused(bench.accept.byOfficer(CNIPA, "c3", "")))
        .isEqualTo(Refusal.Code.QUOTA_EXHAUSTED);
  }

  @Test
  void underRefuseAllNothingOverTheQuotaIsReleased() {
    Bench bench = new Bench(OverQuota.REFUSE_ALL, true, Programme.Acceptance.AUTOMATIC);
    List.of("c1", "c2", "c3").forEach(bench::ready);
    List.of("c1", "c2", "c3").forEach(bench.accept::automatically);
    done(bench.withdraw.city(Bench.OFFICE_OF_JIANGSU, "c1", "改报"));

    assertThat(refused(bench.accept.byOfficer(CNIPA, "c3", "")))
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
    done(bench.accept.byOfficer(CNIPA, "c1", "先到"));
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
