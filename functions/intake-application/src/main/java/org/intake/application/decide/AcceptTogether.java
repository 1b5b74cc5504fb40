package org.intake.application.decide;

import java.util.List;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.accept.AcceptCase;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;

/// ACCEPT and RELEASE: where each agency must accept, one agency's word waits for the other's.
final class AcceptTogether {
  private final AcceptCase accept;
  private final Programmes programmes;

  AcceptTogether(AcceptCase accept, Programmes programmes) {
    this.accept = accept;
    this.programmes = programmes;
  }

  /// Keeps this officer's word where another's is missing; elsewhere, and with the last word, there
  /// is nothing to wait for.
  Step<Answer<Decided>> awaitOthers(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (!JointAcceptance.isNeeded(deciding.programme())) {
      return new Step.Nothing<>(Answer.done(new Decided(before, List.of())));
    }
    Optional<Refusal> refusal =
        JointAcceptance.refusal(deciding.programme(), before, deciding.officer())
            .or(() -> accept.refusal(before.id()));
    if (refusal.isPresent()) {
      return Deciding.refused(refusal.get());
    }
    List<String> others =
        JointAcceptance.waitingFor(deciding.programme(), before, deciding.officer());
    if (others.isEmpty()) {
      return new Step.Nothing<>(Answer.done(new Decided(before, List.of())));
    }
    CaseRecord after = JointAcceptance.with(before, deciding.word(JointAcceptance.WORD, List.of()));
    return deciding.waiting(after, List.of(), others);
  }

  /// Carries it out, after the last word.
  Answer<Decided> accept(Actor officer, String caseId, String reason) {
    return accept
        .byOfficer(
            officer,
            caseId,
            reason,
            record -> JointAcceptance.lacking(programmes.required(record.call()), record, officer))
        .then(record -> Answer.done(new Decided(record, List.of())));
  }
}
