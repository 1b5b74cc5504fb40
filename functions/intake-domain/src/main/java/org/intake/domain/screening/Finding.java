package org.intake.domain.screening;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.intake.domain.Texts;
import org.jspecify.annotations.Nullable;

/// What one rule says of one case or one part of it, with what it has read, for PASS as well.
///
/// `merit` marks a condition whose substance is the expert's to judge: never an open item of the
/// office. `decidedBy` is `rule` or the subject of the person who settled it.
public record Finding(
    String check,
    @Nullable String park,
    Outcome outcome,
    Effect effect,
    boolean merit,
    String clause,
    Texts message,
    Map<String, String> values,
    List<Evidence> evidence,
    String decidedBy) {
  /// Who decided when no person did.
  public static final String BY_RULE = "rule";

  /// The order of findings in every list and verdict: by check, then the case before its parts.
  public static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::check)
          .thenComparing(finding -> finding.park() == null ? "" : finding.park());

  public Finding {
    SortedMap<String, String> sorted = new TreeMap<>(values);
    values = Collections.unmodifiableSortedMap(sorted);
    evidence = evidence.stream().distinct().sorted().toList();
  }

  /// The same finding as a person has settled it; what was read stays.
  public Finding settled(Outcome settledOutcome, Texts reason, String subject) {
    return new Finding(
        check, park, settledOutcome, effect, merit, clause, reason, values, evidence, subject);
  }

  /// The same finding with this evidence, decided by this one.
  public Finding with(List<Evidence> nextEvidence, String nextDecidedBy) {
    return new Finding(
        check, park, outcome, effect, merit, clause, message, values, nextEvidence, nextDecidedBy);
  }

  /// What the province is told when its case is given back: what is wrong, and what nobody could
  /// yet decide.
  public boolean isForProvince() {
    return switch (outcome) {
      case FAIL -> effect == Effect.FIX;
      case NEEDS_HUMAN -> effect == Effect.FIX && !merit;
      case PASS, NOT_APPLICABLE -> false;
    };
  }
}
