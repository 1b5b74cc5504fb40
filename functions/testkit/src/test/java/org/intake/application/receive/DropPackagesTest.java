package org.intake.application.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.intake.application.Bench;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.submit.SubmitSubmission;
import org.intake.application.submit.UploadKey;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.DropContact;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;
import org.intake.testkit.fakes.InMemoryUploads;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DropPackagesTest {
  private static final Instant NOW = Instant.parse("2017-07-20T01:00:00Z");
  private final Bench bench = new Bench();

  private DropPackages drops(Ledger ledger) {
    Programme small = bench.programme;
    bench.programme =
        new Programme(
            small.id(),
            small.title(),
            small.documentNumber(),
            small.hash(),
            small.reading(),
            small.calendar(),
            small.acceptance(),
            small.quota(),
            small.review(),
            small.corroboration(),
            List.of(
                new DropContact(Bench.JIANGSU, "联络处", "office@province.example", Language.ZH_HANS)),
            small.notices(),
            small.policies(),
            small.duties(),
            small.publicFields(),
            small.rules());
    Programmes programmes = bench.programmes;
    return new DropPackages(
        ledger,
        programmes,
        new SubmitSubmission(
            ledger, new InMemoryUploads(() -> NOW), programmes, bench.writer, () -> NOW),
        () -> NOW);
  }

  /// A ledger where somebody else acts right after the first look at it.
  private static final class Rivalled implements Ledger {
    private final Ledger ledger;
    private @Nullable Runnable rival;

    Rivalled(Ledger ledger, Runnable rival) {
      this.ledger = ledger;
      this.rival = rival;
    }

    @Override
    public <T extends Aggregate> Optional<Stored<T>> load(Class<T> type, String id) {
      Optional<Stored<T>> found = ledger.load(type, id);
      Runnable first = rival;
      rival = null;
      if (first != null) {
        first.run();
      }
      return found;
    }

    @Override
    public Commit commit(Change change) {
      return ledger.commit(change);
    }

    @Override
    public <T extends Aggregate> Page<T> list(
        Listing<T> listing, int limit, @Nullable String cursor) {
      return ledger.list(listing, limit, cursor);
    }

    @Override
    public List<Event> history(String stream) {
      return ledger.history(stream);
    }
  }

  private static UploadKey.Dropped key(String name) {
    return new UploadKey.Dropped(Bench.CALL, Bench.JIANGSU, name);
  }

  /// Found by the simulator: the first two objects of a province, arriving at once, opened a
  /// package each, and nothing ever closed the second.
  @Test
  void opensOnePackageForTwoObjectsThatArriveAtOnce() {
    DropPackages other = drops(bench.ledger);
    Ledger rivalled =
        new Rivalled(
            bench.ledger, () -> other.add(key("推荐函.pdf"), Sha256.ofText("letter"), 6, NOW));

    drops(rivalled).add(key("申报表.pdf"), Sha256.ofText("form"), 4, NOW);

    assertThat(bench.ledger.all(Submission.class))
        .singleElement()
        .satisfies(submission -> assertThat(submission.files()).hasSize(2));
  }

  /// Found by the simulator: the sweep after a withdrawal opened a new package with the objects of
  /// the withdrawn one, which still lie in the bucket, and handed it in.
  @Test
  void leavesTheObjectsOfAWithdrawnPackageAlone() {
    DropPackages drops = drops(bench.ledger);
    UploadKey.Dropped form = key("申报表.pdf");
    Instant dropped = NOW.minusSeconds(120);
    drops.add(form, Sha256.ofText("form"), 4, dropped);
    var first = bench.ledger.all(Submission.class).getFirst();
    withdraw(first.id());

    assertThat(drops.knows(form, new Uploads.Arrived(form.key(), 4, dropped))).isTrue();
    assertThat(drops.add(form, Sha256.ofText("form"), 4, dropped))
        .isInstanceOf(DropPackages.Added.Known.class);
    assertThat(bench.ledger.all(Submission.class)).hasSize(1);

    assertThat(drops.knows(form, new Uploads.Arrived(form.key(), 4, NOW))).isFalse();
    assertThat(drops.add(form, Sha256.ofText("form"), 4, NOW))
        .isInstanceOf(DropPackages.Added.New.class);
  }

  private void withdraw(String id) {
    Stored<Submission> stored = bench.ledger.load(Submission.class, id).orElseThrow();
    bench.ledger.commit(
        Change.by(Actor.SYSTEM, NOW.minusSeconds(60))
            .save(
                stored,
                stored.value().at(SubmissionStatus.WITHDRAWN, NOW.minusSeconds(60)),
                Change.What.happened(EventType.SUBMISSION_WITHDRAWN))
            .build());
  }
}
