package org.intake.application.invariant;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.programme.Programme;

/// What holds of the places of a province.
final class QuotaInvariants {
  private QuotaInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "Q-01",
            "No province holds more places than it has.",
            WhoActs.OFFICER,
            QuotaInvariants::limit),
        new Invariant(
            "Q-02",
            "A case in review or past it holds a place.",
            WhoActs.DEVELOPER,
            QuotaInvariants::accepted),
        new Invariant(
            "Q-03",
            "No case holds a place that was not accepted.",
            WhoActs.DEVELOPER,
            QuotaInvariants::notAccepted),
        new Invariant(
            "Q-04",
            "The places are those that were reserved and not released again.",
            WhoActs.DEVELOPER,
            QuotaInvariants::reserved),
        new Invariant(
            "Q-05",
            "The book names the cases of its province and no others.",
            WhoActs.DEVELOPER,
            QuotaInvariants::entries),
        new Invariant(
            "Q-06",
            "What was rejected or withdrawn takes part no more; what is in the procedure does.",
            WhoActs.DEVELOPER,
            QuotaInvariants::live),
        new Invariant(
            "Q-07",
            "A city takes a place unless the call exempts its kind.",
            WhoActs.DEVELOPER,
            QuotaInvariants::counted),
        new Invariant(
            "Q-08",
            "What an officer holds was not accepted by the machine.",
            WhoActs.DEVELOPER,
            QuotaInvariants::held),
        new Invariant(
            "Q-09",
            "The running number of cases is above all that were given.",
            WhoActs.DEVELOPER,
            QuotaInvariants::numbers));
  }

  private static void limit(Audited audited, Tally tally) {
    for (Province book : audited.state().all(Province.class)) {
      audited
          .programme(book.call())
          .ifPresent(programme -> {
            int limit = programme.quota().limitOf(book.code());
            tally.check(
                book.placesTaken() <= limit,
                book.stream(),
                "holds " + book.placesTaken() + " of " + limit + " places");
          });
    }
  }

  private static Optional<Province.Entry> entry(Audited audited, CaseRecord record) {
    return audited
        .state()
        .find(Province.class, Province.idOf(record.call(), record.province()))
        .map(book -> book.entries().get(record.id()));
  }

  private static boolean needsPlace(CaseStatus status) {
    return switch (status) {
      case ACCEPTED,
          REVIEW_QUEUED,
          IN_REVIEW,
          REVIEWED,
          PROPOSED,
          PUBLICIZED,
          OBJECTED,
          APPROVED,
          PILOT,
          REPORT_OVERDUE,
          FINAL_SUBMITTED,
          COMPLETED ->
          true;
      case CHECKING,
          MANUAL_CHECK,
          DEFICIENT,
          RESUBMITTED,
          READY,
          BATCH_HOLD,
          REJECTED,
          NOT_SELECTED,
          WITHDRAWN,
          DISQUALIFIED,
          ARCHIVED ->
          false;
    };
  }

  private static void accepted(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      if (needsPlace(record.status())) {
        tally.check(
            entry(audited, record).filter(Province.Entry::holdsPlace).isPresent(),
            record.stream(),
            "is " + record.status() + " without a place");
      }
    }
  }

  private static boolean becameAccepted(Event event) {
    return event.type() == EventType.STATUS_CHANGED && "ACCEPTED".equals(event.data().get("to"));
  }

  private static void notAccepted(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean holds = entry(audited, record).filter(Province.Entry::holdsPlace).isPresent();
      boolean accepted =
          audited.state().history(record).stream().anyMatch(QuotaInvariants::becameAccepted);
      boolean waits = record.status().isBeforeReview() && record.status() != CaseStatus.ACCEPTED;
      tally.check(
          !holds || (accepted && !waits), record.stream(), "holds a place at " + record.status());
    }
  }

  private static void reserved(Audited audited, Tally tally) {
    for (Province book : audited.state().all(Province.class)) {
      Set<String> said = new HashSet<>();
      for (Event event : audited.state().history(book)) {
        String caseId = event.data().getOrDefault("case", "");
        if (event.type() == EventType.QUOTA_RESERVED) {
          said.add(caseId);
        } else if (event.type() == EventType.QUOTA_RELEASED) {
          said.remove(caseId);
        }
      }
      Set<String> held = new HashSet<>();
      book.entries().values().stream()
          .filter(Province.Entry::holdsPlace)
          .forEach(entry -> held.add(entry.caseId()));
      tally.check(
          held.equals(said),
          book.stream(),
          held.size() + " cases hold a place, by its history " + said.size());
    }
  }

  private static void entries(Audited audited, Tally tally) {
    for (Province book : audited.state().all(Province.class)) {
      for (Province.Entry entry : book.entries().values()) {
        boolean there =
            audited
                .state()
                .find(CaseRecord.class, entry.caseId())
                .filter(record -> record.province().equals(book.code()))
                .filter(record -> record.call().equals(book.call()))
                .isPresent();
        tally.check(there, book.stream(), "names " + entry.caseId() + ", which is not its case");
      }
    }
  }

  /// Of a disqualified city nobody gains, so it stays in the book; so does one not selected.
  private static void live(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean inBook = entry(audited, record).filter(Province.Entry::live).isPresent();
      boolean ended =
          record.status() == CaseStatus.REJECTED || record.status() == CaseStatus.WITHDRAWN;
      boolean holds = ended ? !inBook : inBook || !record.status().isLive();
      tally.check(
          holds,
          record.stream(),
          "is " + record.status() + (inBook ? " and" : " and no longer") + " takes part");
    }
  }

  private static void counted(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<Programme> programme = audited.programmeOf(record);
      Optional<Province.Entry> entry = entry(audited, record);
      if (programme.isPresent() && entry.isPresent()) {
        boolean counts =
            Optional.ofNullable(record.city().code())
                .flatMap(programme.get().reading().divisions()::byCode)
                .map(programme.get().quota()::counts)
                .orElse(true);
        tally.check(
            entry.get().counted() == counts,
            record.stream(),
            counts ? "takes no place although it must" : "takes a place although it is exempt");
      }
    }
  }

  private static void held(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean held = false;
      for (Event event : audited.state().history(record)) {
        String action = event.data().getOrDefault("action", "");
        if (event.type() == EventType.DECIDED && action.equals("HOLD")) {
          held = true;
        } else if (becameAccepted(event)) {
          tally.check(
              !held || event.actor().role() != Role.SYSTEM,
              record.stream(),
              "was accepted at event " + event.sequence() + " while an officer held it");
          held = false;
        } else if (event.type() == EventType.DECIDED) {
          held = false;
        }
      }
    }
  }

  private static void numbers(Audited audited, Tally tally) {
    for (Province book : audited.state().all(Province.class)) {
      int highest =
          book.entries().keySet().stream()
              .mapToInt(id -> Integer.parseInt(id.substring(id.lastIndexOf('-') + 1)))
              .max()
              .orElse(0);
      tally.check(
          highest < book.nextCase(),
          book.stream(),
          "gives number " + book.nextCase() + " next, " + highest + " is there");
    }
  }
}
