package org.intake.application.review;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.domain.call.CallRecord;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.Review;

/// Ends the expert round. From then on nothing is claimed or saved; seats that nobody finished are
/// cancelled, so that no late write can reach the ranking.
///
/// A case with at least one finished review is REVIEWED. One with none stays where it is and is
/// named: an officer opens the round again for it, or ends it otherwise.
public final class CloseRound {
  private static final int PAGE = 100;

  private final Ledger ledger;
  private final Programmes programmes;
  private final Seats seats;
  private final InstantSource clock;

  public CloseRound(Ledger ledger, Programmes programmes, Seats seats, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.seats = seats;
    this.clock = clock;
  }

  /// `unreviewed` are the cases that no expert has finished.
  public record Closed(Instant at, List<String> unreviewed) {
    public Closed {
      unreviewed = List.copyOf(unreviewed);
    }
  }

  /// Closing twice ends what the first time could not.
  public Answer<Closed> close(Actor officer, String call) {
    if (programmes.programme(call).isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报通知。"));
    }
    Instant at = Attempts.run(ledger, () -> mark(officer, call));
    List<String> unreviewed = new ArrayList<>();
    for (CaseStatus status : List.of(CaseStatus.REVIEW_QUEUED, CaseStatus.IN_REVIEW)) {
      for (String caseId : cases(call, status)) {
        boolean reviewed = Attempts.<Boolean>run(ledger, () -> end(officer, caseId));
        if (!reviewed) {
          unreviewed.add(caseId);
        }
      }
    }
    return Answer.done(new Closed(at, unreviewed));
  }

  /// Offers the cancelled seats of unreviewed cases again; refused once a list was published.
  public Answer<CallRecord> reopen(Actor officer, String call, String reason) {
    Answer<CallRecord> reopened = Attempts.run(ledger, () -> unmark(officer, call, reason));
    return reopened.then(record -> {
      for (CaseStatus status : List.of(CaseStatus.REVIEW_QUEUED, CaseStatus.IN_REVIEW)) {
        cases(call, status)
            .forEach(caseId -> Attempts.<Boolean>run(ledger, () -> offer(officer, caseId)));
      }
      return Answer.done(record);
    });
  }

  private Step<Instant> mark(Actor officer, String call) {
    Stored<CallRecord> state = Calls.state(ledger, call);
    Instant closedAt = state.value().roundClosedAt();
    if (closedAt != null) {
      return new Step.Nothing<>(closedAt);
    }
    Instant now = clock.instant();
    Change change =
        Change.by(officer, now)
            .save(state, state.value().roundClosed(now), happened(EventType.ROUND_CLOSED))
            .build();
    return new Step.Commit<>(change, now);
  }

  private Step<Answer<CallRecord>> unmark(Actor officer, String call, String reason) {
    Stored<CallRecord> state = Calls.state(ledger, call);
    if (state.value().roundClosedAt() == null || state.value().publicity() != null) {
      return new Step.Nothing<>(
          Answer.refused(Refusal.of(Refusal.Code.WRONG_STATE, "评审轮次未结束，或名单已公示，不能重新开放。")));
    }
    CallRecord after = state.value().roundReopened();
    Change change =
        Change.by(officer, clock.instant())
            .save(state, after, happened(EventType.ROUND_REOPENED, Map.of("reason", reason)))
            .build();
    return new Step.Commit<>(change, Answer.done(after));
  }

  private Step<Boolean> end(Actor officer, String caseId) {
    Optional<Stored<CaseRecord>> found = ledger.load(CaseRecord.class, caseId);
    if (found.isEmpty() || !isInReview(found.get().value())) {
      return new Step.Nothing<>(true);
    }
    Stored<CaseRecord> record = found.get();
    List<Stored<Review>> all = seats.of(caseId);
    boolean reviewed =
        all.stream().anyMatch(seat -> seat.value().state() == Review.State.COMPLETED);
    boolean unfinished = all.stream().anyMatch(seat -> Seats.isUnfinished(seat.value()));
    if (!reviewed && !unfinished) {
      return new Step.Nothing<>(false);
    }
    Change.Builder change = Change.by(officer, clock.instant());
    seats.cancel(change, caseId);
    CaseStatus next = reviewed ? CaseStatus.REVIEWED : CaseStatus.REVIEW_QUEUED;
    CaseRecord before = record.value();
    if (before.status() == next) {
      change.save(record, before, happened(EventType.ROUND_CLOSED));
    } else {
      change.save(
          record,
          before.at(next),
          happened(EventType.ROUND_CLOSED),
          happened(EventType.STATUS_CHANGED, Transitions.of(before.status(), next, Map.of())));
    }
    return new Step.Commit<>(change.build(), reviewed);
  }

  private Step<Boolean> offer(Actor officer, String caseId) {
    Optional<Stored<CaseRecord>> record = ledger.load(CaseRecord.class, caseId);
    if (record.isEmpty() || !isInReview(record.get().value())) {
      return new Step.Nothing<>(false);
    }
    Instant now = clock.instant();
    Change.Builder change = Change.by(officer, now);
    programmes
        .programme(record.get().value().call())
        .ifPresent(programme -> seats.open(change, programme, record.get().value(), now));
    change.save(record.get(), record.get().value(), happened(EventType.ROUND_REOPENED));
    return new Step.Commit<>(change.build(), true);
  }

  private static boolean isInReview(CaseRecord record) {
    return record.status() == CaseStatus.REVIEW_QUEUED || record.status() == CaseStatus.IN_REVIEW;
  }

  private List<String> cases(String call, CaseStatus status) {
    return Lists.all(ledger, new Listing.CasesAt(call, status), PAGE).stream()
        .map(record -> record.value().id())
        .toList();
  }
}
