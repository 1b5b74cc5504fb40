package org.intake.application.decide;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.accept.AcceptCase;
import org.intake.application.notify.NoticeWriter;
import org.intake.application.notify.TellProvince;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.application.review.Seats;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;

/// An officer's decision on one case. Each action names the statuses that it may start from; the
/// case, the province's book, the seats and the notice change together.
public final class DecideCase {
  private static final int LONGEST_REASON = 2000;

  private final Ledger ledger;
  private final Programmes programmes;
  private final AcceptCase accept;
  private final Seats seats;
  private final NoticeWriter notices;
  private final TellProvince tell;
  private final InstantSource clock;

  /// What a decision may write to besides the ledger.
  public record Effects(AcceptCase accept, Seats seats, NoticeWriter notices, TellProvince tell) {}

  public DecideCase(Ledger ledger, Programmes programmes, Effects effects, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.accept = effects.accept();
    this.seats = effects.seats();
    this.notices = effects.notices();
    this.tell = effects.tell();
    this.clock = clock;
  }

  public Answer<Decided> decide(Actor officer, String caseId, Decision decision) {
    if (decision.reason().length() > LONGEST_REASON
        || (decision.action().needsReason() && decision.reason().isBlank())) {
      return Answer.refused(Refusal.invalid("/reason", "请说明理由，不超过" + LONGEST_REASON + "字。"));
    }
    return switch (decision.action()) {
      case ACCEPT, RELEASE ->
          change(officer, caseId, decision, this::acceptTogether)
              .then(decided ->
                  decided.pending().isEmpty()
                      ? accept(officer, caseId, decision)
                      : Answer.done(decided));
      case RETURN -> change(officer, caseId, decision, this::giveBack);
      case REJECT ->
          change(
                  officer,
                  caseId,
                  decision,
                  deciding -> seconded(deciding, CaseStatus.REJECTED, this::reject))
              .then(this::reofferPlaceOf);
      case HOLD -> change(officer, caseId, decision, this::hold);
      case REOPEN -> change(officer, caseId, decision, this::reopen);
      case PROPOSE, NOT_SELECT -> change(officer, caseId, decision, this::jointly);
      case DISQUALIFY ->
          change(
              officer,
              caseId,
              decision,
              deciding -> seconded(deciding, CaseStatus.DISQUALIFIED, this::disqualify));
      case COMPLETE ->
          change(officer, caseId, decision, deciding -> move(deciding, CaseStatus.COMPLETED));
      case ARCHIVE ->
          change(officer, caseId, decision, deciding -> move(deciding, CaseStatus.ARCHIVED));
    };
  }

  /// Everything that one decision looks at.
  private record Deciding(
      Actor officer,
      Decision decision,
      Stored<CaseRecord> stored,
      Programme programme,
      Instant now) {
    CaseRecord before() {
      return stored.value();
    }

    Map<String, String> why() {
      return Map.of("action", decision.action().name(), "reason", decision.reason());
    }

    Change.Builder builder() {
      return Change.by(officer, now);
    }
  }

