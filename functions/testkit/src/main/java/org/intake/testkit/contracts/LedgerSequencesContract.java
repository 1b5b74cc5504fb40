package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.domain.Language;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.intake.domain.submission.SubmissionStatus;
import org.intake.testkit.fakes.InMemoryLedger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Scorecard R9: whatever is asked of a ledger, one thing after the other, it answers what the fake
/// answers. The same seed asks the same.
public abstract class LedgerSequencesContract {
  private static final Instant START = Instant.parse("2017-07-20T01:00:00.123Z");
  private static final int STEPS = 60;

  protected abstract Ledger ledger();

  static LongStream seeds() {
    return Sequences.seeds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void answersWhatTheFakeAnswers(long seed) {
    Sequence sequence = new Sequence(new Random(seed), ledger());
    for (int step = 0; step < STEPS; step++) {
      sequence.step("seed " + seed + ", step " + step);
    }
  }

  /// One run of random questions to two ledgers.
  private static final class Sequence {
    private final Random random;
    private final Ledger real;
    private final Ledger fake = new InMemoryLedger();
    private final String call = Unique.name("call");
    private final List<Submission> submissions = new ArrayList<>();
    private final List<Review> seats = new ArrayList<>();
    private final List<Change> committed = new ArrayList<>();

    Sequence(Random random, Ledger real) {
      this.random = random;
      this.real = real;
    }

    void step(String where) {
      switch (random.nextInt(8)) {
        case 0, 1 -> create(where);
        case 2, 3 -> change(where, random.nextInt(4) == 0);
        case 4 -> repeat(where);
        case 5 -> look(where);
        default -> list(where);
      }
    }

    private <E> E any(E[] of) {
      return List.of(of).get(random.nextInt(of.length));
    }

    private Instant soon() {
      return START.plus(Duration.ofSeconds(random.nextInt(1_000)));
    }

    private Change.Builder by() {
      return Change.by(Actor.SYSTEM, soon());
    }

    private static Change.What what(EventType type) {
      return Change.What.happened(type, Map.of("note", "变更"));
    }

    private void commit(Change change, String where) {
      Ledger.Commit expected = fake.commit(change);
      Ledger.Commit actual = real.commit(change);
      assertThat(actual.getClass()).as(where).isEqualTo(expected.getClass());
      if (expected instanceof Ledger.Commit.Done) {
        committed.add(change);
      }
    }

    private void create(String where) {
      String id = call + "-" + submissions.size();
      Submission submission =
          Submission.open(
              id,
              call,
              random.nextBoolean() ? "320000" : "330000",
              SubmissionKind.APPLICATION,
              null,
              null,
              null,
              new Contact("王小明", "office@province.example", Language.ZH_HANS),
              soon());
      Review seat = Review.open(call, id, submission.province(), 1, soon());
      submissions.add(submission);
      seats.add(seat);
      commit(
          by().create(submission, what(EventType.SUBMISSION_OPENED))
              .create(seat, what(EventType.REVIEW_OPENED))
              .build(),
          where);
    }

    /// Sometimes with a revision that is long gone, alone or beside one that is right.
    private void change(String where, boolean stale) {
      if (submissions.isEmpty()) {
        return;
      }
      int which = random.nextInt(submissions.size());
      Stored<Submission> submission = loaded(Submission.class, submissions.get(which).id());
      Stored<Review> seat = loaded(Review.class, seats.get(which).id());
      Submission next = submission.value().at(any(SubmissionStatus.values()), soon());
      Stored<Submission> before = stale ? Stored.unborn(submission.value()) : submission;
      Change.Builder change = by().save(before, next, what(EventType.STATUS_CHANGED));
      if (random.nextBoolean()) {
        change.save(
            seat,
            seat.value().claimed("expert", soon(), soon().plusSeconds(60)),
            what(EventType.REVIEW_CLAIMED));
      }
      commit(change.build(), where);
    }

    private <T extends Aggregate> Stored<T> loaded(Class<T> type, String id) {
      return fake.load(type, id).orElseThrow();
    }

    private void repeat(String where) {
      if (!committed.isEmpty()) {
        commit(committed.get(random.nextInt(committed.size())), where);
      }
    }

    private void look(String where) {
      String id = call + "-" + random.nextInt(submissions.size() + 1);
      Optional<Stored<Submission>> expected = fake.load(Submission.class, id);
      assertThat(real.load(Submission.class, id)).as(where).isEqualTo(expected);
      String stream = "submission/" + id;
      assertThat(real.history(stream)).as(where).isEqualTo(fake.history(stream));
    }

    private void list(String where) {
      SubmissionStatus status = any(SubmissionStatus.values());
      Review.State state = any(Review.State.values());
      same(new Listing.SubmissionsAt(call, status), where);
      same(new Listing.SubmissionsOfProvince(call, "320000"), where);
      same(new Listing.ReviewsAt(call, state), where);
    }

    private <T extends Aggregate> void same(Listing<T> listing, String where) {
      int limit = 1 + random.nextInt(5);
      assertThat(pages(real, listing, limit)).as(where).isEqualTo(pages(fake, listing, limit));
    }

    private static <T extends Aggregate> List<String> pages(
        Ledger ledger, Listing<T> listing, int limit) {
      List<String> ids = new ArrayList<>();
      Ledger.Page<T> page = ledger.list(listing, limit, null);
      while (true) {
        page.items().forEach(item -> ids.add(item.value().id() + " " + item.revision()));
        String next = page.next();
        if (next == null) {
          return ids;
        }
        page = ledger.list(listing, limit, next);
      }
    }
  }
}
