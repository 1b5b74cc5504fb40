package org.intake.application.receive;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.intake.application.Answer;
import org.intake.application.Attempts;
import org.intake.application.Attempts.Step;
import org.intake.application.TransientFault;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.port.Uploads;
import org.intake.application.submit.SubmitSubmission;
import org.intake.application.submit.UploadKey;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.DropContact;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionKind;
import org.intake.domain.submission.SubmissionStatus;

/// Packages of provinces that only have a storage client. A province has one open package per call;
/// what it drops after that is a supplement of it.
public final class DropPackages {
  private final Ledger ledger;
  private final Programmes programmes;
  private final SubmitSubmission submit;
  private final InstantSource clock;

  public DropPackages(
      Ledger ledger, Programmes programmes, SubmitSubmission submit, InstantSource clock) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.submit = submit;
    this.clock = clock;
  }

  public sealed interface Added {
    record New(String submission, String file) implements Added {}

    record Known(String submission, String file) implements Added {}

    record Unwanted(String reason) implements Added {}
  }

  /// Adds a dropped object. The same key with other bytes is a new version of that file; with the
  /// same bytes it is known.
  public Added add(UploadKey.Dropped key, Sha256 sha256, long size, Instant createdAt) {
    Optional<DropContact> contact =
        programmes
            .programme(key.call())
            .flatMap(programme -> programme.dropContact(key.province()));
    if (contact.isEmpty()) {
      return new Added.Unwanted("call-or-province-without-drop");
    }
    String fileId = Sha256.ofText(key.key() + "\n" + sha256.hex()).shortForm();
    return Attempts.run(
        ledger,
        () -> {
          Optional<Submission> past =
              withdrawn(key.call(), key.province())
                  .filter(of -> of.file(fileId).isPresent() && wasThere(createdAt, of))
                  .findFirst();
          if (past.isPresent()) {
            return new Step.Nothing<>(new Added.Known(past.get().id(), fileId));
          }
          Stored<Submission> open = openPackage(key, contact.get(), createdAt);
          Submission submission = open.value();
          if (submission.file(fileId).isPresent()) {
            return new Step.Nothing<>(new Added.Known(submission.id(), fileId));
          }
          if (!submission.isOpenForFiles()) {
            throw new TransientFault(
                "the package is being read; what was dropped meanwhile comes next");
          }
          Optional<SubmissionFile> earlier =
              submission.current().stream()
                  .filter(f -> f.objectKey().equals(key.key()))
                  .findFirst();
          SubmissionFile file =
              SubmissionFile.expected(
                      fileId,
                      key.name(),
                      size,
                      sha256,
                      "application/octet-stream",
                      submission.version(),
                      key.key(),
                      earlier.map(SubmissionFile::id).orElse(null))
                  .received(size, sha256, createdAt);
          Instant activity =
              createdAt.isAfter(submission.lastActivityAt())
                  ? createdAt
                  : submission.lastActivityAt();
          Change change =
              Change.by(Actor.SYSTEM, clock.instant())
                  .save(
                      open,
                      submission.with(file, activity),
                      happened(
                          EventType.FILE_WAITS_FOR_SCAN,
                          Map.of("file", fileId, "sha256", sha256.hex())))
                  .build();
          return new Step.Commit<>(change, new Added.New(submission.id(), fileId));
        });
  }

  /// Whether this very object was taken in. One that is newer than the file of its key is another
  /// version; one from the future tells of a clock that was set back, and is known by its size.
  public boolean knows(UploadKey.Dropped key, Uploads.Arrived arrived) {
    Instant now = clock.instant();
    return current(key.call(), key.province()).stream()
            .flatMap(stored -> stored.value().files().stream())
            .filter(file -> isAt(key, arrived, file))
            .anyMatch(file ->
                arrived.createdAt().isAfter(now)
                    || (file.receivedAt() != null
                        && !arrived.createdAt().isAfter(file.receivedAt())))
        || withdrawn(key.call(), key.province())
            .filter(of -> arrived.createdAt().isAfter(now) || wasThere(arrived.createdAt(), of))
            .anyMatch(of -> of.files().stream().anyMatch(file -> isAt(key, arrived, file)));
  }

  private static boolean isAt(UploadKey.Dropped key, Uploads.Arrived arrived, SubmissionFile file) {
    return file.objectKey().equals(key.key()) && file.size() == arrived.size();
  }

  /// Objects stay in the bucket when their package is withdrawn. What lay there by then is not
  /// handed in again by itself: the province drops anew what it wants to hand in.
  private static boolean wasThere(Instant createdAt, Submission withdrawn) {
    return !createdAt.isAfter(withdrawn.lastActivityAt());
  }

  private Stream<Submission> withdrawn(String call, String province) {
    return IntStream.iterate(1, number -> number + 1)
        .mapToObj(number -> ledger.load(Submission.class, id(call, province, number)))
        .takeWhile(Optional::isPresent)
        .map(found -> found.orElseThrow().value())
        .filter(submission -> submission.status() == SubmissionStatus.WITHDRAWN);
  }

  /// Hands the province's open package in; empty when there is none with files.
  public Optional<String> handIn(String call, String province) {
    return current(call, province)
        .map(stored -> stored.value())
        .filter(submission -> submission.isOpenForFiles())
        .flatMap(submission -> close(submission));
  }

  private Optional<String> close(Submission submission) {
    return switch (submit.close(submission.id(), submission.lastActivityAt())) {
      case Answer.Done<SubmitSubmission.Submitted> _ -> Optional.of(submission.id());
      case Answer.Refused<SubmitSubmission.Submitted> _ -> Optional.empty();
    };
  }

  private Stored<Submission> openPackage(UploadKey.Dropped key, DropContact contact, Instant at) {
    Slot slot = slot(key.call(), key.province());
    return slot.stored()
        .orElseGet(() ->
            Stored.unborn(
                Submission.open(
                    slot.id(),
                    key.call(),
                    key.province(),
                    SubmissionKind.APPLICATION,
                    null,
                    null,
                    UploadKey.Dropped.prefix(key.call(), key.province()),
                    new Contact(contact.name(), contact.email(), contact.language()),
                    at)));
  }

  private Optional<Stored<Submission>> current(String call, String province) {
    return slot(call, province).stored();
  }

  /// The province's one open package, or the id that the next one gets. Both come from the same
  /// look: two objects that arrive at once must not open a package each.
  private record Slot(String id, Optional<Stored<Submission>> stored) {}

  private Slot slot(String call, String province) {
    for (int number = 1; ; number++) {
      String id = id(call, province, number);
      Optional<Stored<Submission>> stored = ledger.load(Submission.class, id);
      if (stored.isEmpty() || stored.get().value().status() != SubmissionStatus.WITHDRAWN) {
        return new Slot(id, stored);
      }
    }
  }

  private static String id(String call, String province, int number) {
    return "drop-" + call + "-" + province + "-" + number;
  }
}
