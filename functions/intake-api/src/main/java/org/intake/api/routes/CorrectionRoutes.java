package org.intake.api.routes;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.CaseJson;
import org.intake.api.json.ETags;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.api.json.ValueReader;
import org.intake.application.Answer;
import org.intake.application.port.Programmes;
import org.intake.application.screen.OfficerCorrections;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Outcome;
import org.jspecify.annotations.Nullable;

/// What officers say over the machine. The answer is the case after its rules ran again.
public final class CorrectionRoutes {
  private static final int LONGEST_REASON = 2000;
  private static final int MOST_COVERS = 60;
  private static final int LAST_PAGE = 100_000;

  private final Programmes programmes;
  private final OfficerCorrections corrections;

  CorrectionRoutes(Programmes programmes, OfficerCorrections corrections) {
    this.programmes = programmes;
    this.corrections = corrections;
  }

  List<Route> routes() {
    return List.of(
        Route.put(
            "/cases/{id}/fields/{fieldId}",
            Rules.CASE_BEFORE_REVIEW,
            Route.IfMatch.REQUIRED,
            this::correct),
        Route.put(
            "/cases/{id}/findings/{check}",
            Rules.CASE_BEFORE_REVIEW,
            Route.IfMatch.REQUIRED,
            this::settle),
        Route.put(
            "/cases/{id}/documents/{documentId}/covers",
            Rules.CASE_BEFORE_REVIEW,
            Route.IfMatch.REQUIRED,
            this::cover));
  }

  private record Said(boolean hasValue, JsonNode value, String reason) {}

  /// Without `value` the officer confirms what was read; with `null` he says that the paper leaves
  /// it blank.
  private Response correct(Exchange exchange) {
    return exchange.reading(
        members -> {
          JsonNode value = members.raw("value");
          return new Said(!value.isMissingNode(), value, members.text("reason", 1, LONGEST_REASON));
        },
        said -> correct(exchange, said));
  }

  private Response correct(Exchange exchange, Said said) {
    CaseRecord file = exchange.caseRecord().value();
    String fieldId = exchange.named("fieldId");
    Optional<FieldDefinition> definition = definition(file, fieldId);
    if (definition.isEmpty()) {
      return exchange.notThere();
    }
    @Nullable FieldValue value = null;
    if (!said.hasValue()) {
      Optional<FieldValue> read =
          file.field(fieldId).map(CaseField::read).flatMap(of -> Optional.ofNullable(of.value()));
      if (read.isPresent() && !ValueReader.isPossible(definition.get(), read.get())) {
        return exchange.problem(notOfTheField("读到的内容不能确认为该字段的值，请给出 value，", definition.get()));
      }
      value = read.orElse(null);
    } else if (!said.value().isNull()) {
      Optional<FieldValue> sent =
          new ValueReader(programme(file)).read(definition.get(), said.value());
      if (sent.isEmpty()) {
        return exchange.problem(notOfTheField("", definition.get()));
      }
      value = sent.get();
    }
    return shown(
        exchange,
        corrections.correct(
            exchange.actor(),
            file.id(),
            exchange.caseRecord().revision(),
            fieldId,
            value,
            said.reason()));
  }

  private static Problem notOfTheField(String why, FieldDefinition definition) {
    return Problem.invalid(List.of(new Fault("/value", why + ValueReader.shape(definition))));
  }

  private Optional<FieldDefinition> definition(CaseRecord file, String fieldId) {
    int colon = fieldId.lastIndexOf(':');
    if (colon < 1) {
      return Optional.empty();
    }
    return file.document(fieldId.substring(0, colon))
        .flatMap(document -> programme(file).reading().definition(document.type()))
        .flatMap(document -> document.field(fieldId.substring(colon + 1)));
  }

  private record Settled(Outcome outcome, String reason) {}

  private Response settle(Exchange exchange) {
    return exchange.reading(
        members ->
            new Settled(
                members.choice("outcome", Outcome.class),
                members.text("reason", 1, LONGEST_REASON)),
        settled ->
            shown(
                exchange,
                corrections.settle(
                    exchange.actor(),
                    exchange.named("id"),
                    exchange.caseRecord().revision(),
                    exchange.named("check"),
                    exchange.request().parameter("park").orElse(null),
                    settled.outcome(),
                    settled.reason())));
  }

  private record Covers(List<Cover> covers, String reason) {}

  private Response cover(Exchange exchange) {
    return exchange.reading(
        members ->
            new Covers(
                members.objects("covers", MOST_COVERS, CorrectionRoutes::coverIn),
                members.text("reason", 1, LONGEST_REASON)),
        wanted ->
            shown(
                exchange,
                corrections.cover(
                    exchange.actor(),
                    exchange.named("id"),
                    exchange.caseRecord().revision(),
                    exchange.named("documentId"),
                    wanted.covers(),
                    wanted.reason())));
  }

  private static Cover coverIn(Members members) {
    String condition = members.text("condition", 1, 20);
    String park = members.optionalText("park", 200);
    int first = Math.toIntExact(members.number("firstPage", 0, LAST_PAGE));
    int last = Math.toIntExact(members.number("lastPage", 0, LAST_PAGE));
    if (last < first) {
      members.fault("lastPage", "不得小于 firstPage。");
    }
    return new Cover(condition, park, first, last);
  }

  private Response shown(Exchange exchange, Answer<Stored<CaseRecord>> answer) {
    return exchange.answering(
        answer,
        stored ->
            Json.response(
                    200,
                    new CaseJson(programme(stored.value()), true)
                        .whole(stored.value(), stored.revision()))
                .with("etag", ETags.of(stored.revision())));
  }

  private Programme programme(CaseRecord file) {
    return programmes
        .programme(file.call())
        .orElseThrow(() -> new IllegalStateException("a case's call is known"));
  }
}
