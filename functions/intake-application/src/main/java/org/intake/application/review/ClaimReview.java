package org.intake.application.review;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.TransientFault;
import org.intake.application.Transitions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
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
import org.jspecify.annotations.Nullable;

/// Gives an expert the next review that he may do: seats whose lease ran out first, then open ones,
/// oldest first.
///
/// Many experts ask at once. All try the oldest seat; who loses it goes on at a place of his own in
/// the same page of the list, so that they do not meet at each seat again.
public final class ClaimReview {
  /// Seats looked at in one page of the list.
  private static final int PAGE = 40;

  /// Pages of one list looked at: more seats than any call has had.
  private static final int PAGES = 25;

  /// Times that the lists are gone through while others take what this expert tries to take.
  private static final int ROUNDS = 6;

  private final Ledger ledger;
  private final Programmes programmes;
  private final Conflicts conflicts;
  private final InstantSource clock;

  public ClaimReview(
      Ledger ledger, Programmes programmes, Conflicts conflicts, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.conflicts = conflicts;
    this.clock = clock;
  }

  /// A review that its expert holds now, with the case as he may see it.
  public record Claimed(Stored<Review> review, CaseRecord blindCase, Programme programme) {}

  /// Empty when nothing is left for this expert.
  public Answer<Optional<Claimed>> claim(Actor expert, String call) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return Answer.refused(Refusal.invalid("/call", "没有这个申报通知。"));
    }
    if (Calls.isRoundClosed(ledger, call)) {
      return Answer.refused(Refusal.of(Refusal.Code.ROUND_CLOSED, "本轮评审已结束。"));
    }
    Stored<ExpertDesk> desk = Desks.of(ledger, call, expert);
    int most = programme.get().review().maximumLeases();
    if (Desks.held(ledger, desk.value(), expert, clock.instant()).size() >= most) {
      return Answer.refused(Refusal.of(Refusal.Code.TOO_MANY, "您已领取" + most + "份评审，请先完成或退回。"));
    }
    return search(expert, programme.get());
  }

  private Answer<Optional<Claimed>> search(Actor expert, Programme programme) {
    for (int round = 0; round < ROUNDS; round++) {
      Search search = new Search(expert, programme);
      Optional<Claimed> claimed = search.run();
      if (claimed.isPresent() || !search.contested) {
        return Answer.done(claimed);
      }
    }
    throw new TransientFault("too many experts claim at once");
  }

  /// What trying one seat came to.
  private sealed interface Try {
    record Taken(Claimed claimed) implements Try {}

    /// Somebody else changed seat, case or desk at the same moment.
    record Contested() implements Try {}

    record NotForHim() implements Try {}
  }

  /// One walk through the lists.
  private final class Search {
    private final Actor expert;
    private final Programme programme;
    private boolean contested;

    Search(Actor expert, Programme programme) {
      this.expert = expert;
      this.programme = programme;
    }

    Optional<Claimed> run() {
      return Stream.of(Review.State.LEASED, Review.State.OPEN)
          .map(this::walk)
          .flatMap(Optional::stream)
          .findFirst();
    }

    private Optional<Claimed> walk(Review.State state) {
      Listing.ReviewsAt listing = new Listing.ReviewsAt(programme.id(), state);
      @Nullable String cursor = null;
      for (int page = 0; page < PAGES; page++) {
        Ledger.Page<Review> seats = ledger.list(listing, PAGE, cursor);
        Instant now = clock.instant();
        List<Review> free =
            seats.items().stream().map(Stored::value).filter(seat -> seat.isFree(now)).toList();
        Optional<Claimed> claimed = tryEach(free);
        cursor = seats.next();
        // Leases are listed by their end: after the first that still runs all others run, too.
        boolean rest = state == Review.State.LEASED && free.size() < seats.items().size();
        if (claimed.isPresent() || cursor == null || rest) {
          return claimed;
        }
      }
      return Optional.empty();
    }

    private Optional<Claimed> tryEach(List<Review> free) {
      List<Review> order = new ArrayList<>(free);
      boolean turned = false;
      for (int i = 0; i < order.size(); i++) {
        switch (tryToTake(order.get(i))) {
          case Try.Taken(Claimed claimed) -> {
            return Optional.of(claimed);
          }
          case Try.Contested() -> {
            contested = true;
            if (!turned) {
              Collections.rotate(order.subList(i + 1, order.size()), expert.subject().hashCode());
              turned = true;
            }
          }
          case Try.NotForHim() -> {}
        }
      }
      return Optional.empty();
    }

    private Try tryToTake(Review listed) {
      if (expert.isOfProvince(listed.province()) || listed.recused().contains(expert.subject())) {
        return new Try.NotForHim();
      }
      Stored<ExpertDesk> desk = Desks.of(ledger, programme.id(), expert);
      if (hasPartIn(desk.value(), listed.caseId())) {
        return new Try.NotForHim();
      }
      Instant now = clock.instant();
      Optional<Stored<Review>> seat = ledger.load(Review.class, listed.id());
      Optional<Stored<CaseRecord>> record = ledger.load(CaseRecord.class, listed.caseId());
      boolean offered =
          seat.isPresent()
              && record.isPresent()
              && seat.get().value().isFree(now)
              && !seat.get().value().recused().contains(expert.subject())
              && isInReview(record.get().value().status())
              && !conflicts.exist(expert, record.get().value());
      SortedMap<String, Long> held = Desks.held(ledger, desk.value(), expert, now);
      if (!offered || held.size() >= programme.review().maximumLeases()) {
        return new Try.NotForHim();
      }
      return take(seat.get(), record.get(), desk, held, now);
    }

    private Try take(
        Stored<Review> seat,
        Stored<CaseRecord> record,
        Stored<ExpertDesk> desk,
        SortedMap<String, Long> held,
        Instant now) {
      CaseRecord before = record.value();
      Review claimed =
          seat.value().claimed(expert.subject(), now, now.plus(programme.review().lease()));
      Map<String, String> data =
          Map.of("review", claimed.id(), "fence", Long.toString(claimed.fence()));
      Change.Builder change = Change.by(expert, now);
      change.save(seat, claimed, happened(EventType.REVIEW_CLAIMED, data));
      change.save(
          desk,
          desk.value().claiming(held, claimed.id(), claimed.fence()),
          happened(EventType.REVIEW_CLAIMED, data));
      CaseRecord after = before;
      if (before.status() == CaseStatus.REVIEW_QUEUED) {
        after = before.at(CaseStatus.IN_REVIEW);
        change.save(
            record,
            after,
            happened(EventType.REVIEW_CLAIMED, data),
            happened(
                EventType.STATUS_CHANGED,
                Transitions.of(before.status(), CaseStatus.IN_REVIEW, Map.of())));
      } else {
        change.save(record, after, happened(EventType.REVIEW_CLAIMED, data));
      }
      Change whole = change.build();
      return switch (ledger.commit(whole)) {
        case Ledger.Commit.Conflict(String _) -> new Try.Contested();
        case Ledger.Commit.Done() ->
            new Try.Taken(
                new Claimed(
                    committed(seat, claimed, whole), BlindCase.of(after, programme), programme));
      };
    }
  }

  private static Stored<Review> committed(Stored<Review> before, Review after, Change change) {
    return change.saves().stream()
        .filter(save -> save.value().equals(after))
        .map(save -> new Stored<>(after, save.revision(), save.events(), save.head()))
        .findFirst()
        .orElse(before);
  }

  private static boolean hasPartIn(ExpertDesk desk, String caseId) {
    return desk.recusedCases().contains(caseId)
        || desk.finished().stream().anyMatch(review -> Desks.isOfCase(review, caseId))
        || desk.claimed().keySet().stream().anyMatch(review -> Desks.isOfCase(review, caseId));
  }

  private static boolean isInReview(CaseStatus status) {
    return status == CaseStatus.REVIEW_QUEUED || status == CaseStatus.IN_REVIEW;
  }
}
