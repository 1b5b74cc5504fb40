package org.intake.application.invariant;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.LocalCopy;
import org.intake.application.PermanentFault;
import org.intake.application.TransientFault;
import org.intake.application.audit.FindingDifference;
import org.intake.application.audit.KeepRuns;
import org.intake.application.inspect.InspectFile;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.RuleRun;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// What holds of what is kept under hashes: originals, readings, runs of the rules.
final class ContentInvariants {
  private ContentInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "K-01",
            "Every file that the scanner passed is kept, with the content that its hash says.",
            WhoActs.OPERATOR,
            ContentInvariants::originals),
        new Invariant(
            "K-02",
            "Every inspected file of a current version has its reading.",
            WhoActs.OPERATOR,
            ContentInvariants::readings),
        new Invariant(
            "K-03",
            "Every run of the rules that a history names is kept, with the content that its hash"
                + " says.",
            WhoActs.OPERATOR,
            ContentInvariants::runs),
        new Invariant(
            "K-04",
            "A case shows what its last run said, or what an officer said instead.",
            WhoActs.DEVELOPER,
            ContentInvariants::shown),
        new Invariant(
            "K-05",
            "The rules say the same again on the facts of a case's last run.",
            WhoActs.DEVELOPER,
            ContentInvariants::again));
  }

  /// The same content of several submissions is read once.
  private static void originals(Audited audited, Tally tally) {
    Map<Sha256, Boolean> known = new HashMap<>();
    for (Submission submission : audited.state().all(Submission.class)) {
      for (SubmissionFile file : submission.files()) {
        Sha256 hash = file.sha256();
        if (file.malwareScan() != null && hash != null) {
          tally.check(
              known.computeIfAbsent(hash, content -> isKept(audited, content)),
              submission.stream() + " file " + file.id(),
              "its original is gone or changed");
        }
      }
    }
  }

  private static boolean isKept(Audited audited, Sha256 content) {
    try (LocalCopy local = LocalCopy.of(audited.contents(), content);
        InputStream in = Files.newInputStream(local.path())) {
      return Sha256.of(in).equals(content);
    } catch (PermanentFault _) {
      return false;
    } catch (IOException e) {
      throw new TransientFault("an original could not be read", e);
    }
  }

  private static void readings(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      Optional<Programme> programme = audited.programme(submission.call());
      if (programme.isPresent()) {
        for (SubmissionFile file : submission.current()) {
          if (file.status() == FileStatus.INSPECTED) {
            tally.check(
                audited
                    .contents()
                    .readings(InspectFile.readingKey(programme.get(), file))
                    .isPresent(),
                submission.stream() + " file " + file.id(),
                "has no reading under the installed programme");
          }
        }
      }
    }
  }

  private static void runs(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      for (Event event : audited.state().history(record)) {
        String run = event.data().get(KeepRuns.RUN);
        if (event.type() == EventType.CASE_SCREENED && run != null) {
          Optional<byte[]> kept = audited.contents().run(new Sha256(run));
          tally.check(
              kept.filter(json -> Sha256.of(json).hex().equals(run)).isPresent(),
              record.stream(),
              "the run of event " + event.sequence() + " is gone or changed");
        }
      }
    }
  }

  private static Optional<RuleRun> lastRun(Audited audited, CaseRecord record) {
    return KeepRuns.lastOf(audited.state().history(record))
        .flatMap(audited.contents()::run)
        .map(json -> audited.codec().read(json, RuleRun.class));
  }

  private static void shown(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<RuleRun> run = lastRun(audited, record);
      if (run.isPresent()) {
        Optional<String> difference = FindingDifference.shown(record, run);
        tally.check(difference.isEmpty(), record.stream(), "shows other findings than its run");
      }
    }
  }

  private static void again(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<RuleRun> run = lastRun(audited, record);
      if (run.isPresent() && audited.programmeOf(record).isPresent()) {
        Optional<String> difference =
            audited
                .programmes()
                .rules(record.call())
                .flatMap(rules ->
                    FindingDifference.between(
                        run.get().findings(), rules.screen(run.get().facts())));
        tally.check(difference.isEmpty(), record.stream(), "its rules now say something else");
      }
    }
  }
}
