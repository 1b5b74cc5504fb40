package org.intake.application.decide;

import java.util.Optional;
import org.intake.application.Refusal;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.ledger.Actor;
import org.intake.domain.programme.PolicySwitch;
import org.intake.domain.programme.Programme;

/// Whether a grave word of one officer waits for another's. The programme's switch `second-officer`
/// says: `none`, another `officer`, or one of another `agency`.
public final class SecondOfficer {
  private static final String SWITCH = "second-officer";

  private SecondOfficer() {}

  public static boolean isNeeded(Programme programme) {
    return !policy(programme).equals("none");
  }

  private static String policy(Programme programme) {
    return Optional.ofNullable(programme.policies().get(SWITCH))
        .map(PolicySwitch::value)
        .orElse("none");
  }

  /// Who is waited for, as the answer writes it.
  public static String awaited(Programme programme) {
    return policy(programme).equals("agency") ? "another-agency" : "another-officer";
  }

  /// The word that waits for the same from somebody else.
  public static Optional<AgencyDecision> first(CaseRecord of, AgencyDecision word) {
    return of.pending().stream()
        .filter(pending ->
            pending.action().equals(word.action()) && pending.parks().equals(word.parks()))
        .findFirst();
  }

  /// Why this officer cannot be the second.
  public static Optional<Refusal> refusal(Programme programme, AgencyDecision first, Actor second) {
    if (first.by().equals(second.subject())) {
      return Optional.of(Refusal.of(Refusal.Code.SAME_OFFICER, "您已提出该决定，须由另一名工作人员确认。"));
    }
    boolean sameAgency =
        policy(programme).equals("agency") && first.agency().equals(agency(second));
    return sameAgency
        ? Optional.of(Refusal.of(Refusal.Code.SAME_OFFICER, "该决定须由另一部门的工作人员确认。"))
        : Optional.empty();
  }

  public static String agency(Actor officer) {
    return officer.agency() == null ? "" : officer.agency();
  }
}
