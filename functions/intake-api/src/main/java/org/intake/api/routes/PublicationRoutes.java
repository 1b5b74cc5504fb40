package org.intake.api.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.CallJson;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.publish.Approve;
import org.intake.application.publish.Objections;
import org.intake.application.publish.PublicList;
import org.intake.application.publish.Publish;
import org.intake.application.query.ListAll;
import org.intake.domain.Language;

/// The public notice, objections to it, and the approval.
public final class PublicationRoutes {
  private static final int LONGEST_LINE = 200;
  private static final int LONGEST_STATEMENT = 4000;
  private static final int MOST_ISSUERS = 10;

  private final Publish publish;
  private final PublicList list;
  private final Objections objections;
  private final Approve approve;
  private final Paging paging;

  PublicationRoutes(
      Ledger ledger, Publish publish, PublicList list, Objections objections, Approve approve) {
    this.publish = publish;
    this.list = list;
    this.objections = objections;
    this.approve = approve;
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(
        Route.post("/calls/{id}/publicity", Rules.CALL_FOR_OFFICER, this::publish),
        Route.get("/calls/{id}/publicity", Rules.CALL_OF_OFFICE, this::notice),
        Route.post("/calls/{id}/objections", Rules.CALL_FOR_OFFICER, this::file),
        Route.get("/calls/{id}/objections", Rules.CALL_FOR_OFFICER, this::objections),
        Route.post("/objections/{id}/close", Rules.OBJECTION, this::close),
        Route.post("/calls/{id}/approval", Rules.CALL_FOR_OFFICER, this::approve));
  }

  private record Window(LocalDate startsOn, LocalDate endsOn) {}

  private Response publish(Exchange exchange) {
    return exchange.reading(
        members -> new Window(members.date("startsOn"), members.date("endsOn")),
        window ->
            exchange.answering(
                publish.publish(
                    exchange.actor(),
                    exchange.programme().id(),
                    window.startsOn(),
                    window.endsOn()),
                record -> Json.response(200, CallJson.whole(exchange.programme(), record))));
  }

  private Response notice(Exchange exchange) {
    Optional<String> tag = exchange.request().parameter("language");
    Optional<Language> language = tag.flatMap(Language::ofTag);
    if (tag.isPresent() && language.isEmpty()) {
      return exchange.problem(
          Problem.invalid(List.of(new Fault("?language", "须是 zh-Hans、zh-Hant 或 en。"))));
    }
    return exchange.answering(
        list.read(exchange.programme().id(), language.orElse(Language.ZH_HANS)),
        notice -> {
          ObjectNode node = Json.object();
          node.put("startsOn", notice.startsOn().toString());
          node.put("endsOn", notice.endsOn().toString());
          node.put("text", notice.text());
          node.set("rows", Json.array(notice.rows(), PublicationRoutes::row));
          return Json.response(200, node);
        });
  }

  private static ObjectNode row(PublicList.Row row) {
    ObjectNode node = Json.object().put("province", row.province()).put("city", row.city());
    node.set("parks", Json.texts(row.parks()));
    node.set("values", Json.texts(row.values()));
    return node;
  }

  private Response file(Exchange exchange) {
    return exchange.reading(
        PublicationRoutes::filing,
        filing ->
            exchange.answering(
                objections.file(exchange.actor(), exchange.programme().id(), filing),
                objection ->
                    Json.response(201, CallJson.objection(objection))
                        .with("location", "/v1/objections/" + objection.id())));
  }

  private static Objections.Filing filing(Members members) {
    return new Objections.Filing(
        members.text("case", 1, 100),
        members.text("name", 1, LONGEST_LINE),
        members.flag("organisation", false),
        members.text("contact", 1, LONGEST_LINE),
        members.text("statement", 1, LONGEST_STATEMENT));
  }

  private Response objections(Exchange exchange) {
    return paging.page(
        exchange,
        List.of(new Listing.ObjectionsOfCall(exchange.programme().id())),
        _ -> true,
        stored -> CallJson.objection(stored.value()));
  }

  private record Closing(Objections.Outcome outcome, String reason) {}

  private Response close(Exchange exchange) {
    return exchange.reading(
        members ->
            new Closing(
                members.choice(
                    "outcome",
                    Map.of(
                        "DISMISSED", Objections.Outcome.DISMISSED,
                        "NOT_UPHELD", Objections.Outcome.DISMISSED,
                        "REJECTED", Objections.Outcome.DISMISSED,
                        "UPHELD", Objections.Outcome.UPHELD),
                    Objections.Outcome.DISMISSED),
                members.text("reason", 1, LONGEST_STATEMENT)),
        closing ->
            exchange.answering(
                objections.close(
                    exchange.actor(), exchange.named("id"), closing.outcome(), closing.reason()),
                objection -> Json.response(200, CallJson.objection(objection))));
  }

  private record Approving(String documentNumber, LocalDate date, List<String> issuers) {}

  private Response approve(Exchange exchange) {
    return exchange.reading(
        members ->
            new Approving(
                members.text("documentNumber", 1, 60),
                members.date("date"),
                members.texts("issuers", MOST_ISSUERS, 100)),
        wanted ->
            exchange.answering(
                approve.approve(
                    exchange.actor(),
                    exchange.programme().id(),
                    wanted.documentNumber(),
                    wanted.date(),
                    wanted.issuers()),
                record -> Json.response(200, CallJson.whole(exchange.programme(), record))));
  }
}
