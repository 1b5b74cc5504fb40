package org.intake.application.decide;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.intake.application.Answer;
import org.intake.application.Attempts.Step;
import org.intake.application.Refusal;
import org.intake.application.notify.NoticeWriter;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Stored;
import org.intake.domain.screening.Finding;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionStatus;

/// RETURN and REOPEN: a case goes back to its province to be mended, or through the rules again.
final class SendBack {
  private final Belongings belongings;
  private final NoticeWriter notices;

  SendBack(Belongings belongings, NoticeWriter notices) {
    this.belongings = belongings;
    this.notices = notices;
  }

  Step<Answer<Decided>> toProvince(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (!deciding.mayBecome(CaseStatus.DEFICIENT) || before.status() == CaseStatus.CHECKING) {
      return deciding.wrongState();
    }
    List<Finding> defects = before.findings().stream().filter(Finding::isForProvince).toList();
    if (defects.isEmpty()) {
      return Deciding.refused(Refusal.of(Refusal.Code.WRONG_STATE, "没有需要补正的事项。"));
    }
    Submission submission = belongings.submission(before).value();
    Instant due = deciding.programme().calendar().supplementDeadline(deciding.now());
    CaseRecord after =
        before.screened(CaseStatus.DEFICIENT, before.findings(), before.parks(), due).notified();
    Change.Builder change = deciding.decided(after);
    notices.deficiency(change, deciding.programme(), submission, after, defects);
    return Deciding.done(change, after);
  }

  /// The case goes through the rules again; it has no place until it is accepted again. Its
  /// submission is saved as well: a province that takes it back at the same moment must not leave
  /// the case behind.
  Step<Answer<Decided>> throughRules(Deciding deciding) {
    CaseRecord before = deciding.before();
    if (before.status() != CaseStatus.REJECTED) {
      return deciding.wrongState();
    }
    Stored<Submission> submission = belongings.submission(before);
    if (submission.value().status() == SubmissionStatus.WITHDRAWN) {
      return Deciding.refused(Refusal.of(Refusal.Code.WRONG_STATE, "该申报已由省里撤回，其申报件不能恢复。"));
    }
    Stored<Province> book = belongings.book(before);
    if (isCityTaken(book.value(), before)) {
      return Deciding.refused(Refusal.of(Refusal.Code.WRONG_STATE, "该城市已有另一在办申报件。"));
    }
    CaseRecord after = before.at(CaseStatus.CHECKING);
    Change.What reopened =
        happened(EventType.DECIDED, Map.of("case", before.id(), "action", "REOPEN"));
    Change.Builder change =
        deciding
            .decided(after)
            .save(book, book.value().reopened(before.id()), reopened)
            .save(submission, submission.value(), reopened);
    return Deciding.done(change, after);
  }

  private static boolean isCityTaken(Province book, CaseRecord by) {
    String city = by.city().code();
    return city != null
        && book.liveCaseOf(city).filter(other -> !other.caseId().equals(by.id())).isPresent();
  }
}
