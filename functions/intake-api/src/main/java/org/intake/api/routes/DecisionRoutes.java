package org.intake.api.routes;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.intake.api.http.Response;
import org.intake.api.json.CaseJson;
import org.intake.api.json.ETags;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.api.json.SubmissionJson;
import org.intake.application.decide.DecideCase;
import org.intake.application.decide.Decided;
import org.intake.application.decide.Decision;
import org.intake.application.decide.DecisionAction;
import org.intake.application.decide.Withdraw;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Stored;
import org.intake.domain.submission.Submission;

/// What officers decide and provinces take back.
public final class DecisionRoutes {
  private static final int LONGEST_REASON = 2000;
  private static final int MOST_PARKS = 60;

  private final Ledger ledger;
  private final Programmes programmes;
  private final DecideCase decide;
  private final Withdraw withdraw;

  DecisionRoutes(Ledger ledger, Programmes programmes, DecideCase decide, Withdraw withdraw) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.decide = decide;
    this.withdraw = withdraw;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/cases/{id}/decisions", Rules.CASE_FOR_OFFICER, this::decide),
        Route.post("/cases/{id}/withdraw", Rules.OWN_CASE_BEFORE_PUBLICITY, this::withdrawCase),
        Route.post(
            "/submissions/{id}/withdraw", Rules.OWN_LIVE_SUBMISSION, this::withdrawSubmission));
  }

  private Response decide(Exchange exchange) {
    return exchange.reading(
        DecisionRoutes::decision,
        decision ->
            exchange.answering(
                decide.decide(exchange.actor(), exchange.named("id"), decision), this::decided));
  }

  private static Decision decision(Members members) {
    DecisionAction action = members.choice("action", DecisionAction.class);
    String reason = members.optionalText("reason", LONGEST_REASON);
    return new Decision(
        action,
        reason == null ? "" : reason,
        members.objects(
            "parks",
            MOST_PARKS,
            park ->
                new CaseRecord.ParkResult(park.text("name", 1, 200), park.text("result", 1, 40))));
  }

  private Response decided(Decided decided) {
    Stored<CaseRecord> stored = current(decided.record().id());
    ObjectNode node = Json.object();
    node.put("case", stored.value().id());
    node.put("status", stored.value().status().name());
    node.set(
        "parks",
        Json.array(
            stored.value().parks(),
            park -> Json.object().put("name", park.name()).put("status", park.status().name())));
    node.set("pending", Json.texts(decided.pending()));
    node.put("etag", ETags.of(stored.revision()));
    return Json.response(200, node).with("etag", ETags.of(stored.revision()));
  }

  private Response withdrawCase(Exchange exchange) {
    return exchange.reading(
        members -> members.text("reason", 1, LONGEST_REASON),
        reason ->
            exchange.answering(
                withdraw.city(exchange.actor(), exchange.named("id"), reason),
                record -> {
                  Stored<CaseRecord> stored = current(record.id());
                  return Json.response(
                          200,
                          new CaseJson(programmes.programme(record.call()).orElseThrow(), false)
                              .whole(stored.value(), stored.revision()))
                      .with("etag", ETags.of(stored.revision()));
                }));
  }

  private Response withdrawSubmission(Exchange exchange) {
    return exchange.reading(
        members -> members.text("reason", 1, LONGEST_REASON),
        reason ->
            exchange.answering(
                withdraw.submission(exchange.actor(), exchange.named("id"), reason),
                submission -> {
                  Stored<Submission> stored =
                      ledger.load(Submission.class, submission.id()).orElseThrow();
                  return Json.response(200, SubmissionJson.of(stored, false))
                      .with("etag", ETags.of(stored.revision()));
                }));
  }

  private Stored<CaseRecord> current(String caseId) {
    return ledger.load(CaseRecord.class, caseId).orElseThrow();
  }
}
