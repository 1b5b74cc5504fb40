package org.intake.testkit.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.intake.application.PermanentFault;
import org.intake.application.port.Ledger;
import org.intake.application.port.Ledger.Commit;
import org.intake.application.port.Listing;
import org.intake.domain.Language;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Change.What;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Once;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.intake.domain.submission.SubmissionStatus;
import org.junit.jupiter.api.Test;

/// State is committed whole under a revision, with its history, and is found again by its lists.
public abstract class LedgerContract {
  private static final Instant START = Instant.parse("2017-07-20T01:00:00.123Z");
  private static final What OPENED =
      What.happened(EventType.SUBMISSION_OPENED, Map.of("note", "新建"));

  private final String call = Unique.name("call");

  protected abstract Ledger ledger();

  private Submission submission(String province, int minutes) {
    return Submission.open(
        Unique.name("s"),
        call,
        province,
        SubmissionKind.APPLICATION,
        null,
        null,
        null,
        new Contact("王小明", "office@province.example", Language.ZH_HANS),
        START.plus(Duration.ofMinutes(minutes)));
  }

  private static Change.Builder change() {
    return Change.by(Actor.SYSTEM, START);
  }

  private Submission opened(String province, int minutes) {
    Submission submission = submission(province, minutes);
    assertThat(ledger().commit(change().create(submission, OPENED).build()))
        .isEqualTo(new Commit.Done());
    return submission;
  }

  private Stored<Submission> stored(Submission submission) {
    return ledger().load(Submission.class, submission.id()).orElseThrow();
  }

  @Test
  void keepsAnAggregateWithItsRevisionAndHistory() {
    Submission submission = opened("320000", 0);

    Stored<Submission> stored = stored(submission);
    List<Event> history = ledger().history(submission.stream());
    assertThat(stored.value()).isEqualTo(submission);
    assertThat(stored.revision()).isEqualTo(1);
    assertThat(stored.events()).isEqualTo(1);
    assertThat(history).hasSize(1).allMatch(Event::isIntact);
    assertThat(history.getFirst().data()).containsEntry("note", "新建");
    assertThat(stored.head()).isEqualTo(history.getFirst().hash());
  }

  @Test
  void knowsNothingOfWhatWasNeverSaved() {
    assertThat(ledger().load(Submission.class, "nothing")).isEmpty();
    assertThat(ledger().history("submission/nothing")).isEmpty();
  }

  @Test
  void refusesToCreateTheSameTwice() {
    Submission submission = opened("320000", 0);
    Change again = change().create(submission, What.happened(EventType.CONTACT_CHANGED)).build();

    assertThat(ledger().commit(again)).isEqualTo(new Commit.Conflict(submission.stream()));
    assertThat(stored(submission).revision()).isEqualTo(1);
  }

  @Test
  void refusesAChangeOfARevisionThatIsPast() {
    Submission submission = opened("320000", 0);
    Stored<Submission> first = stored(submission);
    assertThat(
            ledger()
                .commit(
                    change()
                        .save(
                            first,
                            submission.at(SubmissionStatus.SUBMITTED, START),
                            What.happened(EventType.SUBMITTED))
                        .build()))
        .isEqualTo(new Commit.Done());

    Commit late =
        ledger()
            .commit(
                change()
                    .save(
                        first,
                        submission.at(SubmissionStatus.WITHDRAWN, START),
                        What.happened(EventType.SUBMISSION_WITHDRAWN))
                    .build());

    assertThat(late).isInstanceOf(Commit.Conflict.class);
    assertThat(stored(submission).value().status()).isEqualTo(SubmissionStatus.SUBMITTED);
    assertThat(ledger().history(submission.stream())).hasSize(2);
  }

  @Test
  void commitsAllOrNothing() {
    Submission first = opened("320000", 0);
    Submission second = submission("320000", 1);

    Commit commit =
        ledger()
            .commit(
                change()
                    .create(second, OPENED)
                    .create(first, What.happened(EventType.SUBMITTED))
                    .build());

    assertThat(commit).isEqualTo(new Commit.Conflict(first.stream()));
    assertThat(ledger().load(Submission.class, second.id())).isEmpty();
    assertThat(ledger().history(second.stream())).isEmpty();
  }

