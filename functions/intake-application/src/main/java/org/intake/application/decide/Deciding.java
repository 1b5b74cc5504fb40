package org.intake.application.decide;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.intake.application.Answer;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;

/// Everything that one decision on one case looks at, and the ways in which it may end.
record Deciding(
    Actor officer, Decision decision, Stored<CaseRecord> stored, Programme programme, Instant now) {
  CaseRecord before() {
    return stored.value();
  }

  boolean mayBecome(CaseStatus next) {
    return before().status().mayBecome(next);
  }

  String agency() {
    return SecondOfficer.agency(officer);
  }

  /// This officer's word, as the case keeps it while it waits for another's or is held by it.
  AgencyDecision word(String action, List<ParkResult> parks) {
    return new AgencyDecision(agency(), action, parks, decision.reason(), officer.subject(), now);
  }

  /// A change in which the case is decided; the caller adds what changes with it.
  Change.Builder decided(CaseRecord after) {
    return decided(after, List.of(), Map.of());
  }

  Change.Builder decided(CaseRecord after, List<ParkResult> parks, Map<String, String> how) {
    return Change.by(officer, now)
        .save(
            stored,
            after,
            happened(EventType.DECIDED, data(parks)),
            happened(
                EventType.STATUS_CHANGED, Transitions.of(before().status(), after.status(), how)));
  }

  static Step<Answer<Decided>> done(Change.Builder change, CaseRecord after) {
    return new Step.Commit<>(change.build(), Answer.done(new Decided(after, List.of())));
  }

  /// The word is kept, and nothing else happens before those it waits for have said the same.
  Step<Answer<Decided>> waiting(CaseRecord after, List<ParkResult> parks, List<String> others) {
    Change change =
        Change.by(officer, now)
            .save(stored, after, happened(EventType.DECISION_PENDING, data(parks)))
            .build();
    return new Step.Commit<>(change, Answer.done(new Decided(after, others)));
  }

  private Map<String, String> data(List<ParkResult> parks) {
    Map<String, String> data = new HashMap<>();
    data.put("action", decision.action().name());
    data.put("reason", decision.reason());
    for (ParkResult park : parks) {
      data.put("park." + park.name(), park.result());
    }
    return data;
  }

  Step<Answer<Decided>> wrongState() {
    return refused(
        Refusal.of(
            Refusal.Code.WRONG_STATE,
            "申报件当前状态为" + before().status() + "，不能" + decision.action() + "。"));
  }

  static Step<Answer<Decided>> refused(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
