package org.intake.application.sweep;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.notify.SendNotice;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Messages;
import org.intake.application.port.Messages.Message;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.receive.DropPackages;
import org.intake.application.receive.ReceiveUpload;
import org.intake.application.submit.UploadKey;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionStatus;
import org.jspecify.annotations.Nullable;

/// Looks for what nobody came for and hands it on again. Everything that it finds could also have
/// been found by its own message, so it may run at any time, twice at once, and be stopped in the
/// middle.
public final class Sweep {
  /// Work that has not moved for so long has lost its message: ten times what a large scan takes.
  private static final Duration STALE = Duration.ofMinutes(15);

  private static final int PAGE = 100;

  private final Ledger ledger;
  private final Uploads uploads;
  private final Messages messages;
  private final Programmes programmes;
  private final ReceiveUpload receiving;
  private final DropPackages drops;
  private final SweepDuties duties;
  private final @Nullable Duration quietPeriod;
  private final InstantSource clock;

  /// `quietPeriod` null leaves it to the programme file.
  public Sweep(
      Ledger ledger,
      Uploads uploads,
      Messages messages,
      Programmes programmes,
      ReceiveUpload receiving,
      DropPackages drops,
      SweepDuties duties,
      @Nullable Duration quietPeriod,
      InstantSource clock) {
    this.ledger = ledger;
    this.uploads = uploads;
    this.messages = messages;
    this.programmes = programmes;
    this.receiving = receiving;
    this.drops = drops;
    this.duties = duties;
    this.quietPeriod = quietPeriod;
    this.clock = clock;
  }

  /// How many of each were found.
  public record Found(
      int lostUploads,
      int packagesClosed,
      int staleFiles,
      int staleSubmissions,
      int staleCases,
      int notices,
      int expired,
      int duties) {}

  public Found sweep() {
    int lost = 0;
    int closed = 0;
    int files = 0;
    int submissions = 0;
    int cases = 0;
    int notices = 0;
    int expired = 0;
    int due = 0;
    for (String call : programmes.calls()) {
      Programme programme =
          programmes
              .programme(call)
              .orElseThrow(() -> new IllegalStateException("a listed call is there"));
      lost += lostUploads(call);
      closed += quietPackages(programme);
      files += staleFiles(call);
      submissions += staleSubmissions(call);
      cases += staleCases(programme);
      notices += unsentNotices(call);
      expired += expiredSupplements(call);
      due += duties.sweep(programme);
    }
    return new Found(lost, closed, files, submissions, cases, notices, expired, due);
  }

  /// Compares the bucket with the table: what lies there and was never received has lost its event.
  private int lostUploads(String call) {
    int found = 0;
    for (String prefix : List.of("api/", "drop/" + call + "/")) {
      String after = null;
      List<Uploads.Arrived> here;
      do {
        here = uploads.list(prefix, after, PAGE);
        for (Uploads.Arrived arrived : here) {
          after = arrived.key();
          if (isLost(arrived)
              && !(receiving.receive(arrived.key(), arrived.createdAt())
                  instanceof ReceiveUpload.Received.Ignored)) {
            found++;
          }
        }
      } while (here.size() == PAGE);
    }
    return found;
  }

  /// An object from the future tells of a clock that was set back; receiving it again is harmless.
  private boolean isLost(Uploads.Arrived arrived) {
    boolean due = isStale(arrived.createdAt()) || arrived.createdAt().isAfter(clock.instant());
    return due
        && UploadKey.parse(arrived.key())
            .filter(key ->
                switch (key) {
                  case UploadKey.Announced _ -> true;
                  case UploadKey.Dropped dropped ->
                      !dropped.isSubmit() && !drops.knows(dropped, arrived);
                })
            .isPresent();
  }

  private int quietPackages(Programme programme) {
    int[] closed = {0};
    each(
        new Listing.SubmissionsAt(programme.id(), SubmissionStatus.DRAFT),
        stored -> {
          Submission submission = stored.value();
          Instant quietSince = submission.lastActivityAt().plus(quietPeriod(programme));
          if (submission.dropPrefix() != null
              && !clock.instant().isBefore(quietSince)
              && drops.handIn(submission.call(), submission.province()).isPresent()) {
            closed[0]++;
          }
        });
    closed[0] += quietSupplements(programme);
    return closed[0];
  }

  /// What a province dropped after its package was read is a supplement; it closes by the same
  /// quiet period.
  private int quietSupplements(Programme programme) {
    int[] closed = {0};
    for (SubmissionStatus status :
        List.of(SubmissionStatus.PARSED, SubmissionStatus.PARSE_FAILED)) {
      each(
          new Listing.SubmissionsAt(programme.id(), status),
          stored -> {
            Submission submission = stored.value();
            boolean fresh =
                submission.current().stream()
                    .anyMatch(file -> file.version() == submission.version());
            Instant quietSince = submission.lastActivityAt().plus(quietPeriod(programme));
            if (submission.dropPrefix() != null
                && fresh
                && !clock.instant().isBefore(quietSince)
                && drops.handIn(submission.call(), submission.province()).isPresent()) {
              closed[0]++;
            }
          });
    }
    return closed[0];
  }