  @Test
  void takesAChangeThatCameTwiceForDone() {
    Submission submission = submission("320000", 0);
    Change change = change().create(submission, OPENED).build();

    assertThat(ledger().commit(change)).isEqualTo(new Commit.Done());
    assertThat(ledger().commit(change)).isEqualTo(new Commit.Done());
    assertThat(ledger().history(submission.stream())).hasSize(1);
  }

  @Test
  void takesAChangeThatCameTwiceForDoneEvenAfterALaterOne() {
    Submission submission = submission("320000", 0);
    Change change = change().create(submission, OPENED).build();
    ledger().commit(change);
    ledger()
        .commit(
            change()
                .save(
                    stored(submission),
                    submission.at(SubmissionStatus.SUBMITTED, START),
                    What.happened(EventType.SUBMITTED))
                .build());

    assertThat(ledger().commit(change)).isEqualTo(new Commit.Done());
    assertThat(stored(submission).value().status()).isEqualTo(SubmissionStatus.SUBMITTED);
  }

  @Test
  void letsExactlyOneOfManyRivalsWin() throws Exception {
    Province book = Province.empty(call, "320000");
    ledger().commit(change().create(book).build());
    Stored<Province> before = ledger().load(Province.class, book.id()).orElseThrow();

    List<Callable<Commit>> rivals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Change change =
          Change.by(new Actor(Role.OFFICER, "o" + i, null, null, null), START)
              .save(before, book.numbered(), What.happened(EventType.QUOTA_RESERVED))
              .build();
      rivals.add(() -> ledger().commit(change));
    }
    int won = 0;
    try (var threads = Executors.newFixedThreadPool(8)) {
      for (Future<Commit> future : threads.invokeAll(rivals)) {
        won += outcome(future) instanceof Commit.Done ? 1 : 0;
      }
    }

