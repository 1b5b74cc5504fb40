package org.intake.application.review;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Park;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;

/// The cases of a call by what the experts gave them, once the round is closed. The ranking informs
/// the decision of the agencies and decides nothing.
public final class RankCases {
  private static final int PAGE = 100;

  /// Scores are shown and compared to so many decimals.
  private static final int DECIMALS = 4;

  /// Experts who differ by more than this share of the scale are pointed out to the office.
  private static final BigDecimal WIDE = new BigDecimal("0.20");

  private final Ledger ledger;
  private final Programmes programmes;

  public RankCases(Ledger ledger, Programmes programmes) {
    this.ledger = ledger;
    this.programmes = programmes;
  }

  /// `spread` is the best minus the worst expert's total; `recommended` counts, by park, the
  /// experts who recommend it.
  public record Ranked(
      int rank,
      boolean tied,
      String caseId,
      String province,
      City city,
      CaseStatus status,
      BigDecimal score,
      SortedMap<String, BigDecimal> criteria,
      BigDecimal spread,
      boolean wideSpread,
      int reviews,
      SortedMap<String, Integer> recommended) {
    public Ranked {
      criteria = Collections.unmodifiableSortedMap(new TreeMap<>(criteria));
      recommended = Collections.unmodifiableSortedMap(new TreeMap<>(recommended));
    }
  }

  public Answer<List<Ranked>> rank(String call) {
    Optional<Programme> programme = programmes.programme(call);
    if (programme.isEmpty()) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "没有这个申报通知。"));
    }
    if (!Calls.isRoundClosed(ledger, call)) {
      return Answer.refused(Refusal.of(Refusal.Code.ROUND_OPEN, "评审轮次结束后才能查看排序。"));
    }
    Map<String, List<Review>> byCase =
        Lists.all(ledger, new Listing.ReviewsAt(call, Review.State.COMPLETED), PAGE).stream()
            .map(Stored::value)
            .collect(Collectors.groupingBy(Review::caseId, TreeMap::new, Collectors.toList()));
    List<Ranked> scored = new ArrayList<>();
    byCase.forEach((caseId, reviews) ->
        ledger
            .load(CaseRecord.class, caseId)
            .map(Stored::value)
            .filter(record -> takesPart(record.status()))
            .ifPresent(record -> scored.add(score(record, reviews, programme.get().review()))));
    return Answer.done(numbered(scored, programme.get().review()));
  }

  private static boolean takesPart(CaseStatus status) {
    return status != CaseStatus.WITHDRAWN && status != CaseStatus.DISQUALIFIED;
  }

  private static Ranked score(CaseRecord record, List<Review> reviews, ReviewPolicy policy) {
    SortedMap<String, BigDecimal> criteria = new TreeMap<>();
    for (ReviewPolicy.Criterion criterion : policy.criteria()) {
      criteria.put(
          criterion.id(), mean(reviews.stream().map(review -> given(review, criterion)).toList()));
    }
    List<BigDecimal> totals = reviews.stream().map(review -> total(review, policy)).toList();
    BigDecimal spread = Collections.max(totals).subtract(Collections.min(totals));
    BigDecimal scale = policy.highestScore().subtract(policy.lowestScore());
    SortedMap<String, Integer> recommended = new TreeMap<>();
    for (Park park : record.parks()) {
      recommended.put(
          park.name(),
          (int)
              reviews.stream()
                  .flatMap(review -> review.parks().stream())
                  .filter(opinion -> opinion.park().equals(park.name()) && opinion.recommend())
                  .count());
    }
    return new Ranked(
        0,
        false,
        record.id(),
        record.province(),
        record.city(),
        record.status(),
        mean(totals),
        criteria,
        spread,
        spread.compareTo(scale.multiply(WIDE)) > 0,
        reviews.size(),
        recommended);
  }

  private static BigDecimal given(Review review, ReviewPolicy.Criterion criterion) {
    return review.scores().getOrDefault(criterion.id(), BigDecimal.ZERO);
  }

  /// The weights sum to 100.
  private static BigDecimal total(Review review, ReviewPolicy policy) {
    BigDecimal weighted = BigDecimal.ZERO;
    int weights = 0;
    for (ReviewPolicy.Criterion criterion : policy.criteria()) {
      weighted =
          weighted.add(given(review, criterion).multiply(BigDecimal.valueOf(criterion.weight())));
      weights += criterion.weight();
    }
    return weighted.divide(BigDecimal.valueOf(weights), DECIMALS, RoundingMode.HALF_UP);
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return values.stream()
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), DECIMALS, RoundingMode.HALF_UP);
  }

  /// Equal scores share a rank. Among them the heavier criteria, then the case's number decide the
  /// order, so that the list is the same each time.
  private static List<Ranked> numbered(List<Ranked> scored, ReviewPolicy policy) {
    Comparator<Ranked> order = Comparator.comparing(Ranked::score).reversed();
    List<ReviewPolicy.Criterion> heaviestFirst = new ArrayList<>(policy.criteria());
    heaviestFirst.sort(Comparator.comparingInt(ReviewPolicy.Criterion::weight).reversed());
    for (ReviewPolicy.Criterion criterion : heaviestFirst) {
      Comparator<Ranked> byCriterion =
          Comparator.comparing(
              (Ranked ranked) -> ranked.criteria().getOrDefault(criterion.id(), BigDecimal.ZERO));
      order = order.thenComparing(byCriterion.reversed());
    }
    List<Ranked> sorted = scored.stream().sorted(order.thenComparing(Ranked::caseId)).toList();
    List<Ranked> numbered = new ArrayList<>();
    for (Ranked ranked : sorted) {
      int rank =
          1
              + (int)
                  sorted.stream()
                      .filter(other -> other.score().compareTo(ranked.score()) > 0)
                      .count();
      long equals = sorted.stream().filter(o -> o.score().compareTo(ranked.score()) == 0).count();
      numbered.add(at(ranked, rank, equals > 1));
    }
    return numbered;
  }

  private static Ranked at(Ranked ranked, int rank, boolean tied) {
    return new Ranked(
        rank,
        tied,
        ranked.caseId(),
        ranked.province(),
        ranked.city(),
        ranked.status(),
        ranked.score(),
        ranked.criteria(),
        ranked.spread(),
        ranked.wideSpread(),
        ranked.reviews(),
        ranked.recommended());
  }
}
