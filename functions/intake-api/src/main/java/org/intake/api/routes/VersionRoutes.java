package org.intake.api.routes;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.DifferenceJson;
import org.intake.api.json.Json;
import org.intake.application.Answer;
import org.intake.application.audit.CompareVersions;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.query.ListAll;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;

/// Every version that was handed in, and what changed from one to another.
public final class VersionRoutes {
  private final Ledger ledger;
  private final Programmes programmes;
  private final CompareVersions compare;
  private final Paging paging;

  VersionRoutes(Ledger ledger, Programmes programmes, CompareVersions compare) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.compare = compare;
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(
        Route.get("/submissions/{id}/versions", Rules.ITS_SUBMISSION, this::list),
        Route.get("/submissions/{id}/versions/{n}", Rules.ITS_SUBMISSION, this::get),
        Route.get("/submissions/{id}/difference", Rules.ITS_SUBMISSION, this::ofSubmission),
        Route.get("/cases/{id}/difference", Rules.CASE_OF_READERS, this::ofCase));
  }

  private Response list(Exchange exchange) {
    Submission submission = exchange.submission().value();
    return paging.page(
        exchange, submission.receipts(), receipt -> DifferenceJson.version(submission, receipt));
  }

  private Response get(Exchange exchange) {
    Submission submission = exchange.submission().value();
    return submission.receipts().stream()
        .filter(receipt -> Integer.toString(receipt.version()).equals(exchange.named("n")))
        .findFirst()
        .map(receipt -> Json.response(200, DifferenceJson.version(submission, receipt)))
        .orElseGet(() -> exchange.problem(Problem.of(Problem.Code.NOT_FOUND, "该申报没有提交过这个版本。")));
  }

  private Response ofSubmission(Exchange exchange) {
    Submission submission = exchange.submission().value();
    return between(
        exchange,
        submission,
        span -> {
          ObjectNode node = Json.object().put("submission", submission.id());
          node.put("from", span.from()).put("to", span.to());
          node.set("files", DifferenceJson.files(submission, span.from(), span.to()));
          ArrayNode cases = node.putArray("cases");
          for (String id : submission.cases()) {
            Optional<CaseRecord> file = ledger.load(CaseRecord.class, id).map(Stored::value);
            if (file.isPresent()
                && compare.compare(file.get(), span.from(), span.to())
                    instanceof Answer.Done<CompareVersions.Difference>(var difference)) {
              cases.add(json(exchange, file.get()).of(file.get(), difference));
            }
          }
          return Json.response(200, node);
        });
  }

  private Response ofCase(Exchange exchange) {
    CaseRecord file = exchange.caseRecord().value();
    Submission submission =
        ledger
            .load(Submission.class, file.submission())
            .orElseThrow(() -> new IllegalStateException("a case has its submission"))
            .value();
    return between(
        exchange,
        submission,
        span ->
            exchange.answering(
                compare.compare(file, span.from(), span.to()),
                difference -> Json.response(200, json(exchange, file).of(file, difference))));
  }

  private DifferenceJson json(Exchange exchange, CaseRecord file) {
    Programme programme =
        programmes
            .programme(file.call())
            .orElseThrow(() -> new IllegalStateException("a case's call is known"));
    return new DifferenceJson(programme, !exchange.is(Role.PROVINCE));
  }

  private record Span(int from, int to) {}

  /// Without parameters the last version against the one before it.
  private static Response between(
      Exchange exchange, Submission submission, Function<Span, Response> then) {
    int last = submission.receipt().map(Receipt::version).orElse(0);
    List<Fault> faults = new ArrayList<>();
    int to = version(exchange, "to", last, last, faults);
    int from = version(exchange, "from", Math.max(1, to - 1), last, faults);
    return faults.isEmpty()
        ? then.apply(new Span(from, to))
        : exchange.problem(Problem.invalid(faults));
  }

  private static int version(
      Exchange exchange, String name, int otherwise, int last, List<Fault> faults) {
    Optional<String> asked = exchange.request().parameter(name);
    boolean sound =
        last > 0
            && (asked.isEmpty()
                || (asked.get().matches("[1-9]\\d{0,5}") && Integer.parseInt(asked.get()) <= last));
    if (!sound) {
      faults.add(new Fault("?" + name, last == 0 ? "该申报尚未提交，没有版本。" : "须是1至" + last + "的整数。"));
      return otherwise;
    }
    return asked.map(Integer::parseInt).orElse(otherwise);
  }
}
