package org.intake.application.invariant;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition;
import org.intake.domain.reading.Method;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;

/// On which values the rules of thresholds have decided: V-04 and V-05.
final class TrustedValues {
  private TrustedValues() {}

  static void recognised(Audited audited, Tally tally) {
    eachDecided(
        audited,
        (record, finding, field) ->
            tally.check(
                field.read().method() != Method.OCR
                    || isConfirmed(record, field)
                    || field.read().agreement() >= 2
                    || hasOfficeTwin(record, field),
                record.stream(),
                finding.check() + " was decided on " + field.id() + " alone"));
  }

  static void doubtful(Audited audited, Tally tally) {
    eachDecided(
        audited,
        (record, finding, field) ->
            tally.check(
                field.read().doubts().isEmpty()
                    || field.read().value() == null
                    || isConfirmed(record, field)
                    || hasClearTwin(record, field),
                record.stream(),
                finding.check() + " was decided on doubtful " + field.id()));
  }

  @FunctionalInterface
  private interface Decided {
    void on(CaseRecord record, Finding finding, CaseField field);
  }

  /// Every field that a rule of a threshold itself has read and decided on.
  private static void eachDecided(Audited audited, Decided decided) {
    for (CaseRecord record : audited.screened()) {
      Programme programme = audited.programmeOf(record).orElse(null);
      for (Finding finding : record.findings()) {
        RuleDefinition rule =
            programme == null ? null : programme.rule(finding.check()).orElse(null);
        if (rule != null && rule.threshold() && isDecidedByRule(finding)) {
          read(record, finding, rule).forEach(field -> decided.on(record, finding, field));
        }
      }
    }
  }

  private static boolean isDecidedByRule(Finding finding) {
    return finding.decidedBy().equals(Finding.BY_RULE)
        && (finding.outcome() == Outcome.PASS || finding.outcome() == Outcome.FAIL);
  }

  /// What a rule's expressions were given, not what it merely looked at.
  private static List<CaseField> read(CaseRecord record, Finding finding, RuleDefinition rule) {
    Set<String> names =
        rule.reads().stream()
            .filter(read -> read.required() && !read.presence())
            .map(RuleDefinition.Read::field)
            .collect(Collectors.toSet());
    return finding.evidence().stream()
        .map(Evidence::fieldId)
        .filter(Objects::nonNull)
        .flatMap(id -> record.field(id).stream())
        .filter(field -> names.contains(field.read().name()))
        .toList();
  }

  private static boolean isConfirmed(CaseRecord record, CaseField field) {
    return field.confirmedBy() != null
        || record.corrections().stream().anyMatch(word -> word.fieldId().equals(field.id()));
  }

  private static boolean hasOfficeTwin(CaseRecord record, CaseField field) {
    return record.fields().stream()
        .anyMatch(other ->
            other.read().name().equals(field.read().name())
                && other.read().method() != Method.OCR
                && other.read().value() != null);
  }

  private static boolean hasClearTwin(CaseRecord record, CaseField field) {
    return record.fields().stream()
        .anyMatch(other ->
            other.read().name().equals(field.read().name())
                && !other.id().equals(field.id())
                && other.read().doubts().isEmpty()
                && other.read().value() != null);
  }
}
