package org.intake.application.invariant;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.screening.CaseField;
import org.intake.domain.submission.Submission;

/// What holds of each case: whose it is, where it stands and how it came there.
final class CaseInvariants {
  /// What only a person may decide, however clear it is.
  private static final Set<CaseStatus> BY_A_PERSON =
      EnumSet.of(
          CaseStatus.REJECTED,
          CaseStatus.NOT_SELECTED,
          CaseStatus.DISQUALIFIED,
          CaseStatus.PROPOSED,
          CaseStatus.WITHDRAWN);

  private CaseInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "C-01",
            "A case belongs to a submission of the same call and province, which names it.",
            WhoActs.DEVELOPER,
            CaseInvariants::submission),
        new Invariant(
            "C-02",
            "A case stands in its province's book with its city.",
            WhoActs.DEVELOPER,
            CaseInvariants::inBook),
        new Invariant(
            "C-03",
            "A case stands where its history says.",
            WhoActs.DEVELOPER,
            CaseInvariants::status),
        new Invariant(
            "C-04",
            "A case's status only follows those that may come before it.",
            WhoActs.DEVELOPER,
            CaseInvariants::transitions),
        new Invariant(
            "C-05",
            "Nobody was refused, proposed, withdrawn or disqualified by the machine.",
            WhoActs.DEVELOPER,
            CaseInvariants::byPerson),
        new Invariant(
            "C-06",
            "A case took in no version of its submission that was not read.",
            WhoActs.DEVELOPER,
            CaseInvariants::version),
        new Invariant(
            "C-07",
            "The documents of a case come from files of its submission and its reports, and bear ids of"
                + " their own.",
            WhoActs.DEVELOPER,
            CaseInvariants::documents),
        new Invariant(
            "C-08",
            "The fields of a case are those of its documents.",
            WhoActs.DEVELOPER,
            CaseInvariants::fields),
        new Invariant(
            "C-09",
            "Every word of an officer on a value or a check names him and his reason, and stands in"
                + " the history.",
            WhoActs.DEVELOPER,
            CaseInvariants::words),
        new Invariant(
            "C-10",
            "A deficient case has a day until which its supplement may come.",
            WhoActs.DEVELOPER,
            CaseInvariants::due));
  }

  private static void submission(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Optional<Submission> of = audited.state().find(Submission.class, record.submission());
      boolean fits =
          of.filter(submission -> submission.call().equals(record.call()))
              .filter(submission -> submission.province().equals(record.province()))
              .filter(submission -> submission.cases().contains(record.id()))
              .isPresent();
      tally.check(
          fits,
          record.stream(),
          of.isEmpty() ? "its submission is not there" : "its submission does not know it");
    }
  }

  private static void inBook(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean fits =
          audited
              .state()
              .find(Province.class, Province.idOf(record.call(), record.province()))
              .map(book -> book.entries().get(record.id()))
              .filter(entry -> Objects.equals(entry.city(), record.city().code()))
              .isPresent();
      tally.check(fits, record.stream(), "is not in its province's book, or with another city");
    }
  }

  /// A change of status that the history tells, in its words.
  private record Step(CaseStatus from, CaseStatus to, Event event) {}

  /// A supplement tells no status: a deficient case becomes RESUBMITTED by it, another one is
  /// checked again.
  private static List<Step> steps(List<Event> history) {
    List<Step> steps = new ArrayList<>();
    CaseStatus now = CaseStatus.CHECKING;
    for (Event event : history) {
      CaseStatus next = now;
      CaseStatus from = now;
      if (event.type() == EventType.CASE_SUPPLEMENTED) {
        next = now == CaseStatus.DEFICIENT ? CaseStatus.RESUBMITTED : CaseStatus.CHECKING;
      } else if (event.type() == EventType.STATUS_CHANGED) {
        from = statusOf(event, "from");
        next = statusOf(event, "to");
      }
      if (event.type() == EventType.STATUS_CHANGED || next != now) {
        steps.add(new Step(from, next, event));
      }
      now = next;
    }
    return steps;
  }

  private static CaseStatus statusOf(Event event, String name) {
    return CaseStatus.valueOf(event.data().getOrDefault(name, "ARCHIVED"));
  }

  private static void status(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      List<Step> steps = steps(audited.state().history(record));
      CaseStatus said = steps.isEmpty() ? CaseStatus.CHECKING : steps.getLast().to();
      tally.check(
          record.status() == said,
          record.stream(),
          "stands at " + record.status() + ", its history ends at " + said);
    }
  }

  /// The rules run at CHECKING, which a run that begins elsewhere does not tell.
  private static void transitions(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      CaseStatus now = CaseStatus.CHECKING;
      for (Step step : steps(audited.state().history(record))) {
        boolean screened =
            (now == CaseStatus.CHECKING || now.mayBecome(CaseStatus.CHECKING))
                && (step.to() == CaseStatus.CHECKING || CaseStatus.CHECKING.mayBecome(step.to()));
        boolean legal = step.from() == now && (now.mayBecome(step.to()) || screened);
        tally.check(
            legal,
            record.stream(),
            "event "
                + step.event().sequence()
                + " takes it from "
                + step.from()
                + " to "
                + step.to()
                + ", it was "
                + now);
        now = step.to();
      }
    }
  }

  private static void byPerson(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      for (Step step : steps(audited.state().history(record))) {
        if (BY_A_PERSON.contains(step.to()) && step.from() != step.to()) {
          tally.check(
              step.event().actor().role() != Role.SYSTEM,
              record.stream(),
              "event " + step.event().sequence() + " made it " + step.to() + " by itself");
        }
      }
    }
  }

  private static void version(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      int read =
          audited
              .state()
              .find(Submission.class, record.submission())
              .map(submission -> submission.version() - 1)
              .orElse(0);
      tally.check(
          record.version() >= 1 && record.version() <= read,
          record.stream(),
          "took in version " + record.version() + " of " + read);
    }
  }

  private static void documents(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      List<Submission> from =
          audited.state().all(Submission.class).stream()
              .filter(
                  of -> of.id().equals(record.submission()) || record.id().equals(of.reportFor()))
              .toList();
      Set<String> seen = new HashSet<>();
      for (PlacedDocument document : record.documents()) {
        boolean fits =
            from.stream().anyMatch(of -> of.file(document.fileId()).isPresent())
                && document.firstPage() <= document.lastPage();
        tally.check(
            fits && seen.add(document.id()),
            record.stream(),
            "document " + document.id() + " is of no file, or there twice");
      }
    }
  }

  private static void fields(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      Set<String> seen = new HashSet<>();
      for (CaseField field : record.fields()) {
        boolean fits =
            record.document(field.documentId()).isPresent()
                && field.id().equals(CaseField.idOf(field.documentId(), field.read().name()));
        tally.check(
            fits && seen.add(field.id()),
            record.stream(),
            "field " + field.id() + " is of no document, or there twice");
      }
    }
  }

  private static void words(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      List<Event> history = audited.state().history(record);
      record
          .corrections()
          .forEach(word ->
              tally.check(
                  !word.by().isBlank()
                      && !word.reason().isBlank()
                      && isSaid(
                          history,
                          EventType.FIELD_CORRECTED,
                          word.by(),
                          Map.of("field", word.fieldId())),
                  record.stream(),
                  "a correction of " + word.fieldId() + " that nobody made"));
      record
          .settlements()
          .forEach(word ->
              tally.check(
                  !word.by().isBlank()
                      && !word.reason().isBlank()
                      && isSaid(
                          history,
                          EventType.FINDING_SETTLED,
                          word.by(),
                          Map.of("check", word.check(), "outcome", word.outcome().name())),
                  record.stream(),
                  "a settlement of " + word.check() + " that nobody made"));
    }
  }

  private static boolean isSaid(
      List<Event> history, EventType type, String by, Map<String, String> data) {
    return history.stream()
        .anyMatch(event ->
            event.type() == type
                && event.actor().subject().equals(by)
                && event.data().entrySet().containsAll(data.entrySet()));
  }

  private static void due(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      boolean deficient = record.status() == CaseStatus.DEFICIENT;
      tally.check(
          !deficient || record.supplementDue() != null,
          record.stream(),
          "is deficient and has no day until which");
    }
  }
}
