package org.intake.api.routes;

import java.util.List;
import java.util.Optional;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.api.json.ReviewJson;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.query.ListAll;
import org.intake.application.review.Calls;
import org.intake.application.review.ClaimReview;
import org.intake.application.review.HoldReview;
import org.intake.application.review.ReadReviews;
import org.intake.application.review.Scoring;
import org.intake.domain.ledger.Role;
import org.intake.domain.review.Review;

/// The expert review: pulled, held for a while, scored, handed in.
public final class ReviewRoutes {
  private static final int MOST = 60;
  private static final int LONGEST_COMMENT = 4000;
  private static final int LONGEST_REASON = 2000;

  private final Ledger ledger;
  private final ClaimReview claim;
  private final HoldReview hold;
  private final ReadReviews read;
  private final NamedCalls calls;
  private final Paging paging;

  ReviewRoutes(
      Ledger ledger, ClaimReview claim, HoldReview hold, ReadReviews read, NamedCalls calls) {
    this.ledger = ledger;
    this.claim = claim;
    this.hold = hold;
    this.read = read;
    this.calls = calls;
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(
        Route.post("/reviews/claim", Rules.EXPERT, this::claim),
        Route.get("/reviews", Rules.EXPERT_OR_OFFICER, this::list),
        Route.post("/reviews/{id}/renew", Rules.HIS_REVIEW, this::renew),
        Route.post("/reviews/{id}/release", Rules.HIS_REVIEW, this::release),
        Route.put("/reviews/{id}", Rules.HIS_REVIEW, Route.IfMatch.HEEDED, this::save));
  }

  private Response claim(Exchange exchange) {
    return exchange.reading(
        members -> members.text("call", 1, 64),
        call ->
            exchange.answering(
                claim.claim(exchange.actor(), call),
                claimed ->
                    claimed
                        .map(seat ->
                            Json.response(
                                200, ReviewJson.claimed(seat.review().value(), seat.programme())))
                        .orElseGet(() -> Response.empty(204))));
  }

  private Response renew(Exchange exchange) {
    return exchange.reading(
        members -> members.number("fence", 0, Long.MAX_VALUE),
        fence ->
            exchange.answering(
                hold.renew(exchange.actor(), exchange.named("id"), fence),
                review -> Json.response(200, ReviewJson.of(review))));
  }

  private record Release(long fence, String reason, boolean conflict) {}

  private Response release(Exchange exchange) {
    return exchange.reading(
        members -> {
          long fence = members.number("fence", 0, Long.MAX_VALUE);
          String reason = members.optionalText("reason", LONGEST_REASON);
          return new Release(fence, reason == null ? "" : reason, members.flag("conflict", false));
        },
        wanted ->
            exchange.answering(
                hold.release(
                    exchange.actor(),
                    exchange.named("id"),
                    wanted.fence(),
                    wanted.reason(),
                    wanted.conflict()),
                review -> Json.response(200, ReviewJson.of(review))));
  }

  private Response save(Exchange exchange) {
    return exchange.reading(
        ReviewRoutes::scoring,
        scoring ->
            exchange.answering(
                hold.save(exchange.actor(), exchange.named("id"), scoring),
                review -> Json.response(200, ReviewJson.of(review))));
  }

  private static Scoring scoring(Members members) {
    long fence = members.number("fence", 0, Long.MAX_VALUE);
    List<Review.ParkOpinion> parks =
        members.objects(
            "parks",
            MOST,
            park -> {
              String name = park.text("park", 1, 200);
              boolean recommend = park.flag("recommend", false);
              String comment = park.optionalText("comment", LONGEST_COMMENT);
              return new Review.ParkOpinion(name, recommend, comment == null ? "" : comment);
            });
    String comment = members.optionalText("comment", LONGEST_COMMENT);
    return new Scoring(
        fence,
        members.decimals("scores", MOST),
        parks,
        comment == null ? "" : comment,
        members.flag("complete", false));
  }

  private Response list(Exchange exchange) {
    Optional<List<String>> wanted = calls.of(exchange);
    if (wanted.isEmpty()) {
      return exchange.problem(Problem.invalid(List.of(new Fault("?call", "没有这个申报通知。"))));
    }
    if (exchange.is(Role.EXPERT)) {
      List<Review> own =
          wanted.get().stream().flatMap(call -> read.own(exchange.actor(), call).stream()).toList();
      return paging.page(exchange, own, ReviewJson::of);
    }
    List<String> closed =
        wanted.get().stream().filter(call -> Calls.isRoundClosed(ledger, call)).toList();
    if (closed.isEmpty()) {
      return exchange.problem(Problem.of(Refusal.of(Refusal.Code.ROUND_OPEN, "评审轮次结束后才能查看评审意见。")));
    }
    return paging.page(
        exchange,
        closed.stream().map(call -> new Listing.ReviewsAt(call, Review.State.COMPLETED)).toList(),
        _ -> true,
        stored -> ReviewJson.signed(stored.value()));
  }
}