    assertThat(won).isEqualTo(1);
    assertThat(ledger().history(book.stream())).hasSize(1);
    assertThat(ledger().load(Province.class, book.id()).orElseThrow().revision()).isEqualTo(2);
  }

  private static Commit outcome(Future<Commit> future) throws InterruptedException {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new AssertionError("a rival failed instead of losing", e.getCause());
    }
  }

  @Test
  void keepsALongHistoryInOrderAndChained() {
    Submission submission = opened("320000", 0);
    for (int i = 0; i < 11; i++) {
      ledger()
          .commit(
              change()
                  .save(
                      stored(submission),
                      submission,
                      What.happened(EventType.FILE_PROGRESS, Map.of("n", "" + i)),
                      What.happened(EventType.FILE_INSPECTED))
                  .build());
    }

    List<Event> history = ledger().history(submission.stream());
    assertThat(history)
        .extracting(Event::sequence)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 23).mapToObj(i -> (long) i).toList());
    assertThat(history).allMatch(Event::isIntact);
    for (int i = 1; i < history.size(); i++) {
      assertThat(history.get(i).previous()).isEqualTo(history.get(i - 1).hash());
    }
  }

  @Test
  void keepsAnAggregateWithoutEvents() {
    Once once = new Once(Unique.name("once"), "hash", 201, Map.of("etag", "\"1\""), "{}");
    ledger().commit(change().create(once).build());

    Stored<Once> stored = ledger().load(Once.class, once.id()).orElseThrow();
    assertThat(stored.value()).isEqualTo(once);
    assertThat(stored.events()).isZero();
    assertThat(stored.head()).isEqualTo(Event.GENESIS);
  }

  @Test
  void keepsABodyThatIsLargerThanAnItem() {
    byte[] noise = new byte[700_000];
    new Random(1).nextBytes(noise);
    Once large =
        new Once(
            Unique.name("large"), "h", 200, Map.of(), java.util.HexFormat.of().formatHex(noise));

    assertThat(ledger().commit(change().create(large).build())).isEqualTo(new Commit.Done());
    assertThat(ledger().load(Once.class, large.id()).orElseThrow().value()).isEqualTo(large);
  }

  @Test
  void refusesWhatIsMoreThanOneTransaction() {
    Change.Builder change = change();
    for (int i = 0; i < 51; i++) {
      change.create(submission("320000", i), OPENED);
    }
    Change tooMuch = change.build();

    assertThatThrownBy(() -> ledger().commit(tooMuch)).isInstanceOf(PermanentFault.class);
  }

  @Test
  void refusesTheSameAggregateTwiceInOneChange() {
    Submission submission = submission("320000", 0);
    Change twice = change().create(submission, OPENED).create(submission).build();

    assertThatThrownBy(() -> ledger().commit(twice)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void listsTheSubmissionsOfAProvinceNewestFirst() {
    Submission first = opened("320000", 1);
    Submission third = opened("320000", 3);
    Submission second = opened("320000", 2);
    opened("330000", 2);

    assertThat(all(new Listing.SubmissionsOfProvince(call, "320000"), 100))
        .containsExactly(third, second, first);
  }

  @Test
  void listsOverAllProvincesOldestFirstPageByPage() {
    List<Submission> opened = new ArrayList<>();
    for (int i = 0; i < 13; i++) {
      opened.add(opened(31 + i + "0000", 2 * i));
    }

    assertThat(all(new Listing.SubmissionsAt(call, SubmissionStatus.DRAFT), 4))
        .containsExactlyElementsOf(opened);
    assertThat(all(new Listing.SubmissionsAt(call, SubmissionStatus.DRAFT), 13))
        .containsExactlyElementsOf(opened);
  }

  @Test
  void movesAnAggregateToTheListOfItsNewStatus() {
    Submission submission = opened("320000", 0);
    ledger()
        .commit(
            change()
                .save(
                    stored(submission),
                    submission.at(SubmissionStatus.SUBMITTED, START),
                    What.happened(EventType.SUBMITTED))
                .build());

    assertThat(all(new Listing.SubmissionsAt(call, SubmissionStatus.DRAFT), 10)).isEmpty();
    assertThat(all(new Listing.SubmissionsAt(call, SubmissionStatus.SUBMITTED), 10))
        .extracting(Aggregate::id)
        .containsExactly(submission.id());
  }

  @Test
  void listsReviewsByCaseAndByState() {
    String caseId = Unique.name("c");
    Review first = Review.open(call, caseId, "320000", 1, START.plusSeconds(1));
    Review second = Review.open(call, caseId, "320000", 2, START.plusSeconds(2));
    Review other = Review.open(call, Unique.name("c"), "330000", 1, START.plusSeconds(9));
    ledger().commit(change().create(first).create(second).create(other).build());

    assertThat(all(new Listing.ReviewsOfCase(caseId), 10)).containsExactly(first, second);
    assertThat(all(new Listing.ReviewsAt(call, Review.State.OPEN), 10))
        .containsExactly(first, second, other);
    assertThat(all(new Listing.ReviewsAt(call, Review.State.LEASED), 10)).isEmpty();
  }

  @Test
  void listsNoticesByProvinceNewestFirstAndByDeliveryOldestFirst() {
    Notice early = notice(1);
    Notice late = notice(2);
    ledger().commit(change().create(late).create(early).build());

    assertThat(all(new Listing.NoticesOfProvince(call, "320000"), 10)).containsExactly(late, early);
    assertThat(all(new Listing.NoticesAt(call, Notice.Delivery.PENDING), 10))
        .containsExactly(early, late);
  }

  private Notice notice(int minutes) {
    return new Notice(
        Unique.name("n"),
        call,
        "320000",
        null,
        null,
        "receipt",
        1,
        "2017-001",
        "office@province.example",
        Language.ZH_HANS,
        "回执",
        "正文",
        "<p>正文</p>",
        Notice.Delivery.PENDING,
        0,
        null,
        START.plus(Duration.ofMinutes(minutes)),
        null);
  }

  @Test
  void refusesACursorThatTheListDidNotGive() {
    opened("320000", 1);
    opened("320000", 2);
    Listing<Submission> own = new Listing.SubmissionsOfProvince(call, "320000");
    String cursor = ledger().list(own, 1, null).next();
    assertThat(cursor).isNotNull();

    for (String bad : List.of("", "*", "abcd", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA")) {
      assertThatThrownBy(() -> ledger().list(own, 1, bad))
          .as("'%s'", bad)
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(
            () -> ledger().list(new Listing.SubmissionsOfProvince(call, "330000"), 1, cursor))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private <T extends Aggregate> List<T> all(Listing<T> listing, int limit) {
    List<T> values = new ArrayList<>();
    String cursor = null;
    do {
      Ledger.Page<T> page = ledger().list(listing, limit, cursor);
      assertThat(page.items().size()).isLessThanOrEqualTo(limit);
      page.items().forEach(stored -> values.add(stored.value()));
      cursor = page.next();
    } while (cursor != null);
    return values;
  }
}
