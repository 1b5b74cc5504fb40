package org.intake.domain.programme;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.intake.domain.Texts;

/// How experts review: seats per case, criteria with weights that sum to 100, the scale of a score,
/// how long a lease lasts and how many an expert may hold at once.
public record ReviewPolicy(
    int seats,
    List<Criterion> criteria,
    BigDecimal lowestScore,
    BigDecimal highestScore,
    Duration lease,
    int maximumLeases) {
  public ReviewPolicy {
    criteria = List.copyOf(criteria);
  }

  public record Criterion(String id, Texts title, int weight) {}
}
