package org.intake.application.invariant;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// What holds of the verdicts of a case.
final class FindingInvariants {
  private FindingInvariants() {}

  static List<Invariant> all() {
    return List.of(
        new Invariant(
            "V-01",
            "A case is bound to a programme file that is installed.",
            WhoActs.OPERATOR,
            FindingInvariants::programme),
        new Invariant(
            "V-02",
            "A screened case has one finding of every rule of its programme, of every rule of parts"
                + " one for each part, and of nothing else.",
            WhoActs.DEVELOPER,
            FindingInvariants::complete),
        new Invariant(
            "V-03",
            "The evidence of a finding refers to documents, fields and pages that the case has.",
            WhoActs.DEVELOPER,
            FindingInvariants::evidence),
        new Invariant(
            "V-04",
            "No rule of a threshold has decided on a recognised value alone that nobody confirmed"
                + " and nothing corroborates.",
            WhoActs.DEVELOPER,
            TrustedValues::recognised),
        new Invariant(
            "V-05",
            "No rule has decided on a value that was doubtful and that nobody confirmed.",
            WhoActs.DEVELOPER,
            TrustedValues::doubtful),
        new Invariant(
            "V-06",
            "A case is at MANUAL_CHECK only while something is open, or because its supplement did"
                + " not come.",
            WhoActs.OFFICER,
            OpenFindings::manual),
        new Invariant(
            "V-07",
            "No case is ready, accepted or in review with an open question or a defect.",
            WhoActs.OFFICER,
            OpenFindings::clean),
        new Invariant(
            "V-08",
            "A deficient case has a defect, or an officer returned it.",
            WhoActs.OFFICER,
            OpenFindings::deficient),
        new Invariant(
            "V-09",
            "A finding that no rule decided was settled by an officer.",
            WhoActs.DEVELOPER,
            FindingInvariants::decidedBy),
        new Invariant(
            "V-10",
            "Until the review a part is what its findings say.",
            WhoActs.DEVELOPER,
            FindingInvariants::parks),
        new Invariant(
            "V-11",
            "Every screening names its run and the programme of its case.",
            WhoActs.DEVELOPER,
            FindingInvariants::runs));
  }

  private static void programme(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      tally.check(
          audited.programmeOf(record).isPresent(),
          record.stream(),
          "is bound to programme " + record.programme().shortForm() + ", which is not here");
    }
  }

  private static void complete(Audited audited, Tally tally) {
    for (CaseRecord record : audited.screened()) {
      Optional<Programme> programme = audited.programmeOf(record);
      if (programme.isPresent()) {
        Map<String, Integer> found = new HashMap<>();
        record.findings().forEach(f -> found.merge(f.check() + "/" + f.park(), 1, Integer::sum));
        for (RuleDefinition rule : programme.get().rules()) {
          if (rule.scope() == RuleDefinition.Scope.PART) {
            for (Park park : record.parks()) {
              once(record, rule, park.name(), found, tally);
            }
            found.keySet().removeIf(key -> key.startsWith(rule.check() + "/"));
          } else {
            once(record, rule, null, found, tally);
          }
        }
        tally.check(found.isEmpty(), record.stream(), "findings of no rule: " + found.keySet());
      }
    }
  }

  private static void once(
      CaseRecord record,
      RuleDefinition rule,
      @Nullable String park,
      Map<String, Integer> found,
      Tally tally) {
    Integer times = found.remove(rule.check() + "/" + park);
    tally.check(
        times != null && times == 1,
        record.stream(),
        rule.check() + " stands there " + (times == null ? 0 : times) + " times");
  }

  private static void evidence(Audited audited, Tally tally) {
    for (CaseRecord record : audited.screened()) {
      Set<String> fields =
          record.fields().stream()
              .map(CaseField::id)
              .collect(Collectors.toCollection(HashSet::new));
      record.corrections().forEach(correction -> fields.add(correction.fieldId()));
      for (Finding finding : record.findings()) {
        for (Evidence evidence : finding.evidence()) {
          Optional<PlacedDocument> document = record.document(evidence.documentId());
          String field = evidence.fieldId();
          boolean there =
              document.isPresent()
                  && (field == null || fields.contains(field))
                  && isOn(document.get(), evidence);
          tally.check(
              there || isOfAnotherCase(audited, record, evidence),
              record.stream(),
              finding.check() + " refers to " + evidence.documentId() + ", which is not there");
        }
      }
    }
  }

  private static boolean isOn(PlacedDocument document, Evidence evidence) {
    int page = evidence.place().page();
    return page == 0
        || document.lastPage() == 0
        || (document.firstPage() <= page && page <= document.lastPage());
  }

  /// Rules of the province read the letters of its other cases as well.
  private static boolean isOfAnotherCase(Audited audited, CaseRecord record, Evidence evidence) {
    return audited.state().all(CaseRecord.class).stream()
        .filter(other -> !other.id().equals(record.id()))
        .filter(other -> other.province().equals(record.province()))
        .flatMap(other -> other.document(evidence.documentId()).stream())
        .anyMatch(document -> isOn(document, evidence));
  }

  private static void decidedBy(Audited audited, Tally tally) {
    for (CaseRecord record : audited.screened()) {
      for (Finding finding : record.findings()) {
        if (!finding.decidedBy().equals(Finding.BY_RULE)) {
          boolean settled =
              record.settlements().stream()
                  .anyMatch(word ->
                      word.check().equals(finding.check())
                          && Objects.equals(word.park(), finding.park())
                          && word.outcome() == finding.outcome()
                          && word.by().equals(finding.decidedBy()));
          tally.check(settled, record.stream(), finding.check() + " was settled by nobody");
        }
      }
    }
  }

  private static void parks(Audited audited, Tally tally) {
    for (CaseRecord record : audited.screened()) {
      if (record.status().isBeforeReview()
          && record.status() != CaseStatus.CHECKING
          && record.status() != CaseStatus.RESUBMITTED) {
        for (Park park : record.parks()) {
          tally.check(
              park.status() == said(record, park),
              record.stream(),
              "a part is " + park.status() + ", its findings say " + said(record, park));
        }
      }
    }
  }

  private static ParkStatus said(CaseRecord record, Park park) {
    List<Finding> own =
        record.findings().stream()
            .filter(finding -> Objects.equals(finding.park(), park.name()))
            .toList();
    if (own.stream().anyMatch(finding -> finding.outcome() == Outcome.FAIL)) {
      return ParkStatus.FAIL;
    }
    return own.stream().anyMatch(CaseScreening::isOpen) ? ParkStatus.NEEDS_HUMAN : ParkStatus.PASS;
  }

  private static void runs(Audited audited, Tally tally) {
    for (CaseRecord record : audited.state().all(CaseRecord.class)) {
      for (Event event : audited.state().history(record)) {
        if (event.type() == EventType.CASE_SCREENED) {
          tally.check(
              event.data().containsKey("run")
                  && record.programme().hex().equals(event.data().get("programme")),
              record.stream(),
              "screening " + event.sequence() + " names no run, or another programme");
        }
      }
    }
  }
}
