package org.intake.application.accept;

import java.util.Map;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Change;
import org.intake.domain.programme.Programme;

/// Adds a notice about a case to the change that gives rise to it; `version` tells notices of one
/// type apart, `more` fills further holes of its words.
@FunctionalInterface
public interface CaseNotices {
  void about(
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      int version,
      Map<String, String> more);

  /// Writes only what the call has words for: a call may do without a kind of notice.
  static void tell(
      CaseNotices notices,
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      long version,
      Map<String, String> more) {
    if (programme.notice(type).isPresent()) {
      notices.about(change, programme, subject, type, Math.toIntExact(version), more);
    }
  }
}
