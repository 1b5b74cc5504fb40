package org.intake.api.routes;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.api.access.Rule;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Role;
import org.intake.domain.submission.SubmissionStatus;

/// The rules of the table of routes, by name.
final class Rules {
  static final Rule OPEN = new Rule.Open();
  static final Rule ANYBODY =
      new Rule.ByRole(
          EnumSet.of(Role.PROVINCE, Role.EXPERT, Role.OFFICER, Role.AUDITOR, Role.OPERATOR));
  static final Rule PROVINCE = new Rule.ByRole(Set.of(Role.PROVINCE));
  static final Rule EXPERT = new Rule.ByRole(Set.of(Role.EXPERT));
  static final Rule OFFICER = new Rule.ByRole(Set.of(Role.OFFICER));
  static final Rule EXPERT_OR_OFFICER = new Rule.ByRole(Set.of(Role.EXPERT, Role.OFFICER));
  static final Rule READERS = new Rule.ByRole(Set.of(Role.PROVINCE, Role.OFFICER, Role.AUDITOR));

  static final Rule ITS_SUBMISSION =
      new Rule.OnSubmission(Set.of(Role.PROVINCE, Role.OFFICER, Role.AUDITOR), Set.of());
  static final Rule OWN_SUBMISSION = new Rule.OnSubmission(Set.of(Role.PROVINCE), Set.of());

  /// Before submit, and afterwards while something may be supplemented.
  static final Rule OWN_OPEN_SUBMISSION =
      new Rule.OnSubmission(
          Set.of(Role.PROVINCE),
          EnumSet.of(
              SubmissionStatus.DRAFT, SubmissionStatus.PARSED, SubmissionStatus.PARSE_FAILED));

  static final Rule OWN_LIVE_SUBMISSION =
      new Rule.OnSubmission(
          Set.of(Role.PROVINCE), EnumSet.complementOf(EnumSet.of(SubmissionStatus.WITHDRAWN)));

  static final Rule ITS_CASE =
      new Rule.OnCase(Set.of(Role.PROVINCE, Role.EXPERT, Role.OFFICER, Role.AUDITOR), Set.of());
  static final Rule CASE_OF_OFFICE = new Rule.OnCase(Set.of(Role.OFFICER, Role.AUDITOR), Set.of());
  static final Rule CASE_OF_READERS = new Rule.OnCase(READERS.roles(), Set.of());
  static final Rule CASE_FOR_OFFICER = new Rule.OnCase(Set.of(Role.OFFICER), Set.of());

  /// What officers may still correct: later decisions stand on the findings.
  static final Rule CASE_BEFORE_REVIEW =
      new Rule.OnCase(Set.of(Role.OFFICER), statuses(CaseStatus::isBeforeReview));

  static final Rule OWN_CASE_BEFORE_PUBLICITY =
      new Rule.OnCase(
          Set.of(Role.PROVINCE), statuses(status -> status.mayBecome(CaseStatus.WITHDRAWN)));

  static final Rule CASE_IF_NAMED =
      new Rule.OnCaseOfQuery(Set.of(Role.PROVINCE, Role.OFFICER, Role.AUDITOR));

  static final Rule HIS_REVIEW = new Rule.OnReview(Set.of(Role.EXPERT));

  static final Rule CALL_FOR_ANYBODY = new Rule.OnCall(ANYBODY.roles());
  static final Rule CALL_OF_OFFICE = new Rule.OnCall(Set.of(Role.OFFICER, Role.AUDITOR));
  static final Rule CALL_FOR_OFFICER = new Rule.OnCall(Set.of(Role.OFFICER));
  static final Rule OBJECTION = new Rule.OnObjection(Set.of(Role.OFFICER));

  private Rules() {}

  private static Set<CaseStatus> statuses(Predicate<CaseStatus> which) {
    return Stream.of(CaseStatus.values()).filter(which).collect(Collectors.toUnmodifiableSet());
  }
}
