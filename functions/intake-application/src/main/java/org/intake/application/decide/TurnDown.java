package org.intake.application.decide;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.notify.TellProvince;
import org.intake.application.review.Seats;
import org.intake.domain.Language;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Change;
import org.intake.domain.screening.Outcome;

/// REJECT and DISQUALIFY: the grave words, which one officer alone may not say where the call asks
/// for two.
final class TurnDown {
  private final Belongings belongings;
  private final Seats seats;
  private final TellProvince tell;

  TurnDown(Belongings belongings, Seats seats, TellProvince tell) {
    this.belongings = belongings;
    this.seats = seats;
    this.tell = tell;
  }

  Step<Answer<Decided>> reject(Deciding deciding) {
    if (!deciding.mayBecome(CaseStatus.REJECTED)) {
      return deciding.wrongState();
    }
    return unseconded(deciding).orElseGet(() -> rejected(deciding));
  }

  Step<Answer<Decided>> disqualify(Deciding deciding) {
    if (!deciding.mayBecome(CaseStatus.DISQUALIFIED)) {
      return deciding.wrongState();
    }
    return unseconded(deciding).orElseGet(() -> disqualified(deciding));
  }

  /// A refusal is one officer's word until another has said the same, where the call asks for it.
  /// Empty when nothing is waited for.
  private static Optional<Step<Answer<Decided>>> unseconded(Deciding deciding) {
    if (!SecondOfficer.isNeeded(deciding.programme())) {
      return Optional.empty();
    }
    AgencyDecision word = deciding.word(deciding.decision().action().name(), List.of());
    Optional<AgencyDecision> first = SecondOfficer.first(deciding.before(), word);
    if (first.isEmpty()) {
      return Optional.of(
          deciding.waiting(
              deciding.before().awaiting(word),
              List.of(),
              List.of(SecondOfficer.awaited(deciding.programme()))));
    }
    Optional<Refusal> refusal =
        SecondOfficer.refusal(deciding.programme(), first.get(), deciding.officer());
    return refusal.map(Deciding::refused);
  }

  private Step<Answer<Decided>> rejected(Deciding deciding) {
    CaseRecord after = deciding.before().unheld().at(CaseStatus.REJECTED);
    Change.Builder change = deciding.decided(after);
    BookEnds.end(change, belongings.book(deciding.before()), after.id(), true);
    tell.tell(
        change,
        deciding.programme(),
        after,
        "REJECTED",
        deciding.stored().revision(),
        language ->
            Map.of("reason", deciding.decision().reason(), "findings", failures(after, language)));
    return Deciding.done(change, after);
  }

  private static String failures(CaseRecord of, Language language) {
    return of.findings().stream()
        .filter(finding -> finding.outcome() == Outcome.FAIL)
        .map(finding -> finding.clause() + " " + finding.message().in(language))
        .distinct()
        .collect(Collectors.joining("\n"));
  }

  /// The place stays taken: a province must not gain by a false statement.
  private Step<Answer<Decided>> disqualified(Deciding deciding) {
    CaseRecord before = deciding.before();
    CaseRecord after = before.deciding(CaseStatus.DISQUALIFIED, before.parks(), List.of());
    Change.Builder change = deciding.decided(after);
    seats.cancel(change, before.id());
    tell.tell(
        change,
        deciding.programme(),
        after,
        "DECISION",
        deciding.stored().revision(),
        language ->
            Map.of(
                "result",
                words(deciding, "disqualified", language, Map.of()),
                "parks",
                "",
                "approval",
                words(
                    deciding, "reason", language, Map.of("reason", deciding.decision().reason()))));
    return Deciding.done(change, after);
  }

  private static String words(
      Deciding deciding, String part, Language language, Map<String, String> values) {
    return TellProvince.words(deciding.programme(), "DECISION", part, language, values);
  }
}
