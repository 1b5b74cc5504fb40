package org.intake.application.review;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.PermanentFault;
import org.intake.application.Refusal;
import org.intake.application.Transitions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;

/// What the holder of a lease does: renew it, give it back, save and hand in his scores. Each asks
/// for the fence that the claim gave; a write with another one is late and refused.
public final class HoldReview {
  private static final int LONGEST_REASON = 500;

  private final Ledger ledger;
  private final Programmes programmes;
  private final Seats seats;
  private final InstantSource clock;

  public HoldReview(Ledger ledger, Programmes programmes, Seats seats, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.seats = seats;
    this.clock = clock;
  }

  public Answer<Review> renew(Actor expert, String review, long fence) {
    return held(
        expert,
        review,
        fence,
        held -> {
          Instant until = held.now().plus(held.programme().review().lease());
          Review after = held.seat().value().renewed(until);
          Change change =
              Change.by(expert, held.now())
                  .save(
                      held.seat(),
                      after,
                      happened(
                          EventType.REVIEW_RENEWED,
                          Map.of("fence", Long.toString(fence), "until", until.toString())))
                  .build();
          return new Step.Commit<>(change, Answer.done(after));
        });
  }

  /// Gives the seat back. With `conflict` no seat of the case is offered to this expert again.
  public Answer<Review> release(
      Actor expert, String review, long fence, String reason, boolean conflict) {
    if (reason.length() > LONGEST_REASON) {
      return Answer.refused(Refusal.invalid("/reason", "理由不超过" + LONGEST_REASON + "字。"));
    }
    return held(
        expert,
        review,
        fence,
        held -> {
          Review before = held.seat().value();
          Review after = before.released(expert.subject(), conflict);
          Map<String, String> data = new HashMap<>();
          data.put("review", review);
          data.put("fence", Long.toString(fence));
          data.put("conflict", Boolean.toString(conflict));
          Map<String, String> own = new HashMap<>(data);
          own.put("reason", reason);
          Change.Builder change = Change.by(expert, held.now());
          change.save(held.seat(), after, happened(EventType.REVIEW_RELEASED, own));
          change.save(
              held.desk(),
              held.desk().value().releasing(review, before.caseId(), conflict),
              happened(EventType.REVIEW_RELEASED, data));
          backToQueue(change, held.record(), review, EventType.REVIEW_RELEASED, data);
          return new Step.Commit<>(change.build(), Answer.done(after));
        });
  }

  /// Saves, and with `complete` hands in. Handing in the same again is done already.
  public Answer<Review> save(Actor expert, String review, Scoring scoring) {
    Optional<Answer<Review>> again = handedInBefore(expert, review, scoring);
    return again.isPresent()
        ? again.get()
        : held(expert, review, scoring.fence(), held -> save(expert, held, scoring));
  }

  private Step<Answer<Review>> save(Actor expert, Held held, Scoring scoring) {
    Optional<Refusal> refusal =
        scoring.refusal(held.programme().review(), held.record().value().parks());
    if (refusal.isPresent()) {
      return new Step.Nothing<>(Answer.refused(refusal.get()));
    }
    Review saved = held.seat().value().saved(scoring.scores(), scoring.parks(), scoring.comment());
    Map<String, String> data =
        Map.of("review", saved.id(), "fence", Long.toString(scoring.fence()));
    Change.Builder change = Change.by(expert, held.now());
    if (!scoring.complete()) {
      change.save(held.seat(), saved, happened(EventType.REVIEW_SAVED, data));
      return new Step.Commit<>(change.build(), Answer.done(saved));
    }
    Review completed = saved.completed(expert.subject(), held.now());
    change.save(held.seat(), completed, happened(EventType.REVIEW_COMPLETED, data));
    change.save(
        held.desk(),
        held.desk().value().finishing(saved.id()),
        happened(EventType.REVIEW_COMPLETED, data));
    CaseRecord before = held.record().value();
    if (isLast(saved)) {
      change.save(
          held.record(),
          before.at(CaseStatus.REVIEWED),
          happened(EventType.REVIEW_COMPLETED, data),
          happened(
              EventType.STATUS_CHANGED,
              Transitions.of(before.status(), CaseStatus.REVIEWED, Map.of())));
    } else {
      change.save(held.record(), before, happened(EventType.REVIEW_COMPLETED, data));
    }
    return new Step.Commit<>(change.build(), Answer.done(completed));
  }

