package org.intake.api.access;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.api.http.Problem;
import org.intake.application.Answer;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.ReadReviews;
import org.intake.domain.call.Objection;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.review.Review;
import org.intake.domain.submission.Submission;

/// Role, then owner, then state: 403, 404, 409 in this order. What a caller may not see does not
/// exist for him.
public final class Guard {
  private final Ledger ledger;
  private final Programmes programmes;
  private final ReadReviews reviews;

  public Guard(Ledger ledger, Programmes programmes, ReadReviews reviews) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.reviews = reviews;
  }

  /// What the guard says.
  public sealed interface Decision {
    record Allowed(Subject subject) implements Decision {}

    record Denied(Problem problem) implements Decision {}
  }

  /// `id` is what the path names as `{id}`, `query` the query's parameters.
  public Decision decide(Rule rule, Actor actor, String id, Map<String, String> query) {
    if (!(rule instanceof Rule.Open) && !rule.roles().contains(actor.role())) {
      return new Decision.Denied(
          Problem.of(Problem.Code.WRONG_ROLE, "角色 " + actor.role().lowerCase() + " 不能执行该操作。"));
    }
    return switch (rule) {
      case Rule.Open() -> allowed(new Subject.Nothing());
      case Rule.ByRole(Set<Role> _) -> allowed(new Subject.Nothing());
      case Rule.OnSubmission(Set<Role> _, var states) ->
          submission(actor, id)
              .<Decision>map(stored ->
                  states.isEmpty() || states.contains(stored.value().status())
                      ? allowed(new Subject.OfSubmission(stored))
                      : wrongState(stored.value().status().name()))
              .orElseGet(Guard::notThere);
      case Rule.OnCase(Set<Role> _, var states) ->
          caseRecord(actor, id)
              .<Decision>map(stored ->
                  states.isEmpty() || states.contains(stored.value().status())
                      ? allowed(new Subject.OfCase(stored))
                      : wrongState(stored.value().status().name()))
              .orElseGet(Guard::notThere);
      case Rule.OnCaseOfQuery(Set<Role> _) -> {
        String named = query.getOrDefault("case", "");
        yield named.isEmpty()
            ? allowed(new Subject.Nothing())
            : caseRecord(actor, named)
                .<Decision>map(stored -> allowed(new Subject.OfCase(stored)))
                .orElseGet(Guard::notThere);
      }
      case Rule.OnReview(Set<Role> _) ->
          review(actor, id)
              .<Decision>map(stored -> allowed(new Subject.OfReview(stored)))
              .orElseGet(Guard::notThere);
      case Rule.OnCall(Set<Role> _) ->
          programmes
              .programme(id)
              .<Decision>map(programme -> allowed(new Subject.OfCall(programme)))
              .orElseGet(Guard::notThere);
      case Rule.OnObjection(Set<Role> _) ->
          ledger
              .load(Objection.class, id)
              .<Decision>map(stored -> allowed(new Subject.OfObjection(stored)))
              .orElseGet(Guard::notThere);
    };
  }

  private Optional<Stored<Submission>> submission(Actor actor, String id) {
    return ledger
        .load(Submission.class, id)
        .filter(stored -> seesProvince(actor, stored.value().province()));
  }

  private Optional<Stored<CaseRecord>> caseRecord(Actor actor, String id) {
    return ledger
        .load(CaseRecord.class, id)
        .filter(stored ->
            actor.role() == Role.EXPERT
                ? reviews.blindCase(actor, id) instanceof Answer.Done
                : seesProvince(actor, stored.value().province()));
  }

  private Optional<Stored<Review>> review(Actor actor, String id) {
    return ledger
        .load(Review.class, id)
        .filter(stored ->
            actor.role() == Role.EXPERT
                ? hasHeld(actor, stored.value())
                : actor.role() == Role.OFFICER);
  }

  /// Whoever held it once may learn that he lost it; for every other expert it is not there.
  private boolean hasHeld(Actor expert, Review review) {
    Review.Lease lease = review.lease();
    return (lease != null && lease.holder().equals(expert.subject()))
        || ledger.history(review.stream()).stream()
            .anyMatch(event ->
                event.type() == EventType.REVIEW_CLAIMED
                    && event.actor().subject().equals(expert.subject()));
  }

  /// Who sees what a province has handed in.
  private static boolean seesProvince(Actor actor, String province) {
    return switch (actor.role()) {
      case PROVINCE -> actor.isOfProvince(province);
      case OFFICER, AUDITOR -> true;
      case EXPERT, OPERATOR, SYSTEM -> false;
    };
  }

  private static Decision allowed(Subject subject) {
    return new Decision.Allowed(subject);
  }

  private static Decision notThere() {
    return new Decision.Denied(Problem.of(Problem.Code.NOT_FOUND, "没有该对象，或您无权查看。"));
  }

  private static Decision wrongState(String status) {
    return new Decision.Denied(Problem.of(Problem.Code.WRONG_STATE, "当前状态 " + status + " 不允许该操作。"));
  }
}
