package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.ExpertDesk;
import org.intake.domain.review.Review;
import org.jspecify.annotations.Nullable;

/// What holds of seats, leases and experts.
final class ReviewInvariants {
  private ReviewInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "R-01",
            "A case that waits for review or is in it has all its seats, numbered from 1.",
            WhoActs.DEVELOPER,
            ReviewInvariants::seats),
        new Invariant(
            "R-02",
            "A seat belongs to a case of the same call and province that was accepted.",
            WhoActs.DEVELOPER,
            ReviewInvariants::ofCase),
        new Invariant(
            "R-03",
            "A seat is leased, open, finished or cancelled, and holds what belongs to that and"
                + " nothing else.",
            WhoActs.DEVELOPER,
            ReviewInvariants::shape),
        new Invariant(
            "R-04",
            "A seat's state and fence are what its history says; the fence only grows.",
            WhoActs.DEVELOPER,
            SeatHistory::fence),
        new Invariant(
            "R-05",
            "Nobody took a seat while another held it.",
            WhoActs.DEVELOPER,
            SeatHistory::oneHolder),
        new Invariant(
            "R-06",
            "Nothing happened to a seat after it was finished.",
            WhoActs.DEVELOPER,
            SeatHistory::finished),
        new Invariant(
            "R-07",
            "Whoever holds or finished a seat claimed it, and holds no second seat of the case.",
            WhoActs.DEVELOPER,
            ReviewInvariants::twice),
        new Invariant(
            "R-08",
            "No expert of a case's own province took a seat of it.",
            WhoActs.OFFICER,
            ReviewInvariants::ownProvince),
        new Invariant(
            "R-09",
            "Finished scores are complete and within the scale.",
            WhoActs.DEVELOPER,
            ReviewInvariants::scores),
        new Invariant(
            "R-10",
            "A case is IN_REVIEW while, and only while, somebody works or worked on it, and"
                + " REVIEWED when no seat waits any more.",
            WhoActs.DEVELOPER,
            ReviewInvariants::caseStatus),
        new Invariant(
            "R-11",
            "What an expert's desk says he finished, its seat says as well, and the other way"
                + " round.",
            WhoActs.DEVELOPER,
            ReviewInvariants::desks),
        new Invariant(
            "R-12",
            "No seat waits for an expert outside of the review.",
            WhoActs.DEVELOPER,
            ReviewInvariants::noStraySeats));
  }

  private static Map<String, List<Review>> seatsByCase(Audited audited) {
    Map<String, List<Review>> seats = new TreeMap<>();
    for (Review seat : audited.state().all(Review.class)) {
      seats.computeIfAbsent(seat.caseId(), _ -> new ArrayList<>()).add(seat);
    }
    seats.values().forEach(own -> own.sort(Comparator.comparingInt(Review::seat)));
    return seats;
  }

  private static Optional<ReviewPolicy> policy(Audited audited, String call) {
    return audited.programme(call).map(programme -> programme.review());
  }

  private static boolean isInReview(CaseStatus status) {
    return status == CaseStatus.REVIEW_QUEUED
        || status == CaseStatus.IN_REVIEW
        || status == CaseStatus.REVIEWED;
  }

  private static void seats(Audited audited, Tally tally) {
    Map<String, List<Review>> byCase = seatsByCase(audited);
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<ReviewPolicy> policy = policy(audited, record.call());
      if (isInReview(record.status()) && policy.isPresent()) {
        List<Review> own = byCase.getOrDefault(record.id(), List.of());
        boolean numbered =
            IntStream.range(0, own.size())
                .allMatch(i ->
                    own.get(i).seat() == i + 1
                        && own.get(i).id().equals(Review.idOf(record.id(), i + 1)));
        tally.check(
            numbered && own.size() == policy.get().seats(),
            record.stream(),
            "has " + own.size() + " of " + policy.get().seats() + " seats");
      }
    }
  }

  private static void ofCase(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      Optional<CaseRecord> of = audited.state().find(CaseRecord.class, seat.caseId());
      boolean fits =
          of.filter(record -> record.call().equals(seat.call()))
              .filter(record -> record.province().equals(seat.province()))
              .filter(record ->
                  audited.state().history(record).stream()
                      .anyMatch(event -> "ACCEPTED".equals(event.data().get("to"))))
              .isPresent();
      tally.check(fits, seat.stream(), "is a seat of no accepted case");
    }
  }

  private static void shape(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      boolean holds =
          switch (seat.state()) {
            case OPEN ->
                seat.lease() == null
                    && seat.completedBy() == null
                    && seat.completedAt() == null
                    && seat.scores().isEmpty();
            case LEASED -> seat.lease() != null && seat.completedBy() == null;
            case COMPLETED ->
                seat.lease() == null && seat.completedBy() != null && seat.completedAt() != null;
            case CANCELLED -> seat.lease() == null;
          };
      tally.check(holds, seat.stream(), "is " + seat.state() + " and holds what does not fit");
    }
  }

  private static @Nullable String expertOf(Review seat) {
    return seat.lease() == null ? seat.completedBy() : seat.lease().holder();
  }

  private static void twice(Audited audited, Tally tally) {
    seatsByCase(audited)
        .forEach((caseId, seats) -> {
          Set<String> experts = new HashSet<>();
          for (Review seat : seats) {
            String expert = expertOf(seat);
            if (expert != null) {
              boolean claimed =
                  audited.state().history(seat).stream()
                      .anyMatch(event ->
                          event.type() == EventType.REVIEW_CLAIMED
                              && event.actor().subject().equals(expert));
              tally.check(
                  experts.add(expert) && claimed,
                  seat.stream(),
                  claimed ? "has an expert of another seat of its case" : "was claimed by nobody");
            }
          }
        });
  }

  private static void ownProvince(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      for (Event event : audited.state().history(seat)) {
        if (event.type() == EventType.REVIEW_CLAIMED) {
          Actor expert = event.actor();
          tally.check(
              !expert.isOfProvince(seat.province()),
              seat.stream(),
              "event " + event.sequence() + " is an expert's of its own province");
        }
      }
    }
  }

  private static void scores(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      Optional<ReviewPolicy> policy = policy(audited, seat.call());
      if (seat.state() == Review.State.COMPLETED && policy.isPresent()) {
        boolean complete =
            policy.get().criteria().stream()
                .allMatch(criterion -> seat.scores().containsKey(criterion.id()));
        boolean inScale =
            seat.scores().values().stream()
                .allMatch(score ->
                    score.compareTo(policy.get().lowestScore()) >= 0
                        && score.compareTo(policy.get().highestScore()) <= 0);
        tally.check(
            complete && inScale && seat.scores().size() == policy.get().criteria().size(),
            seat.stream(),
            "is finished with scores that are incomplete or off the scale");
      }
    }
  }

  /// A closed round leaves cases that nobody finished where they were.
  private static void caseStatus(Audited audited, Tally tally) {
    seatsByCase(audited)
        .forEach((caseId, seats) -> {
          Optional<CaseStatus> status =
              audited.state().find(CaseRecord.class, caseId).map(CaseRecord::status);
          boolean touched =
              seats.stream()
                  .anyMatch(seat ->
                      seat.state() == Review.State.LEASED
                          || seat.state() == Review.State.COMPLETED);
          boolean waits =
              seats.stream()
                  .anyMatch(seat ->
                      seat.state() == Review.State.LEASED || seat.state() == Review.State.OPEN);
          boolean holds =
              switch (status.orElse(CaseStatus.ARCHIVED)) {
                case REVIEW_QUEUED -> !touched;
                case IN_REVIEW -> touched && waits;
                case REVIEWED -> touched && !waits;
                default -> true;
              };
          tally.check(holds, "case/" + caseId, "is " + status.orElse(null) + ", its seats are not");
        });
  }

  private static void desks(Audited audited, Tally tally) {
    Set<String> onDesks = new HashSet<>();
    for (ExpertDesk desk : audited.state().all(ExpertDesk.class)) {
      for (String id : desk.finished()) {
        boolean his =
            audited
                .state()
                .find(Review.class, id)
                .filter(seat -> desk.expert().equals(seat.completedBy()))
                .isPresent();
        onDesks.add(id);
        tally.check(his, desk.stream(), "says that he finished " + id);
      }
      desk.claimed()
          .forEach((id, fence) ->
              tally.check(
                  audited
                      .state()
                      .find(Review.class, id)
                      .filter(seat -> seat.fence() >= fence)
                      .isPresent(),
                  desk.stream(),
                  "holds " + id + " with a fence that it never had"));
    }
    for (Review seat : audited.state().all(Review.class)) {
      if (seat.state() == Review.State.COMPLETED) {
        tally.check(onDesks.contains(seat.id()), seat.stream(), "was finished on nobody's desk");
      }
    }
  }

  private static void noStraySeats(Audited audited, Tally tally) {
    for (Review seat : audited.state().all(Review.class)) {
      boolean waits = seat.state() == Review.State.OPEN || seat.state() == Review.State.LEASED;
      if (waits) {
        boolean inReview =
            audited
                .state()
                .find(CaseRecord.class, seat.caseId())
                .filter(record ->
                    record.status() == CaseStatus.REVIEW_QUEUED
                        || record.status() == CaseStatus.IN_REVIEW)
                .isPresent();
        tally.check(inReview, seat.stream(), "waits although its case is not in review");
      }
    }
  }
}
