package org.intake.domain.submission;

import java.util.regex.Pattern;
import org.intake.domain.programme.Duty;

/// What a submission brings: an application, or the kind of report that a duty of the call names.
public record SubmissionKind(String code) {
  private static final Pattern FORM = Pattern.compile("[A-Z][A-Z0-9_]{1,39}");

  public static final SubmissionKind APPLICATION = new SubmissionKind("APPLICATION");

  public SubmissionKind {
    if (!FORM.matcher(code).matches()) {
      throw new IllegalArgumentException("a kind of submission is 2 to 40 of A-Z, 0-9 and _");
    }
  }

  public boolean isApplication() {
    return equals(APPLICATION);
  }

  /// Whether this is the report that the duty asks for.
  public boolean fulfils(Duty duty) {
    return duty.report().code().equals(code);
  }

  @Override
  public String toString() {
    return code;
  }
}