  /// Every change of a seat's occupation saves the case as well: two that hand in at once meet
  /// there, and the second one sees that it is the last.
  private boolean isLast(Review completing) {
    return seats.of(completing.caseId()).stream()
        .map(Stored::value)
        .filter(seat -> !seat.id().equals(completing.id()))
        .noneMatch(Seats::isUnfinished);
  }

  private Optional<Answer<Review>> handedInBefore(Actor expert, String review, Scoring scoring) {
    Optional<Review> seat =
        ledger
            .load(Review.class, review)
            .map(Stored::value)
            .filter(found -> found.state() == Review.State.COMPLETED)
            .filter(found -> expert.subject().equals(found.completedBy()));
    if (seat.isEmpty()) {
      return Optional.empty();
    }
    boolean same =
        seat.get().fence() == scoring.fence() && scoring.complete() && scoring.isIn(seat.get());
    return Optional.of(
        same
            ? Answer.done(seat.get())
            : Answer.refused(Refusal.of(Refusal.Code.WRONG_STATE, "该评审已提交，不能再改。")));
  }

  /// Puts the case back when nobody works or has worked on it any more.
  void backToQueue(
      Change.Builder change,
      Stored<CaseRecord> record,
      String review,
      EventType why,
      Map<String, String> data) {
    List<Stored<Review>> all = seats.of(record.value().id());
    if (record.value().status() == CaseStatus.IN_REVIEW && !Seats.isTouched(all, review)) {
      change.save(
          record,
          record.value().at(CaseStatus.REVIEW_QUEUED),
          happened(why, data),
          happened(
              EventType.STATUS_CHANGED,
              Transitions.of(CaseStatus.IN_REVIEW, CaseStatus.REVIEW_QUEUED, Map.of())));
    } else {
      change.save(record, record.value(), happened(why, data));
    }
  }

  private record Held(
      Stored<Review> seat,
      Stored<CaseRecord> record,
      Stored<ExpertDesk> desk,
      Programme programme,
      Instant now) {}

  private Answer<Review> held(
      Actor expert, String review, long fence, Function<Held, Step<Answer<Review>>> then) {
    return Attempts.run(
        ledger,
        () -> {
          Optional<Stored<Review>> seat = ledger.load(Review.class, review);
          if (seat.isEmpty()) {
            return refused(Refusal.Code.NOT_FOUND, "没有这份评审。");
          }
          Review current = seat.get().value();
          Stored<ExpertDesk> desk = Desks.of(ledger, current.call(), expert);
          Instant now = clock.instant();
          if (!current.isHeldBy(expert, fence, now)) {
            return desk.value().knows(review)
                ? refused(Refusal.Code.REVIEW_LEASE_LOST, "您的领取已到期或已被收回，请重新领取。")
                : refused(Refusal.Code.NOT_FOUND, "没有这份评审。");
          }
          if (Calls.isRoundClosed(ledger, current.call())) {
            return refused(Refusal.Code.ROUND_CLOSED, "本轮评审已结束。");
          }
          Stored<CaseRecord> record =
              ledger
                  .load(CaseRecord.class, current.caseId())
                  .orElseThrow(() -> new PermanentFault("a seat has its case"));
          Programme programme = programmes.required(current.call());
          return then.apply(new Held(seat.get(), record, desk, programme, now));
        });
  }

  private static Step<Answer<Review>> refused(Refusal.Code code, String detail) {
    return new Step.Nothing<>(Answer.refused(Refusal.of(code, detail)));
  }
}
