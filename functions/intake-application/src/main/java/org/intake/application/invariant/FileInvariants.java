package org.intake.application.invariant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// What holds of each file of a submission.
final class FileInvariants {
  /// Where each of these events leaves the file that it names.
  private static final Map<EventType, FileStatus> LEAVES =
      Map.of(
          EventType.FILE_EXPECTED, FileStatus.EXPECTED,
          EventType.FILE_WAITS_FOR_SCAN, FileStatus.RECEIVED,
          EventType.FILE_RECEIVED, FileStatus.RECEIVED,
          EventType.FILE_PROGRESS, FileStatus.INSPECTING,
          EventType.FILE_INSPECTED, FileStatus.INSPECTED,
          EventType.FILE_REFUSED, FileStatus.REFUSED);

  private FileInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "F-01",
            "A submission has the files that its history says, each where it says.",
            WhoActs.DEVELOPER,
            FileInvariants::status),
        new Invariant(
            "F-02",
            "No two files of a submission bear the same id.",
            WhoActs.DEVELOPER,
            FileInvariants::ids),
        new Invariant(
            "F-03",
            "A file counts no more if, and only if, another one replaces it.",
            WhoActs.DEVELOPER,
            FileInvariants::superseded),
        new Invariant(
            "F-04",
            "A received file has the hash with which its history says that it arrived.",
            WhoActs.OPERATOR,
            FileInvariants::hash),
        new Invariant(
            "F-05",
            "No file was read before the scanner passed it.",
            WhoActs.DEVELOPER,
            FileInvariants::scanned),
        new Invariant(
            "F-06", "A refused file says why.", WhoActs.DEVELOPER, FileInvariants::refusal),
        new Invariant(
            "F-07",
            "A file belongs to a version that its submission has had.",
            WhoActs.DEVELOPER,
            FileInvariants::version),
        new Invariant(
            "F-08",
            "A file was settled once: what was read is not read again.",
            WhoActs.DEVELOPER,
            FileInvariants::settledOnce));
  }

  @FunctionalInterface
  private interface Look {
    void at(Submission submission, SubmissionFile file, String item);
  }

  private static void each(Audited audited, Look look) {
    for (Submission submission : audited.state().all(Submission.class)) {
      for (SubmissionFile file : submission.files()) {
        look.at(submission, file, submission.stream() + " file " + file.id());
      }
    }
  }

  private static void status(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      Map<String, FileStatus> said = new HashMap<>();
      for (Event event : audited.state().history(submission)) {
        String file = event.data().getOrDefault("file", "");
        FileStatus next = LEAVES.get(event.type());
        if (event.type() == EventType.FILE_REMOVED) {
          said.remove(file);
        } else if (next != null) {
          said.put(file, next);
        }
      }
      for (SubmissionFile file : submission.files()) {
        FileStatus expected = said.remove(file.id());
        tally.check(
            file.status() == expected,
            submission.stream() + " file " + file.id(),
            "is " + file.status() + ", its history ends at " + expected);
      }
      tally.check(said.isEmpty(), submission.stream(), "lost " + said.size() + " files");
    }
  }

  private static void ids(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      Set<String> seen = new HashSet<>();
      submission
          .files()
          .forEach(file ->
              tally.check(seen.add(file.id()), submission.stream(), file.id() + " is there twice"));
    }
  }

  private static void superseded(Audited audited, Tally tally) {
    each(
        audited,
        (submission, file, item) -> {
          boolean replaced =
              submission.files().stream().anyMatch(other -> file.id().equals(other.replaces()));
          tally.check(
              file.superseded() == replaced,
              item,
              replaced ? "is replaced and still counts" : "counts no more, nothing replaces it");
        });
  }

  private static void hash(Audited audited, Tally tally) {
    Map<String, String> arrived = new HashMap<>();
    for (Submission submission : audited.state().all(Submission.class)) {
      for (Event event : audited.state().history(submission)) {
        if (event.type() == EventType.FILE_WAITS_FOR_SCAN) {
          arrived.put(
              submission.id() + "/" + event.data().get("file"),
              event.data().getOrDefault("sha256", ""));
        }
      }
    }
    each(
        audited,
        (submission, file, item) -> {
          String said = arrived.get(submission.id() + "/" + file.id());
          if (said != null) {
            String is = Optional.ofNullable(file.sha256()).map(Sha256::hex).orElse("without");
            tally.check(said.equals(is), item, "arrived as " + said + ", is " + is);
          }
        });
  }

  private static void scanned(Audited audited, Tally tally) {
    each(
        audited,
        (submission, file, item) -> {
          boolean read =
              file.status() == FileStatus.INSPECTING || file.status() == FileStatus.INSPECTED;
          tally.check(
              !read || (file.malwareScan() != null && file.sha256() != null),
              item,
              "is " + file.status() + " and no scanner passed it");
        });
  }

  private static void refusal(Audited audited, Tally tally) {
    each(
        audited,
        (submission, file, item) ->
            tally.check(
                file.status() != FileStatus.REFUSED || !file.problems().isEmpty(),
                item,
                "is refused without a problem"));
  }

  private static void version(Audited audited, Tally tally) {
    each(
        audited,
        (submission, file, item) ->
            tally.check(
                file.version() >= 1 && file.version() <= submission.version(),
                item,
                "is of version " + file.version() + " of " + submission.version()));
  }

  private static void settledOnce(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      Set<String> settled = new HashSet<>();
      for (Event event : audited.state().history(submission)) {
        FileStatus left = LEAVES.get(event.type());
        if (left != null) {
          String file = event.data().getOrDefault("file", "");
          tally.check(
              !settled.contains(file), submission.stream() + " file " + file, "was settled twice");
          if (left.isSettled()) {
            settled.add(file);
          }
        }
      }
    }
  }
}
