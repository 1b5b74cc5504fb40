package org.intake.api.access;

import java.util.Set;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Role;
import org.intake.domain.submission.SubmissionStatus;

/// What a route asks of its caller: a role, and of what the address names that it is his to see and
/// in a state for it. `states` empty means any.
public sealed interface Rule {
  Set<Role> roles();

  /// Anybody, without a token.
  record Open() implements Rule {
    @Override
    public Set<Role> roles() {
      return Set.of();
    }
  }

  record ByRole(Set<Role> roles) implements Rule {}

  record OnSubmission(Set<Role> roles, Set<SubmissionStatus> states) implements Rule {}

  record OnCase(Set<Role> roles, Set<CaseStatus> states) implements Rule {}

  /// The case that the query names, if it names one.
  record OnCaseOfQuery(Set<Role> roles) implements Rule {}

  record OnReview(Set<Role> roles) implements Rule {}

  record OnCall(Set<Role> roles) implements Rule {}

  record OnObjection(Set<Role> roles) implements Rule {}
}