  private Answer<Decided> change(
      Actor officer,
      String caseId,
      Decision decision,
      Function<Deciding, Step<Answer<Decided>>> how) {
    return Attempts.run(
        ledger,
        () ->
            ledger
                .load(CaseRecord.class, caseId)
                .map(stored ->
                    how.apply(
                        new Deciding(
                            officer, decision, stored, programme(stored.value()), clock.instant())))
                .orElseGet(() -> refuse(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。"))));
  }

  private Answer<Decided> accept(Actor officer, String caseId, Decision decision) {
    return accept
        .byOfficer(
            officer,
            caseId,
            decision.reason(),
            record -> JointAcceptance.lacking(programme(record), record, officer))
        .then(record -> Answer.done(new Decided(record, List.of())));
  }

  /// Where each agency must accept, one agency's word waits for the other's; elsewhere, and with
  /// the last word, there is nothing to wait for.
  private Step<Answer<Decided>> acceptTogether(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (!JointAcceptance.isNeeded(deciding.programme())) {
      return new Step.Nothing<>(Answer.done(new Decided(before, List.of())));
    }
    Optional<Refusal> refusal =
        JointAcceptance.refusal(deciding.programme(), before, deciding.officer())
            .or(() -> accept.refusal(before.id()));
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    List<String> others =
        JointAcceptance.waitingFor(deciding.programme(), before, deciding.officer());
    if (others.isEmpty()) {
      return new Step.Nothing<>(Answer.done(new Decided(before, List.of())));
    }
    CaseRecord after =
        JointAcceptance.with(before, deciding.officer(), deciding.decision(), deciding.now());
    Change change =
        deciding
            .builder()
            .save(deciding.stored(), after, happened(EventType.DECISION_PENDING, deciding.why()))
            .build();
    return new Step.Commit<>(change, Answer.done(new Decided(after, others)));
  }

  private Programme programme(CaseRecord record) {
    return programmes
        .programme(record.call())
        .orElseThrow(() -> new PermanentFault("the call has no programme file"));
  }

  private Step<Answer<Decided>> giveBack(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (!before.status().mayBecome(CaseStatus.DEFICIENT)
        || before.status() == CaseStatus.CHECKING) {
      return wrongState(deciding);
    }
    List<Finding> defects = before.findings().stream().filter(Finding::isForProvince).toList();
    if (defects.isEmpty()) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "没有需要补正的事项。"));
    }
    Submission submission = submission(before).value();
    Instant due = deciding.programme().calendar().supplementDeadline(deciding.now());
    CaseRecord after =
        before.screened(CaseStatus.DEFICIENT, before.findings(), before.parks(), due).notified();
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
    notices.deficiency(change, deciding.programme(), submission, after, defects);
    return done(change, after);
  }

  /// A refusal is one officer's word until another has said the same, where the call asks for it.
  private Step<Answer<Decided>> seconded(
      Deciding deciding, CaseStatus next, Function<Deciding, Step<Answer<Decided>>> how) {
    CaseRecord before = deciding.before();
    if (!before.status().mayBecome(next) || !SecondOfficer.isNeeded(deciding.programme())) {
      return how.apply(deciding);
    }
    AgencyDecision word =
        new AgencyDecision(
            SecondOfficer.agency(deciding.officer()),
            deciding.decision().action().name(),
            List.of(),
            deciding.decision().reason(),
            deciding.officer().subject(),
            deciding.now());
    Optional<AgencyDecision> first = SecondOfficer.first(before, word);
    if (first.isPresent()) {
      Optional<Refusal> refusal =
          SecondOfficer.refusal(deciding.programme(), first.get(), deciding.officer());
      return refusal.isPresent() ? refuse(refusal.get()) : how.apply(deciding);
    }
    CaseRecord after = before.awaiting(word);
    Change change =
        deciding
            .builder()
            .save(deciding.stored(), after, happened(EventType.DECISION_PENDING, deciding.why()))
            .build();
    return new Step.Commit<>(
        change,
        Answer.done(new Decided(after, List.of(SecondOfficer.awaited(deciding.programme())))));
  }

  private Step<Answer<Decided>> reject(Deciding deciding) {
    if (!deciding.before().status().mayBecome(CaseStatus.REJECTED)) {
      return wrongState(deciding);
    }
    CaseRecord after = deciding.before().unheld().at(CaseStatus.REJECTED);
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
    endInBook(change, deciding, true);
    tell.tell(
        change,
        deciding.programme(),
        after,
        "REJECTED",
        deciding.stored().revision(),
        language ->
            Map.of(
                "reason",
                deciding.decision().reason(),
                "findings",
                after.findings().stream()
                    .filter(finding -> finding.outcome() == Outcome.FAIL)
                    .map(finding -> finding.clause() + " " + finding.message().in(language))
                    .distinct()
                    .collect(Collectors.joining("\n"))));
    return done(change, after);
  }

