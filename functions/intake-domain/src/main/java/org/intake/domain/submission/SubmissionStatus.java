package org.intake.domain.submission;

/// Where a submission stands. What happens to its cities afterwards is told by their cases.
public enum SubmissionStatus {
  DRAFT,
  SUBMITTED,
  PARSING,
  PARSED,
  PARSE_FAILED,
  WITHDRAWN
}
