package org.intake.api.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.intake.api.http.Response;
import org.intake.api.json.CallJson;
import org.intake.api.json.Json;
import org.intake.api.json.RankingJson;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.query.ListAll;
import org.intake.application.query.QuotaBook;
import org.intake.application.review.Calls;
import org.intake.application.review.CloseRound;
import org.intake.application.review.RankCases;
import org.intake.domain.programme.Programme;

/// Calls as a whole: what they are, who holds which places, the round and its ranking.
public final class CallRoutes {
  private final Ledger ledger;
  private final Programmes programmes;
  private final CloseRound round;
  private final RankCases ranking;
  private final QuotaBook quota;
  private final Paging paging;

  CallRoutes(Ledger ledger, Programmes programmes, CloseRound round, RankCases ranking) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.round = round;
    this.ranking = ranking;
    this.quota = new QuotaBook(ledger);
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(
        Route.get("/calls", Rules.ANYBODY, this::list),
        Route.get("/calls/{id}", Rules.CALL_FOR_ANYBODY, this::get),
        Route.get("/calls/{id}/quota", Rules.CALL_OF_OFFICE, this::quota),
        Route.get("/calls/{id}/ranking", Rules.CALL_OF_OFFICE, this::ranking),
        Route.post("/calls/{id}/rounds/close", Rules.CALL_FOR_OFFICER, this::close));
  }

  private Response list(Exchange exchange) {
    List<Programme> all =
        programmes.calls().stream().map(programmes::programme).flatMap(Optional::stream).toList();
    return paging.page(exchange, all, CallJson::line);
  }

  private Response get(Exchange exchange) {
    Programme programme = exchange.programme();
    return Json.response(
        200, CallJson.whole(programme, Calls.state(ledger, programme.id()).value()));
  }

  private Response quota(Exchange exchange) {
    Programme programme = exchange.programme();
    ObjectNode node = Json.object().put("call", programme.id());
    node.put("limit", programme.quota().limit());
    node.put("policy", programme.quota().overQuota().name());
    node.set("provinces", Json.array(quota.of(programme), CallJson::quota));
    return Json.response(200, node);
  }

  private Response ranking(Exchange exchange) {
    return exchange.answering(
        ranking.rank(exchange.programme().id()),
        ranked -> paging.page(exchange, ranked, RankingJson::of));
  }

  private Response close(Exchange exchange) {
    return exchange.answering(
        round.close(exchange.actor(), exchange.programme().id()),
        closed -> {
          ObjectNode node = Json.object().put("closedAt", Json.time(closed.at()));
          node.set("unreviewed", Json.texts(closed.unreviewed()));
          return Json.response(200, node);
        });
  }
}
