package org.intake.domain.submission;

/// What a submission brings.
public enum SubmissionKind {
  APPLICATION,
  ANNUAL_REPORT,
  FINAL_REPORT
}
