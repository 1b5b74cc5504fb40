package org.intake.application.audit;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.RuleRun;

/// Where findings that should be the same first differ.
public final class FindingDifference {
  private FindingDifference() {}

  public static Optional<String> between(List<Finding> kept, List<Finding> again) {
    for (int i = 0; i < Math.max(kept.size(), again.size()); i++) {
      if (i >= kept.size() || i >= again.size()) {
        return Optional.of(kept.size() + " findings were kept, now there are " + again.size());
      }
      if (!kept.get(i).equals(again.get(i))) {
        return Optional.of(
            name(kept.get(i)) + " was " + said(kept.get(i)) + ", now " + said(again.get(i)));
      }
    }
    return Optional.empty();
  }

  /// What the case shows is what the run said, or what a named person said instead.
  public static Optional<String> shown(CaseRecord record, Optional<RuleRun> run) {
    if (run.isEmpty()) {
      return Optional.of("there is no run to compare with");
    }
    Set<String> settled =
        record.settlements().stream()
            .map(settlement -> settlement.check() + "/" + settlement.park())
            .collect(Collectors.toSet());
    List<Finding> shown = record.findings().stream().sorted(Finding.ORDER).toList();
    List<Finding> said = run.get().findings().stream().sorted(Finding.ORDER).toList();
    if (shown.size() != said.size()) {
      return Optional.of(
          "the case shows " + shown.size() + " findings, the run has " + said.size());
    }
    for (int i = 0; i < shown.size(); i++) {
      Finding finding = shown.get(i);
      boolean byRule = finding.decidedBy().equals(Finding.BY_RULE);
      boolean right =
          byRule
              ? finding.equals(said.get(i))
              : settled.contains(finding.check() + "/" + finding.park())
                  && isSameCheck(finding, said.get(i));
      if (!right) {
        return Optional.of(
            name(finding) + " shows " + said(finding) + ", the run said " + said(said.get(i)));
      }
    }
    return Optional.empty();
  }

  private static boolean isSameCheck(Finding one, Finding other) {
    return one.check().equals(other.check())
        && Objects.equals(one.park(), other.park())
        && one.values().equals(other.values())
        && one.evidence().equals(other.evidence());
  }

  private static String name(Finding finding) {
    return finding.park() == null ? finding.check() : finding.check() + " (" + finding.park() + ")";
  }

  private static String said(Finding finding) {
    return finding.outcome() + " " + finding.values();
  }
}
