package org.intake.domain.programme;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// How many cases a recommender may bring. `exempt` division types take no place; `ownLimits` are
/// those of recommenders that differ, by division code.
public record QuotaPolicy(
    int limit,
    SortedMap<String, Integer> ownLimits,
    Set<DivisionType> exempt,
    OverQuota overQuota,
    boolean withdrawalFrees) {
  public QuotaPolicy {
    ownLimits = Collections.unmodifiableSortedMap(new TreeMap<>(ownLimits));
    exempt = Set.copyOf(exempt);
  }

  public int limitOf(String recommender) {
    return ownLimits.getOrDefault(recommender, limit);
  }

  public boolean counts(Division city) {
    return !exempt.contains(city.type());
  }

  /// What happens when a province recommends more than its places.
  public enum OverQuota {
    /// Every city that is not yet accepted waits for an officer.
    HOLD,
    /// Every city of the province goes to an officer for refusal.
    REFUSE_ALL,
    /// The letter's ranking decides who gets the places.
    BY_RANK
  }
}
