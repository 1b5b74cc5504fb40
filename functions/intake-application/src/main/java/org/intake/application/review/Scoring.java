package org.intake.application.review;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intake.application.Refusal;
import org.intake.domain.casefile.Park;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;
import org.intake.domain.review.Review.ParkOpinion;

/// What an expert hands in for one seat.
public record Scoring(
    long fence,
    SortedMap<String, BigDecimal> scores,
    List<ParkOpinion> parks,
    String comment,
    boolean complete) {
  private static final int LONGEST_COMMENT = 4000;
  private static final int DECIMALS = 2;

  public Scoring {
    scores = Collections.unmodifiableSortedMap(new TreeMap<>(scores));
    parks = List.copyOf(parks);
  }

  /// What is wrong with it, the first fault.
  Optional<Refusal> refusal(ReviewPolicy policy, List<Park> itsParks) {
    return scoreRefusal(policy)
        .or(() -> parkRefusal(itsParks))
        .or(() -> commentRefusal())
        .or(() -> complete ? completenessRefusal(policy, itsParks) : Optional.empty());
  }

  private Optional<Refusal> scoreRefusal(ReviewPolicy policy) {
    Set<String> known =
        policy.criteria().stream()
            .map(ReviewPolicy.Criterion::id)
            .collect(Collectors.toUnmodifiableSet());
    for (Map.Entry<String, BigDecimal> score : scores.entrySet()) {
      String field = "/scores/" + score.getKey();
      if (!known.contains(score.getKey())) {
        return Optional.of(Refusal.invalid(field, "没有这项评审指标。"));
      }
      BigDecimal value = score.getValue();
      if (value.compareTo(policy.lowestScore()) < 0
          || value.compareTo(policy.highestScore()) > 0
          || value.scale() > DECIMALS) {
        return Optional.of(
            Refusal.invalid(
                field,
                "分值须在"
                    + policy.lowestScore().toPlainString()
                    + "至"
                    + policy.highestScore().toPlainString()
                    + "之间，最多两位小数。"));
      }
    }
    return Optional.empty();
  }

  private Optional<Refusal> parkRefusal(List<Park> itsParks) {
    Set<String> names = names(itsParks);
    for (ParkOpinion opinion : parks) {
      if (!names.contains(opinion.park())) {
        return Optional.of(Refusal.invalid("/parks", "申报件中没有这个园区：" + opinion.park()));
      }
    }
    long distinct = parks.stream().map(ParkOpinion::park).distinct().count();
    return distinct < parks.size()
        ? Optional.of(Refusal.invalid("/parks", "同一园区只能有一条意见。"))
        : Optional.empty();
  }

  private Optional<Refusal> commentRefusal() {
    boolean tooLong =
        comment.length() > LONGEST_COMMENT
            || parks.stream().anyMatch(park -> park.comment().length() > LONGEST_COMMENT);
    return tooLong
        ? Optional.of(Refusal.invalid("/comment", "意见不超过" + LONGEST_COMMENT + "字。"))
        : Optional.empty();
  }

  private Optional<Refusal> completenessRefusal(ReviewPolicy policy, List<Park> itsParks) {
    for (ReviewPolicy.Criterion criterion : policy.criteria()) {
      if (!scores.containsKey(criterion.id())) {
        return Optional.of(
            Refusal.invalid(
                "/scores/" + criterion.id(), "提交前每项指标都须评分：" + criterion.title().zhHans()));
      }
    }
    Set<String> said = parks.stream().map(ParkOpinion::park).collect(Collectors.toSet());
    for (String park : names(itsParks)) {
      if (!said.contains(park)) {
        return Optional.of(Refusal.invalid("/parks", "提交前每个园区都须有意见：" + park));
      }
    }
    return Optional.empty();
  }

  private static Set<String> names(List<Park> parks) {
    return parks.stream().map(Park::name).collect(Collectors.toSet());
  }

  /// Whether a review holds just this. `80` and `80.0` are the same score.
  boolean isIn(Review review) {
    return review.comment().equals(comment)
        && review.parks().equals(parks)
        && review.scores().keySet().equals(scores.keySet())
        && scores.entrySet().stream()
            .allMatch(
                score -> score.getValue().compareTo(review.scores().get(score.getKey())) == 0);
  }
}
