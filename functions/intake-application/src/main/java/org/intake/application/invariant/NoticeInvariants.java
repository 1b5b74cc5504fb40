package org.intake.application.invariant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;

/// What holds of what provinces are told.
final class NoticeInvariants {
  private NoticeInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "N-01",
            "A notice is about a submission and a case that are there, of its call and province.",
            WhoActs.DEVELOPER,
            NoticeInvariants::subject),
        new Invariant(
            "N-02",
            "Each version that was handed in has exactly one acknowledgement, and nothing else"
                + " has.",
            WhoActs.DEVELOPER,
            NoticeInvariants::acknowledgements),
        new Invariant(
            "N-03",
            "A notice stands where its history says.",
            WhoActs.DEVELOPER,
            NoticeInvariants::delivery),
        new Invariant(
            "N-04",
            "A notice that was sent has its time and was tried; no other has a time.",
            WhoActs.DEVELOPER,
            NoticeInvariants::sent),
        new Invariant(
            "N-05",
            "A notice was marked as sent once, and not tried again after that.",
            WhoActs.DEVELOPER,
            NoticeInvariants::sentOnce),
        new Invariant(
            "N-06",
            "A case has as many deficiency notices as it counts, and a deficient one has one that"
                + " is its last.",
            WhoActs.DEVELOPER,
            NoticeInvariants::deficiencies),
        new Invariant(
            "N-07",
            "The id of a notice is made of what it is about, its type and its version.",
            WhoActs.DEVELOPER,
            NoticeInvariants::ids),
        new Invariant(
            "N-08",
            "A notice's subject and address are one line each.",
            WhoActs.DEVELOPER,
            NoticeInvariants::headers),
        new Invariant(
            "N-09",
            "A province was told each time that a city of it was accepted, rejected or withdrawn.",
            WhoActs.DEVELOPER,
            NoticeInvariants::told));
  }

  private static void subject(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      String submission = notice.submission();
      String caseId = notice.caseId();
      boolean ofSubmission =
          submission != null
              && audited
                  .state()
                  .find(Submission.class, submission)
                  .filter(of -> of.call().equals(notice.call()))
                  .filter(of -> of.province().equals(notice.province()))
                  .isPresent();
      boolean ofCase =
          caseId == null
              || audited
                  .state()
                  .find(CaseRecord.class, caseId)
                  .filter(of -> of.province().equals(notice.province()))
                  .isPresent();
      tally.check(ofSubmission && ofCase, notice.stream(), "is about nothing that is there");
    }
  }

  private static void acknowledgements(Audited audited, Tally tally) {
    Map<String, Set<Integer>> told = new HashMap<>();
    for (Notice notice : audited.state().all(Notice.class)) {
      if (notice.type().equals("RECEIPT")) {
        boolean fresh =
            told.computeIfAbsent(
                    notice.submission() == null ? "" : notice.submission(), _ -> new HashSet<>())
                .add(notice.version());
        tally.check(fresh, notice.stream(), "acknowledges what another one acknowledges");
      }
    }
    for (Submission submission : audited.state().all(Submission.class)) {
      Set<Integer> received =
          submission.receipts().stream().map(Receipt::version).collect(Collectors.toSet());
      Set<Integer> acknowledged = told.getOrDefault(submission.id(), Set.of());
      tally.check(
          received.equals(acknowledged),
          submission.stream(),
          "versions " + received + " came, " + acknowledged + " were acknowledged");
    }
  }

  private static void delivery(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      Notice.Delivery said = Notice.Delivery.PENDING;
      for (Event event : audited.state().history(notice)) {
        said =
            switch (event.type()) {
              case NOTICE_SENDING -> Notice.Delivery.SENDING;
              case NOTICE_POSTPONED -> Notice.Delivery.PENDING;
              case NOTICE_SENT -> Notice.Delivery.SENT;
              case NOTICE_FAILED -> Notice.Delivery.FAILED;
              default -> said;
            };
      }
      tally.check(
          notice.delivery() == said,
          notice.stream(),
          "is " + notice.delivery() + ", its history ends at " + said);
    }
  }

  private static void sent(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      boolean isSent = notice.delivery() == Notice.Delivery.SENT;
      boolean holds = isSent == (notice.sentAt() != null) && (!isSent || notice.attempts() >= 1);
      tally.check(
          holds, notice.stream(), "is " + notice.delivery() + " after " + notice.attempts());
    }
  }

  private static void sentOnce(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      List<EventType> types = audited.state().history(notice).stream().map(Event::type).toList();
      int first = types.indexOf(EventType.NOTICE_SENT);
      // The provider may tell later that the mail came back; nothing else follows.
      boolean once =
          first < 0
              || types.subList(first + 1, types.size()).stream()
                  .allMatch(type -> type == EventType.NOTICE_FAILED);
      tally.check(once, notice.stream(), "was tried again after it was sent");
    }
  }

  private static void deficiencies(Audited audited, Tally tally) {
    Map<String, Integer> told = new HashMap<>();
    for (Notice notice : audited.state().all(Notice.class)) {
      String caseId = notice.caseId();
      if (notice.type().equals("DEFICIENCY") && caseId != null) {
        told.merge(caseId, 1, Integer::sum);
      }
    }
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      int notices = told.getOrDefault(record.id(), 0);
      boolean numbered =
          IntStream.rangeClosed(1, record.notices())
              .allMatch(version ->
                  audited
                      .state()
                      .find(Notice.class, record.id() + ".DEFICIENCY." + version)
                      .isPresent());
      boolean deficient = record.status() == CaseStatus.DEFICIENT;
      tally.check(
          numbered && notices == record.notices() && (!deficient || notices > 0),
          record.stream(),
          "counts " + record.notices() + " deficiency notices, there are " + notices);
    }
  }

  private static void ids(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      String about = notice.caseId() == null ? notice.submission() : notice.caseId();
      String id = about + "." + notice.type() + "." + notice.version();
      tally.check(notice.id().equals(id), notice.stream(), "would be " + id);
    }
  }

  private static void headers(Audited audited, Tally tally) {
    for (Notice notice : audited.state().all(Notice.class)) {
      boolean clean =
          (notice.subject() + notice.to()).chars().noneMatch(Character::isISOControl)
              && !notice.to().isBlank();
      tally.check(clean, notice.stream(), "has a header of several lines, or no address");
    }
  }

  /// Which notice follows a status, where the call has words for it.
  private static final Map<String, String> FOLLOWS =
      Map.of("ACCEPTED", "ACCEPTED", "REJECTED", "REJECTED", "WITHDRAWN", "WITHDRAWN");

  private static void told(Audited audited, Tally tally) {
    Map<String, Integer> notices = new HashMap<>();
    for (Notice notice : audited.state().all(Notice.class)) {
      notices.merge(notice.caseId() + "." + notice.type(), 1, Integer::sum);
    }
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Map<String, Integer> happened = new HashMap<>();
      for (Event event : audited.state().history(record)) {
        String type = FOLLOWS.get(event.data().getOrDefault("to", ""));
        if (event.type() == EventType.STATUS_CHANGED && type != null) {
          happened.merge(type, 1, Integer::sum);
        }
      }
      happened.forEach((type, times) -> {
        boolean hasWords =
            audited.programme(record.call()).filter(p -> p.notice(type).isPresent()).isPresent();
        int there = notices.getOrDefault(record.id() + "." + type, 0);
        tally.check(
            !hasWords || there == times,
            record.stream(),
            times + " times " + type + ", told " + there + " times");
      });
    }
  }
}
