package org.intake.application.submit;

import java.util.List;
import java.util.stream.Stream;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Submission;

/// Which files a submission may take: all before it is handed in, afterwards what is asked for.
final class AskedFor {
  private final Ledger ledger;

  AskedFor(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Before submit always; afterwards only as a supplement that somebody asked for, or when nothing
  /// could be made of the package.
  boolean mayTakeFiles(Submission submission) {
    return switch (submission.status()) {
      case DRAFT, PARSE_FAILED -> true;
      case PARSED -> isSupplementAsked(submission);
      case SUBMITTED, PARSING, WITHDRAWN -> false;
    };
  }

  private boolean isSupplementAsked(Submission submission) {
    return submission.cases().isEmpty() || cases(submission).anyMatch(AskedFor::isOpen);
  }

  /// A file of cities that nothing is asked of is not exchanged under them; one that no city uses
  /// may be.
  boolean isAskedFor(Submission submission, String fileId) {
    List<CaseRecord> users =
        cases(submission)
            .filter(of -> of.documents().stream().anyMatch(d -> d.fileId().equals(fileId)))
            .toList();
    return users.isEmpty() || users.stream().anyMatch(AskedFor::isOpen);
  }

  private Stream<CaseRecord> cases(Submission submission) {
    return submission.cases().stream()
        .flatMap(id -> ledger.load(CaseRecord.class, id).stream())
        .map(Stored::value);
  }

  private static boolean isOpen(CaseRecord of) {
    return of.status() == CaseStatus.DEFICIENT;
  }
}
