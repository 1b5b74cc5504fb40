package org.intake.application.submit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.SubmissionKind;

/// Whether what a province opens is an application, or a report that its pilot may hand in.
final class ReportOpening {
  private final Ledger ledger;

  ReportOpening(Ledger ledger) {
    this.ledger = ledger;
  }

  Optional<Refusal> refusal(Programme programme, Actor province, Opening opening) {
    if (opening.kind().isApplication()) {
      return opening.reportFor() == null && opening.reportYear() == null
          ? Optional.empty()
          : Optional.of(
              Refusal.invalid(
                  opening.reportFor() == null ? "/year" : "/case", "只有报送总结（kind）才写申报件编号和年度。"));
    }
    if (programme.duties().stream().noneMatch(opening.kind()::fulfils)) {
      return Optional.of(
          Refusal.invalid("/kind", "须是以下之一：" + String.join("、", kinds(programme)) + "。"));
    }
    if (opening.reportFor() == null || opening.reportYear() == null) {
      return Optional.of(
          Refusal.invalid(opening.reportFor() == null ? "/case" : "/year", "报送总结须写明申报件编号和年度。"));
    }
    Optional<Stored<CaseRecord>> of = ledger.load(CaseRecord.class, opening.reportFor());
    if (of.isEmpty() || !province.isOfProvince(of.get().value().province())) {
      return Optional.of(Refusal.invalid("/case", "没有这个申报件：" + opening.reportFor() + "。"));
    }
    CaseStatus status = of.get().value().status();
    boolean inPilot =
        Set.of(CaseStatus.PILOT, CaseStatus.REPORT_OVERDUE, CaseStatus.FINAL_SUBMITTED)
            .contains(status);
    return inPilot
        ? yearRefusal(programme, of.get().value(), opening)
        : Optional.of(Refusal.of(Refusal.Code.WRONG_STATE, "该城市不在试点期内，不能报送总结。"));
  }

  private static List<String> kinds(Programme programme) {
    return Stream.concat(
            Stream.of(SubmissionKind.APPLICATION.code()),
            programme.duties().stream().map(duty -> duty.report().code()))
        .distinct()
        .toList();
  }

  /// The years that a report may be of: those in which the call asks for one, and those of the
  /// pilot before them, for a city that reports earlier than it must.
  private static Optional<Refusal> yearRefusal(
      Programme programme, CaseRecord record, Opening opening) {
    int year = Objects.requireNonNull(opening.reportYear());
    int pilot = Optional.ofNullable(record.pilot()).map(CaseRecord.Pilot::firstYear).orElse(year);
    List<Duty> duties =
        programme.duties().stream().filter(duty -> opening.kind().fulfils(duty)).toList();
    int first = Math.min(pilot, duties.stream().mapToInt(Duty::firstYear).min().orElse(year));
    int last = duties.stream().mapToInt(Duty::lastYear).max().orElse(year);
    return year >= first && year <= last
        ? Optional.empty()
        : Optional.of(Refusal.invalid("/year", "该总结的年度须在" + first + "至" + last + "之间。"));
  }
}