  private Step<Answer<Decided>> hold(Deciding deciding) {
    if (!deciding.before().status().mayBecome(CaseStatus.BATCH_HOLD)) {
      return wrongState(deciding);
    }
    CaseRecord after =
        deciding
            .before()
            .heldBy(
                new AgencyDecision(
                    SecondOfficer.agency(deciding.officer()),
                    CaseRecord.HOLD,
                    List.of(),
                    deciding.decision().reason(),
                    deciding.officer().subject(),
                    deciding.now()));
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
    return done(change, after);
  }

  /// The case goes through the rules again; it has no place until it is accepted again. Its
  /// submission is saved as well: a province that takes it back at the same moment must not leave
  /// the case behind.
  private Step<Answer<Decided>> reopen(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (before.status() != CaseStatus.REJECTED) {
      return wrongState(deciding);
    }
    Stored<Submission> submission = submission(before);
    if (submission.value().status() == SubmissionStatus.WITHDRAWN) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "该申报已由省里撤回，其申报件不能恢复。"));
    }
    Stored<Province> book = book(before);
    String city = before.city().code();
    boolean taken =
        city != null
            && book.value()
                .liveCaseOf(city)
                .filter(other -> !other.caseId().equals(before.id()))
                .isPresent();
    if (taken) {
      return refuse(Refusal.of(Refusal.Code.WRONG_STATE, "该城市已有另一在办申报件。"));
    }
    CaseRecord after = before.at(CaseStatus.CHECKING);
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
    change.save(
        book,
        book.value().reopened(before.id()),
        happened(EventType.DECIDED, Map.of("case", before.id(), "action", "REOPEN")));
    change.save(
        submission,
        submission.value(),
        happened(EventType.DECIDED, Map.of("case", before.id(), "action", "REOPEN")));
    return done(change, after);
  }

  private Step<Answer<Decided>> jointly(Deciding deciding) {
    CaseRecord before = deciding.before();
    DecisionAction action = deciding.decision().action();
    CaseStatus next =
        action == DecisionAction.PROPOSE ? CaseStatus.PROPOSED : CaseStatus.NOT_SELECTED;
    List<String> agencies = JointDecision.agencies(deciding.programme());
    String agency = SecondOfficer.agency(deciding.officer());
    if (!agencies.isEmpty() && !agencies.contains(agency)) {
      return refuse(
          Refusal.of(Refusal.Code.WRONG_ROLE, "联合决定须由" + String.join("、", agencies) + "的工作人员作出。"));
    }
    if (!before.status().mayBecome(next)) {
      return wrongState(deciding);
    }
    if (!Calls.isRoundClosed(ledger, before.call())) {
      return refuse(Refusal.of(Refusal.Code.ROUND_OPEN, "专家评审轮次尚未结束。"));
    }
    Optional<Refusal> refusal = JointDecision.refusal(before, deciding.decision());
    if (refusal.isPresent()) {
      return refuse(refusal.get());
    }
    boolean forTwo =
        before.pending().stream()
            .anyMatch(half ->
                half.by().equals(deciding.officer().subject()) && !half.agency().equals(agency));
    if (forTwo) {
      return refuse(Refusal.of(Refusal.Code.SAME_OFFICER, "您已代表另一部门作出决定，联合决定须由两名工作人员分别作出。"));
    }
    List<ParkResult> results = JointDecision.results(before, deciding.decision());
    AgencyDecision half =
        new AgencyDecision(
            agency,
            action.name(),
            results,
            deciding.decision().reason(),
            deciding.officer().subject(),
            deciding.now());
    List<AgencyDecision> halves = JointDecision.with(before, half);
    return JointDecision.isComplete(halves, agencies)
        ? joined(deciding, next, results)
        : pending(deciding, halves, results);
  }

  private Step<Answer<Decided>> joined(
      Deciding deciding, CaseStatus next, List<ParkResult> results) {
    CaseRecord before = deciding.before();
    CaseRecord after =
        before.deciding(next, JointDecision.decided(before.parks(), results), List.of());
    Change.Builder change = deciding.builder();
    change.save(
        deciding.stored(),
        after,
        happened(EventType.DECIDED, data(deciding, results)),
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(before.status(), next, Map.of("by", "joint-decision"))));
    return done(change, after);
  }

  private Step<Answer<Decided>> pending(
      Deciding deciding, List<AgencyDecision> halves, List<ParkResult> results) {
    CaseRecord before = deciding.before();
    CaseRecord after = before.deciding(before.status(), before.parks(), halves);
    Change change =
        deciding
            .builder()
            .save(
                deciding.stored(),
                after,
                happened(EventType.DECISION_PENDING, data(deciding, results)))
            .build();
    List<String> others =
        JointDecision.agencies(deciding.programme()).stream()
            .filter(agency -> !agency.equals(SecondOfficer.agency(deciding.officer())))
            .toList();
    return new Step.Commit<>(change, Answer.done(new Decided(after, others)));
  }

  private static Map<String, String> data(Deciding deciding, List<ParkResult> results) {
    Map<String, String> data = new HashMap<>(deciding.why());
    for (ParkResult park : results) {
      data.put("park." + park.name(), park.result());
    }
    return data;
  }

  /// The place stays taken: a province must not gain by a false statement.
  private Step<Answer<Decided>> disqualify(Deciding deciding) {
    if (!deciding.before().status().mayBecome(CaseStatus.DISQUALIFIED)) {
      return wrongState(deciding);
    }
    CaseRecord before = deciding.before();
    CaseRecord after = before.deciding(CaseStatus.DISQUALIFIED, before.parks(), List.of());
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
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
                TellProvince.words(
                    deciding.programme(), "DECISION", "disqualified", language, Map.of()),
                "parks",
                "",
                "approval",
                TellProvince.words(
                    deciding.programme(),
                    "DECISION",
                    "reason",
                    language,
                    Map.of("reason", deciding.decision().reason()))));
    return done(change, after);
  }

  private Step<Answer<Decided>> move(Deciding deciding, CaseStatus next) {
    if (!deciding.before().status().mayBecome(next)) {
      return wrongState(deciding);
    }
    CaseRecord after = deciding.before().at(next);
    Change.Builder change = deciding.builder();
    save(change, deciding, after);
    return done(change, after);
  }

  private static void save(Change.Builder change, Deciding deciding, CaseRecord after) {
    change.save(
        deciding.stored(),
        after,
        happened(EventType.DECIDED, deciding.why()),
        happened(
            EventType.STATUS_CHANGED,
            Transitions.of(deciding.before().status(), after.status(), Map.of())));
  }

  private void endInBook(Change.Builder change, Deciding deciding, boolean freesPlace) {
    Stored<Province> book = book(deciding.before());
    BookEnds.end(change, book, deciding.before().id(), freesPlace);
  }

  private Stored<Submission> submission(CaseRecord record) {
    return ledger
        .load(Submission.class, record.submission())
        .orElseThrow(() -> new PermanentFault("a case has its submission"));
  }

  private Stored<Province> book(CaseRecord record) {
    return ledger
        .load(Province.class, Province.idOf(record.call(), record.province()))
        .orElseThrow(() -> new PermanentFault("a case is in its province's book"));
  }

  private Answer<Decided> reofferPlaceOf(Decided decided) {
    accept.reoffer(decided.record().call(), decided.record().province());
    return Answer.done(decided);
  }

  private static Step<Answer<Decided>> done(Change.Builder change, CaseRecord after) {
    return new Step.Commit<>(change.build(), Answer.done(new Decided(after, List.of())));
  }

  private static Step<Answer<Decided>> wrongState(Deciding deciding) {
    return refuse(
        Refusal.of(
            Refusal.Code.WRONG_STATE,
            "申报件当前状态为" + deciding.before().status() + "，不能" + deciding.decision().action() + "。"));
  }

  private static Step<Answer<Decided>> refuse(Refusal refusal) {
    return new Step.Nothing<>(Answer.refused(refusal));
  }
}