  private Duration quietPeriod(Programme programme) {
    return quietPeriod == null ? programme.calendar().quietPeriod() : quietPeriod;
  }

  private int staleFiles(String call) {
    List<Message> again = new ArrayList<>();
    int[] scanned = {0};
    for (SubmissionStatus status :
        List.of(SubmissionStatus.DRAFT, SubmissionStatus.SUBMITTED, SubmissionStatus.PARSING)) {
      each(
          new Listing.SubmissionsAt(call, status),
          stored -> {
            for (SubmissionFile file : stored.value().current()) {
              if (file.status() == FileStatus.RECEIVED && file.malwareScan() == null) {
                receiving.scan(stored.value().id(), file.id());
                scanned[0]++;
              } else if (isUnread(file) && isStale(stored.value().lastActivityAt())) {
                again.add(new Message.InspectFile(stored.value().id(), file.id()));
              }
            }
          });
    }
    send(again);
    return again.size() + scanned[0];
  }

  private static boolean isUnread(SubmissionFile file) {
    return file.status() == FileStatus.RECEIVED || file.status() == FileStatus.INSPECTING;
  }

  private int staleSubmissions(String call) {
    List<Message> again = new ArrayList<>();
    for (SubmissionStatus status : List.of(SubmissionStatus.SUBMITTED, SubmissionStatus.PARSING)) {
      each(
          new Listing.SubmissionsAt(call, status),
          stored -> {
            if (stored.value().isInspected()) {
              again.add(new Message.ScreenSubmission(stored.value().id()));
            }
          });
    }
    send(again);
    return again.size();
  }

  private int staleCases(Programme programme) {
    List<CaseStatus> waiting =
        new ArrayList<>(List.of(CaseStatus.CHECKING, CaseStatus.RESUBMITTED));
    if (programme.acceptance() == Programme.Acceptance.AUTOMATIC) {
      waiting.add(CaseStatus.READY);
    }
    List<Message> again = new ArrayList<>();
    for (CaseStatus status : waiting) {
      each(
          new Listing.CasesAt(programme.id(), status),
          stored -> again.add(new Message.ScreenCase(stored.value().id())));
    }
    send(again);
    return again.size();
  }

  private int unsentNotices(String call) {
    List<Message> again = new ArrayList<>();
    for (Notice.Delivery delivery : List.of(Notice.Delivery.PENDING, Notice.Delivery.SENDING)) {
      Duration patience = delivery == Notice.Delivery.SENDING ? SendNotice.CLAIM : STALE;
      each(
          new Listing.NoticesAt(call, delivery),
          stored -> {
            if (clock.instant().isAfter(stored.value().createdAt().plus(patience))) {
              again.add(new Message.SendNotice(stored.value().id()));
            }
          });
    }
    send(again);
    return again.size();
  }

  /// A supplement that did not come in time is a question for a person, never a refusal by itself.
  private int expiredSupplements(String call) {
    int[] expired = {0};
    each(
        new Listing.CasesAt(call, CaseStatus.DEFICIENT),
        stored -> {
          if (expire(stored.value().id())) {
            expired[0]++;
          }
        });
    return expired[0];
  }

  private boolean expire(String caseId) {
    return Attempts.run(
        ledger,
        () -> {
          Instant now = clock.instant();
          Optional<Stored<CaseRecord>> stored = ledger.load(CaseRecord.class, caseId);
          Instant due = stored.map(s -> s.value().supplementDue()).orElse(null);
          boolean over =
              stored.isPresent()
                  && stored.get().value().status() == CaseStatus.DEFICIENT
                  && due != null
                  && !now.isBefore(due);
          if (!over) {
            return new Step.Nothing<>(false);
          }
          Change change =
              Change.by(Actor.SYSTEM, now)
                  .save(
                      stored.orElseThrow(),
                      stored.orElseThrow().value().at(CaseStatus.MANUAL_CHECK),
                      happened(
                          EventType.STATUS_CHANGED,
                          Map.of(
                              "from",
                              "DEFICIENT",
                              "to",
                              "MANUAL_CHECK",
                              "why",
                              "supplement-expired")))
                  .build();
          return new Step.Commit<>(change, true);
        });
  }

  private void send(List<Message> again) {
    if (!again.isEmpty()) {
      messages.send(again);
    }
  }

  private boolean isStale(Instant since) {
    return clock.instant().isAfter(since.plus(STALE));
  }

  private <T extends Aggregate> void each(Listing<T> listing, Consumer<Stored<T>> what) {
    @Nullable String cursor = null;
    do {
      Ledger.Page<T> page = ledger.list(listing, PAGE, cursor);
      page.items().forEach(what);
      cursor = page.next();
    } while (cursor != null);
  }
}
