package org.intake.application.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.jspecify.annotations.Nullable;

/// Who may read what of the review: an expert his own and the case that he holds, the office all
/// once the round is closed.
public final class ReadReviews {
  private final Ledger ledger;
  private final Programmes programmes;
  private final Conflicts conflicts;
  private final InstantSource clock;

  public ReadReviews(
      Ledger ledger, Programmes programmes, Conflicts conflicts, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.conflicts = conflicts;
    this.clock = clock;
  }

  /// What an expert holds and has finished in a call.
  public List<Review> own(Actor expert, String call) {
    ExpertDesk desk = Desks.of(ledger, call, expert).value();
    Instant now = clock.instant();
    return Stream.concat(
            Desks.held(ledger, desk, expert, now).keySet().stream(), desk.finished().stream())
        .map(id -> ledger.load(Review.class, id))
        .flatMap(Optional::stream)
        .map(Stored::value)
        .toList();
  }

  /// One seat of the expert's own.
  public Answer<Stored<Review>> own(Actor expert, String call, String review) {
    return own(expert, call).stream().anyMatch(seat -> seat.id().equals(review))
        ? ledger.load(Review.class, review).map(Answer::done).orElseGet(() -> notFound())
        : notFound();
  }

  private static <T> Answer<T> notFound() {
    return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这份评审。"));
  }

  /// All finished reviews, for the office.
  public Answer<Ledger.Page<Review>> all(String call, int limit, @Nullable String cursor) {
    return Calls.isRoundClosed(ledger, call)
        ? Answer.done(
            ledger.list(new Listing.ReviewsAt(call, Review.State.COMPLETED), limit, cursor))
        : Answer.refused(Refusal.of(Refusal.Code.ROUND_OPEN, "评审轮次结束后才能查看评审意见。"));
  }

  /// The case as an expert sees it, while he holds a seat of it and no conflict has come up.
  public Answer<CaseRecord> blindCase(Actor expert, String caseId) {
    return ledger
        .load(CaseRecord.class, caseId)
        .map(Stored::value)
        .filter(record -> holdsSeatOf(expert, record) && !conflicts.exist(expert, record))
        .flatMap(record ->
            programmes.programme(record.call()).map(programme -> BlindCase.of(record, programme)))
        .map(Answer::done)
        .orElseGet(() -> Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报件。")));
  }

  private boolean holdsSeatOf(Actor expert, CaseRecord record) {
    ExpertDesk desk = Desks.of(ledger, record.call(), expert).value();
    return Desks.held(ledger, desk, expert, clock.instant()).keySet().stream()
        .anyMatch(review -> Desks.isOfCase(review, record.id()));
  }
}
