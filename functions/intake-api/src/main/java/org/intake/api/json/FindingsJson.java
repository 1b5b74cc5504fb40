package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intake.application.screen.CheckSubmission;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;

/// Findings that belong to no recorded case: those of a dry run, shown to the province that asked.
public final class FindingsJson {
  private FindingsJson() {}

  public static ObjectNode of(Programme programme, CheckSubmission.Checked checked) {
    ObjectNode node = Json.object();
    ArrayNode all = node.putArray("findings");
    ArrayNode cities = node.putArray("applications");
    for (CheckSubmission.Application application : checked.applications()) {
      ObjectNode city = cities.addObject();
      city.putObject("city")
          .put("code", application.city().code())
          .put("name", application.city().name())
          .put("type", application.city().type());
      city.set("findings", Json.array(application.findings(), FindingsJson::finding));
      application
          .findings()
          .forEach(finding -> all.add(finding(finding).put("city", application.city().name())));
    }
    node.set("pending", Json.texts(checked.pending()));
    node.putObject("programme").put("id", programme.id()).put("hash", programme.hash().hex());
    return node;
  }

  static ObjectNode finding(Finding finding) {
    ObjectNode node = Json.object();
    node.put("check", finding.check());
    node.put("park", finding.park());
    node.put("outcome", finding.outcome().name());
    node.put("effect", finding.effect().name());
    node.put("merit", finding.merit());
    node.put("clause", finding.clause());
    node.set("message", Values.texts(finding.message()));
    ObjectNode values = node.putObject("values");
    finding.values().forEach(values::put);
    node.set("evidence", Json.array(finding.evidence(), FindingsJson::evidence));
    return node.put("decidedBy", finding.decidedBy());
  }

  private static ObjectNode evidence(Evidence evidence) {
    return Values.place(evidence.documentId(), evidence.place(), evidence.place().text())
        .put("field", evidence.fieldId());
  }
}
