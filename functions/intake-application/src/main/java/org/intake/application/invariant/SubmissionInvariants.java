package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;
import org.jspecify.annotations.Nullable;

/// What holds of what provinces hand in.
final class SubmissionInvariants {
  /// Where each of these events leaves a submission; others leave it where it stands.
  private static final Map<EventType, SubmissionStatus> LEAVES =
      Map.of(
          EventType.SUBMITTED, SubmissionStatus.SUBMITTED,
          EventType.STATUS_CHANGED, SubmissionStatus.PARSING,
          EventType.SUBMISSION_PARSED, SubmissionStatus.PARSED,
          EventType.SUBMISSION_FAILED, SubmissionStatus.PARSE_FAILED,
          EventType.SUBMISSION_WITHDRAWN, SubmissionStatus.WITHDRAWN);

  private SubmissionInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "S-01",
            "A submission stands where its history says.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::status),
        new Invariant(
            "S-02",
            "A submission's status only follows those that may come before it.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::transitions),
        new Invariant(
            "S-03",
            "There is one receipt for each version that was handed in, and it says what the history"
                + " says.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::receipts),
        new Invariant(
            "S-04",
            "A submission's version counts how often it was read to its end.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::version),
        new Invariant(
            "S-05",
            "The cases of an application are there, of the same call and province, and name it as"
                + " theirs.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::cases),
        new Invariant(
            "S-06",
            "An application that was read has cases, or its province was told that nothing could be"
                + " made of it.",
            WhoActs.OFFICER,
            SubmissionInvariants::casesOrTold),
        new Invariant(
            "S-07",
            "No two receipts bear the same number.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::receiptNumbers),
        new Invariant(
            "S-08",
            "A withdrawn application has no case in the procedure.",
            WhoActs.OFFICER,
            SubmissionInvariants::withdrawnCases),
        new Invariant(
            "S-09",
            "What was handed in has a file, and all its files had arrived when it was read.",
            WhoActs.DEVELOPER,
            SubmissionInvariants::handedInFiles));
  }

  private static List<SubmissionStatus> statuses(List<Event> history) {
    List<SubmissionStatus> statuses = new ArrayList<>(List.of(SubmissionStatus.DRAFT));
    for (Event event : history) {
      SubmissionStatus next = LEAVES.get(event.type());
      if (next != null) {
        statuses.add(next);
      }
    }
    return statuses;
  }

  private static void status(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      SubmissionStatus said = statuses(audited.state().history(submission)).getLast();
      tally.check(
          submission.status() == said,
          submission.stream(),
          "stands at " + submission.status() + ", its history ends at " + said);
    }
  }

  private static Set<SubmissionStatus> next(SubmissionStatus status) {
    return switch (status) {
      case DRAFT -> EnumSet.of(SubmissionStatus.SUBMITTED, SubmissionStatus.WITHDRAWN);
      case SUBMITTED ->
          EnumSet.of(
              SubmissionStatus.PARSING,
              SubmissionStatus.PARSED,
              SubmissionStatus.PARSE_FAILED,
              SubmissionStatus.WITHDRAWN);
      case PARSING ->
          EnumSet.of(
              SubmissionStatus.PARSED, SubmissionStatus.PARSE_FAILED, SubmissionStatus.WITHDRAWN);
      case PARSED, PARSE_FAILED ->
          EnumSet.of(SubmissionStatus.SUBMITTED, SubmissionStatus.WITHDRAWN);
      case WITHDRAWN -> EnumSet.noneOf(SubmissionStatus.class);
    };
  }

  private static void transitions(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      List<SubmissionStatus> statuses = statuses(audited.state().history(submission));
      for (int i = 1; i < statuses.size(); i++) {
        tally.check(
            next(statuses.get(i - 1)).contains(statuses.get(i)),
            submission.stream(),
            statuses.get(i) + " follows " + statuses.get(i - 1));
      }
    }
  }

  private static void receipts(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      List<String> kept = submission.receipts().stream().map(SubmissionInvariants::line).toList();
      List<String> said =
          audited.state().history(submission).stream()
              .filter(event -> event.type() == EventType.SUBMITTED)
              .map(event ->
                  event.data().get("receipt")
                      + " "
                      + event.data().get("version")
                      + " "
                      + event.data().get("receivedAt"))
              .toList();
      boolean rising =
          IntStream.range(1, submission.receipts().size())
              .allMatch(i ->
                  submission.receipts().get(i - 1).version()
                      < submission.receipts().get(i).version());
      tally.check(
          kept.equals(said) && rising,
          submission.stream(),
          kept.size() + " receipts, handed in " + said.size() + " times");
    }
  }

