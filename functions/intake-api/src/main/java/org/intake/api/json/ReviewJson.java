package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.ReviewPolicy;
import org.intake.domain.review.Review;

/// Seats of the expert review.
public final class ReviewJson {
  private ReviewJson() {}

  public static ObjectNode of(Review review) {
    Review.Lease lease = review.lease();
    ObjectNode node = Json.object();
    node.put("id", review.id());
    node.put("case", review.caseId());
    node.put("call", review.call());
    node.put("seat", review.seat());
    node.put("state", review.state().name());
    node.put("fence", review.fence());
    node.put("leaseExpiresAt", lease == null ? null : Json.time(lease.expiresAt()));
    ObjectNode scores = node.putObject("scores");
    review.scores().forEach((criterion, score) -> scores.put(criterion, score.toPlainString()));
    node.set(
        "parks",
        Json.array(
            review.parks(),
            opinion ->
                Json.object()
                    .put("park", opinion.park())
                    .put("recommend", opinion.recommend())
                    .put("comment", opinion.comment())));
    node.put("comment", review.comment());
    node.put("complete", review.state() == Review.State.COMPLETED);
    return node.put("completedAt", Json.time(review.completedAt()));
  }

  /// For an officer after the round: with the expert's subject.
  public static ObjectNode signed(Review review) {
    return of(review).put("expert", review.completedBy());
  }

  /// What an expert gets with a claim: the seat and what he is asked.
  public static ObjectNode claimed(Review review, Programme programme) {
    ObjectNode node = of(review);
    node.set("criteria", Json.array(programme.review().criteria(), ReviewJson::criterion));
    node.set("scale", scale(programme.review()));
    return node;
  }

  static ObjectNode criterion(ReviewPolicy.Criterion criterion) {
    ObjectNode node = Json.object().put("id", criterion.id());
    node.set("title", Values.texts(criterion.title()));
    return node.put("weight", criterion.weight());
  }

  static ObjectNode scale(ReviewPolicy policy) {
    return Json.object()
        .put("lowest", policy.lowestScore().toPlainString())
        .put("highest", policy.highestScore().toPlainString());
  }
}
