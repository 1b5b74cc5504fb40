package org.intake.testkit.simulation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.notice.Notice;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;

/// What came of a world that must not: something lost, decided twice, or stuck. What is found is
/// counted and added to `broken` in words.
record Breaks(World world, List<String> broken) {
  /// Handed in and answered with a receipt, and no case of its cities is there.
  long lost(List<Provinces.Handed> all) {
    long lost = 0;
    for (Provinces.Handed handed : all) {
      Optional<Submission> stored =
          world.table.load(Submission.class, handed.submission()).map(Stored::value);
      boolean withdrawn = stored.filter(s -> s.status() == SubmissionStatus.WITHDRAWN).isPresent();
      for (String city : handed.cities()) {
        boolean there =
            world.table.all(CaseRecord.class).stream()
                .anyMatch(record ->
                    record.submission().equals(handed.submission())
                        && city.equals(record.city().code()));
        if (!there && !withdrawn) {
          lost++;
          broken.add("lost: " + city + " of " + handed.submission());
        }
      }
    }
    return lost;
  }

  /// A case that was opened or accepted a second time without a way back in between.
  long decidedTwice() {
    long twice = 0;
    Set<String> seen = new HashSet<>();
    for (CaseRecord record : world.table.all(CaseRecord.class)) {
      if (record.status() != CaseStatus.WITHDRAWN
          && !seen.add(record.submission() + "/" + record.city().code())) {
        twice++;
        broken.add("decided twice: " + record.id() + " is a second case of its city");
      }
      boolean accepted = false;
      for (Event event : world.table.history(record.stream())) {
        String to = event.data().getOrDefault("to", "");
        if (event.type() == EventType.STATUS_CHANGED && to.equals("ACCEPTED")) {
          if (accepted) {
            twice++;
            broken.add("decided twice: " + record.id() + " was accepted again");
          }
          accepted = true;
        } else if (to.equals("CHECKING")) {
          accepted = false;
        }
      }
    }
    return twice;
  }

  /// What waits for the machine although nothing is under way any more.
  long stuck(boolean acceptsItself) {
    List<String> stuck = new ArrayList<>();
    for (Submission submission : world.table.all(Submission.class)) {
      boolean reading =
          submission.status() == SubmissionStatus.SUBMITTED
              || submission.status() == SubmissionStatus.PARSING;
      boolean unread =
          !submission.receipts().isEmpty()
              && submission.status() != SubmissionStatus.WITHDRAWN
              && submission.current().stream()
                  .anyMatch(file ->
                      !file.status().isSettled()
                          && world.bucket.find(file.objectKey()).isPresent());
      boolean waiting =
          submission.dropPrefix() != null
              && submission.kind().isApplication()
              && submission.status() != SubmissionStatus.WITHDRAWN
              && submission.current().stream()
                  .anyMatch(file -> file.version() == submission.version());
      if (reading || unread || waiting) {
        stuck.add(submission.stream() + " at " + submission.status());
      }
    }
    for (CaseRecord record : world.table.all(CaseRecord.class)) {
      boolean waits =
          switch (record.status()) {
            case CHECKING, RESUBMITTED -> true;
            case READY -> acceptsItself;
            case MANUAL_CHECK,
                DEFICIENT,
                BATCH_HOLD,
                REJECTED,
                ACCEPTED,
                REVIEW_QUEUED,
                IN_REVIEW,
                REVIEWED,
                PROPOSED,
                NOT_SELECTED,
                PUBLICIZED,
                OBJECTED,
                APPROVED,
                PILOT,
                REPORT_OVERDUE,
                FINAL_SUBMITTED,
                COMPLETED,
                WITHDRAWN,
                DISQUALIFIED,
                ARCHIVED ->
                false;
          };
      if (waits) {
        stuck.add(record.stream() + " at " + record.status());
      }
    }
    for (Notice notice : world.table.all(Notice.class)) {
      if (notice.delivery() == Notice.Delivery.PENDING
          || notice.delivery() == Notice.Delivery.SENDING) {
        stuck.add(notice.stream() + " at " + notice.delivery());
      }
    }
    stuck.forEach(item -> broken.add("stuck: " + item));
    return stuck.size();
  }
}