  private static String line(Receipt receipt) {
    return receipt.number() + " " + receipt.version() + " " + receipt.receivedAt();
  }

  private static void version(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      long read =
          audited.state().history(submission).stream()
              .filter(event ->
                  event.type() == EventType.SUBMISSION_PARSED
                      || event.type() == EventType.SUBMISSION_FAILED)
              .count();
      tally.check(
          submission.version() == read + 1,
          submission.stream(),
          "version " + submission.version() + " after " + read + " readings");
    }
  }

  private static boolean isApplication(Submission submission) {
    return submission.kind().isApplication();
  }

  private static void cases(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      for (String id : submission.cases()) {
        var found = audited.state().find(CaseRecord.class, id);
        boolean fits =
            found
                .filter(record -> record.call().equals(submission.call()))
                .filter(record -> record.province().equals(submission.province()))
                .filter(record ->
                    !isApplication(submission) || record.submission().equals(submission.id()))
                .isPresent();
        tally.check(
            fits,
            submission.stream(),
            found.isEmpty() ? "there is no case " + id : "case " + id + " is not of it");
      }
    }
  }

  private static void casesOrTold(Audited audited, Tally tally) {
    Set<@Nullable String> unreadable = new HashSet<>();
    for (Notice notice : audited.state().all(Notice.class)) {
      if (notice.type().equals("UNREADABLE")) {
        unreadable.add(notice.submission());
      }
    }
    for (Submission submission : audited.state().all(Submission.class)) {
      boolean told = unreadable.contains(submission.id());
      boolean holds =
          switch (submission.status()) {
            case PARSED -> !isApplication(submission) || !submission.cases().isEmpty();
            case PARSE_FAILED -> told;
            case DRAFT, SUBMITTED, PARSING, WITHDRAWN -> true;
          };
      tally.check(holds, submission.stream(), "was read, has no case, and nobody was told");
    }
  }

  private static void receiptNumbers(Audited audited, Tally tally) {
    Set<String> seen = new HashSet<>();
    for (Submission submission : audited.state().all(Submission.class)) {
      for (Receipt receipt : submission.receipts()) {
        tally.check(
            seen.add(receipt.number()), submission.stream(), receipt.number() + " is there twice");
      }
    }
  }

  private static void withdrawnCases(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      if (submission.status() == SubmissionStatus.WITHDRAWN && isApplication(submission)) {
        for (String id : submission.cases()) {
          boolean ended =
              audited
                  .state()
                  .find(CaseRecord.class, id)
                  .filter(record -> !record.status().isLive())
                  .isPresent();
          tally.check(ended, submission.stream(), "case " + id + " goes on");
        }
      }
    }
  }

  private static void handedInFiles(Audited audited, Tally tally) {
    for (Submission submission : audited.state().all(Submission.class)) {
      boolean wasRead =
          submission.status() == SubmissionStatus.PARSED
              || submission.status() == SubmissionStatus.PARSE_FAILED;
      if (wasRead) {
        boolean settled =
            submission.current().stream()
                .filter(file -> file.version() < submission.version())
                .allMatch(file -> file.status().isSettled());
        tally.check(
            settled && !submission.files().isEmpty(),
            submission.stream(),
            "was read before its files were");
      }
    }
  }
}
