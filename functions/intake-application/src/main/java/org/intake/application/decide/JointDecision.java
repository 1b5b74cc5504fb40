package org.intake.application.decide;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.application.Refusal;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseRecord.AgencyDecision;
import org.intake.domain.casefile.CaseRecord.ParkResult;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.programme.Programme;

/// A decision that holds only when every agency has sent the same: the same action and the same
/// result for each park.
public final class JointDecision {
  /// How a park's result may be written: the words of the proposal, of the approval that follows
  /// it, and of the city's own decision.
  private static final Map<String, ParkStatus> RESULTS =
      Map.of(
          "PROPOSED", ParkStatus.PROPOSED,
          "APPROVED", ParkStatus.PROPOSED,
          "SELECTED", ParkStatus.PROPOSED,
          "PROPOSE", ParkStatus.PROPOSED,
          "NOT_PROPOSED", ParkStatus.NOT_PROPOSED,
          "NOT_APPROVED", ParkStatus.NOT_PROPOSED,
          "NOT_SELECTED", ParkStatus.NOT_PROPOSED,
          "NOT_SELECT", ParkStatus.NOT_PROPOSED);

  private JointDecision() {}

  /// Who decides together, by the switch `deciding-agencies`, separated by commas; without it one
  /// officer's word is enough.
  public static List<String> agencies(Programme programme) {
    return Optional.ofNullable(programme.policies().get("deciding-agencies"))
        .map(policy -> Stream.of(policy.value().split(",")).map(String::strip).toList())
        .orElse(List.of());
  }

  /// The halves that were sent and not yet met by the others.
  public static List<AgencyDecision> halves(CaseRecord record) {
    return record.pending().stream()
        .filter(pending -> !pending.action().equals(CaseRecord.HOLD))
        .toList();
  }

  /// What is wrong with the results for the parks.
  static Optional<Refusal> refusal(CaseRecord record, Decision decision) {
    Set<String> names = record.parks().stream().map(Park::name).collect(Collectors.toSet());
    Set<String> seen = new HashSet<>();
    for (ParkResult park : decision.parks()) {
      if (!names.contains(park.name())) {
        return Optional.of(Refusal.invalid("/parks", "申报件中没有这个园区：" + park.name()));
      }
      if (!RESULTS.containsKey(park.result())) {
        return Optional.of(
            Refusal.invalid("/parks", "园区结果须为PROPOSED或NOT_PROPOSED：" + park.result()));
      }
      if (!seen.add(park.name())) {
        return Optional.of(Refusal.invalid("/parks", "同一园区只能有一个结果：" + park.name()));
      }
    }
    if (!seen.isEmpty() && !seen.equals(names)) {
      return Optional.of(Refusal.invalid("/parks", "每个园区都须有结果。"));
    }
    boolean proposes = decision.action() == DecisionAction.PROPOSE;
    boolean any =
        results(record, decision).stream()
            .anyMatch(park -> park.result().equals(ParkStatus.PROPOSED.name()));
    if (proposes && !any && !names.isEmpty()) {
      return Optional.of(Refusal.invalid("/parks", "拟入选城市至少须有一个拟入选园区。"));
    }
    return !proposes && any
        ? Optional.of(Refusal.invalid("/parks", "未入选城市不能有拟入选园区。"))
        : Optional.empty();
  }

  /// One result for each park, in the order of the case.
  static List<ParkResult> results(CaseRecord record, Decision decision) {
    ParkStatus all =
        decision.action() == DecisionAction.PROPOSE ? ParkStatus.PROPOSED : ParkStatus.NOT_PROPOSED;
    Map<String, String> given =
        decision.parks().stream()
            .collect(Collectors.toMap(ParkResult::name, ParkResult::result, (a, _) -> a));
    return record.parks().stream()
        .map(park ->
            new ParkResult(
                park.name(),
                Optional.ofNullable(given.get(park.name()))
                    .map(result -> RESULTS.getOrDefault(result, all))
                    .orElse(all)
                    .name()))
        .toList();
  }

  /// The halves with a new one; an agency's later word replaces its earlier one.
  static List<AgencyDecision> with(CaseRecord record, AgencyDecision half) {
    List<AgencyDecision> next = new ArrayList<>();
    for (AgencyDecision pending : record.pending()) {
      if (!pending.agency().equals(half.agency()) || pending.action().equals(CaseRecord.HOLD)) {
        next.add(pending);
      }
    }
    next.add(half);
    return next;
  }

  static boolean isComplete(List<AgencyDecision> halves, List<String> agencies) {
    Set<String> same =
        halves.stream()
            .filter(half ->
                half.action().equals(halves.getLast().action())
                    && half.parks().equals(halves.getLast().parks()))
            .map(AgencyDecision::agency)
            .collect(Collectors.toSet());
    return same.containsAll(agencies);
  }

  static List<Park> decided(List<Park> parks, List<ParkResult> results) {
    Map<String, String> byName =
        results.stream().collect(Collectors.toMap(ParkResult::name, ParkResult::result));
    return parks.stream()
        .map(park ->
            new Park(
                park.name(),
                Optional.ofNullable(byName.get(park.name()))
                    .map(ParkStatus::valueOf)
                    .orElse(park.status())))
        .toList();
  }
}
