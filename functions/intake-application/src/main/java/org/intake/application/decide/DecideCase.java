package org.intake.application.decide;

import java.time.InstantSource;
import java.util.List;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.accept.AcceptCase;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Seats;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;

/// An officer's decision on one case. Each action names the statuses that it may start from; the
/// case, the province's book, the seats and the notice change together.
public final class DecideCase {
  private static final int LONGEST_REASON = 2000;

  private final Ledger ledger;
  private final Programmes programmes;
  private final AcceptCase accept;
  private final AcceptTogether acceptTogether;
  private final SelectTogether selectTogether;
  private final TurnDown turnDown;
  private final SendBack sendBack;
  private final InstantSource clock;

  /// What a decision may write to besides the ledger.
  public record Effects(AcceptCase accept, Seats seats, NoticeWriter notices, TellProvince tell) {}

  public DecideCase(Ledger ledger, Programmes programmes, Effects effects, InstantSource clock) {
    Belongings belongings = new Belongings(ledger);
    this.ledger = ledger;
    this.programmes = programmes;
    this.accept = effects.accept();
    this.acceptTogether = new AcceptTogether(effects.accept(), programmes);
    this.selectTogether = new SelectTogether(ledger);
    this.turnDown = new TurnDown(belongings, effects.seats(), effects.tell());
    this.sendBack = new SendBack(belongings, effects.notices());
    this.clock = clock;
  }

  public Answer<Decided> decide(Actor officer, String caseId, Decision decision) {
    if (decision.reason().length() > LONGEST_REASON
        || (decision.action().needsReason() && decision.reason().isBlank())) {
      return Answer.refused(Refusal.invalid("/reason", "请说明理由，不超过" + LONGEST_REASON + "字。"));
    }
    Answer<Decided> answer = run(officer, caseId, decision);
    return switch (decision.action()) {
      case ACCEPT, RELEASE ->
          answer.then(decided ->
              decided.pending().isEmpty()
                  ? acceptTogether.accept(officer, caseId, decision.reason())
                  : Answer.done(decided));
      case REJECT -> answer.then(this::reofferPlaceOf);
      case RETURN, HOLD, REOPEN, PROPOSE, NOT_SELECT, DISQUALIFY, COMPLETE, ARCHIVE -> answer;
    };
  }

  private Answer<Decided> run(Actor officer, String caseId, Decision decision) {
    return Attempts.run(
        ledger,
        () ->
            ledger
                .load(CaseRecord.class, caseId)
                .map(stored ->
                    step(
                        new Deciding(
                            officer,
                            decision,
                            stored,
                            programmes.required(stored.value().call()),
                            clock.instant())))
                .orElseGet(() -> Deciding.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。"))));
  }

  private Step<Answer<Decided>> step(Deciding deciding) {
    return switch (deciding.decision().action()) {
      case ACCEPT, RELEASE -> acceptTogether.awaitOthers(deciding);
      case RETURN -> sendBack.toProvince(deciding);
      case REOPEN -> sendBack.throughRules(deciding);
      case REJECT -> turnDown.reject(deciding);
      case DISQUALIFY -> turnDown.disqualify(deciding);
      case PROPOSE, NOT_SELECT -> selectTogether.decide(deciding);
      case HOLD -> hold(deciding);
      case COMPLETE -> move(deciding, CaseStatus.COMPLETED);
      case ARCHIVE -> move(deciding, CaseStatus.ARCHIVED);
    };
  }

  private static Step<Answer<Decided>> hold(Deciding deciding) {
    if (!deciding.mayBecome(CaseStatus.BATCH_HOLD)) {
      return deciding.wrongState();
    }
    CaseRecord after = deciding.before().heldBy(deciding.word(CaseRecord.HOLD, List.of()));
    return Deciding.done(deciding.decided(after), after);
  }

  private static Step<Answer<Decided>> move(Deciding deciding, CaseStatus next) {
    if (!deciding.mayBecome(next)) {
      return deciding.wrongState();
    }
    CaseRecord after = deciding.before().at(next);
    return Deciding.done(deciding.decided(after), after);
  }

  private Answer<Decided> reofferPlaceOf(Decided decided) {
    accept.reoffer(decided.record().call(), decided.record().province());
    return Answer.done(decided);
  }
}
