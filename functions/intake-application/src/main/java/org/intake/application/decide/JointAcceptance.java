package org.intake.application.decide;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.application.Refusal;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.ledger.Actor;
import org.intake.domain.programme.Programme;

/// An acceptance that each deciding agency must say by an officer of its own, where the call asks
/// for it: 共同对推荐材料进行审核.
final class JointAcceptance {
  /// Releasing a case is accepting it after all.
  static final String WORD = DecisionAction.ACCEPT.name();

  private JointAcceptance() {}

  static boolean isNeeded(Programme programme) {
    return programme.acceptance() == Programme.Acceptance.BOTH_AGENCIES;
  }

  /// Why this officer cannot give a word.
  static Optional<Refusal> refusal(Programme programme, CaseRecord record, Actor officer) {
    List<String> agencies = JointDecision.agencies(programme);
    String agency = SecondOfficer.agency(officer);
    if (!agencies.contains(agency)) {
      return Optional.of(
          Refusal.of(Refusal.Code.WRONG_ROLE, "受理须由" + String.join("、", agencies) + "的工作人员分别确认。"));
    }
    boolean forTwo =
        record.pending().stream()
            .anyMatch(half -> half.by().equals(officer.subject()) && !half.agency().equals(agency));
    return forTwo
        ? Optional.of(Refusal.of(Refusal.Code.SAME_OFFICER, "您已代表另一部门作出决定，受理须由两名工作人员分别确认。"))
        : Optional.empty();
  }

  /// The agencies that have not yet accepted, this officer's counted as having done so.
  static List<String> waitingFor(Programme programme, CaseRecord record, Actor officer) {
    Set<String> said =
        record.pending().stream()
            .filter(half -> half.action().equals(WORD))
            .map(AgencyDecision::agency)
            .collect(Collectors.toSet());
    return JointDecision.agencies(programme).stream()
        .filter(agency -> !said.contains(agency) && !agency.equals(SecondOfficer.agency(officer)))
        .toList();
  }

  /// What speaks against carrying it out: another's word that is not there any more.
  static Optional<Refusal> lacking(Programme programme, CaseRecord record, Actor officer) {
    List<String> others = isNeeded(programme) ? waitingFor(programme, record, officer) : List.of();
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            Refusal.of(Refusal.Code.WRONG_STATE, "尚需" + String.join("、", others) + "确认受理。"));
  }

  static CaseRecord with(CaseRecord record, AgencyDecision word) {
    return record.deciding(record.status(), record.parks(), JointDecision.with(record, word));
  }
}
