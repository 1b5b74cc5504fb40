package org.intake.application.decide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.review.Calls;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;

/// PROPOSE and NOT_SELECT, after the experts' round: the agencies decide together, one half at a
/// time.
final class SelectTogether {
  private final Ledger ledger;

  SelectTogether(Ledger ledger) {
    this.ledger = ledger;
  }

  Step<Answer<Decided>> decide(Deciding deciding) {
    CaseStatus next =
        deciding.decision().action() == DecisionAction.PROPOSE
            ? CaseStatus.PROPOSED
            : CaseStatus.NOT_SELECTED;
    List<String> agencies = JointDecision.agencies(deciding.programme());
    if (!agencies.isEmpty() && !agencies.contains(deciding.agency())) {
      return Deciding.refused(
          Refusal.of(Refusal.Code.WRONG_ROLE, "联合决定须由" + String.join("、", agencies) + "的工作人员作出。"));
    }
    if (!deciding.mayBecome(next)) {
      return deciding.wrongState();
    }
    Optional<Refusal> refusal = refusal(deciding);
    if (refusal.isPresent()) {
      return Deciding.refused(refusal.get());
    }
    CaseRecord before = deciding.before();
    List<ParkResult> results = JointDecision.results(before, deciding.decision());
    AgencyDecision half = deciding.word(deciding.decision().action().name(), results);
    List<AgencyDecision> halves = JointDecision.with(before, half);
    if (JointDecision.isComplete(halves, agencies)) {
      return joined(deciding, next, results);
    }
    CaseRecord after = before.deciding(before.status(), before.parks(), halves);
    return deciding.waiting(
        after,
        results,
        agencies.stream().filter(agency -> !agency.equals(deciding.agency())).toList());
  }

  private Optional<Refusal> refusal(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (!Calls.isRoundClosed(ledger, before.call())) {
      return Optional.of(Refusal.of(Refusal.Code.ROUND_OPEN, "专家评审轮次尚未结束。"));
    }
    return JointDecision.refusal(before, deciding.decision())
        .or(() ->
            hasDecidedForAnother(deciding)
                ? Optional.of(
                    Refusal.of(Refusal.Code.SAME_OFFICER, "您已代表另一部门作出决定，联合决定须由两名工作人员分别作出。"))
                : Optional.empty());
  }

  private static boolean hasDecidedForAnother(Deciding deciding) {
    return deciding.before().pending().stream()
        .anyMatch(half ->
            half.by().equals(deciding.officer().subject())
                && !half.agency().equals(deciding.agency()));
  }

  private static Step<Answer<Decided>> joined(
      Deciding deciding, CaseStatus next, List<ParkResult> results) {
    CaseRecord before = deciding.before();
    CaseRecord after =
        before.deciding(next, JointDecision.decided(before.parks(), results), List.of());
    return Deciding.done(deciding.decided(after, results, Map.of("by", "joint-decision")), after);
  }
}
