package org.intake.api.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.intake.application.query.CaseView;
import org.intake.application.query.OpenItems;
import org.intake.application.screen.CaseScreening;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Event;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.Seal;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.jspecify.annotations.Nullable;

/// Cases with their fields and findings. Masked, personal fields keep their form and lose their
/// content, wherever they are shown.
public final class CaseJson {
  private final Programme programme;
  private final boolean masked;

  public CaseJson(Programme programme, boolean masked) {
    this.programme = programme;
    this.masked = masked;
  }

  /// A line of a list.
  public ObjectNode line(CaseRecord file, long revision) {
    ObjectNode node = Json.object();
    node.put("id", file.id());
    node.put("call", file.call());
    node.put("province", file.province());
    node.set("city", city(file));
    node.put("status", file.status().name());
    node.put("submission", file.submission());
    node.put("receivedAt", Json.time(file.receivedAt()));
    node.put("supplementDue", Json.time(file.supplementDue()));
    node.put(
        "openItems", file.findings().stream().filter(f -> CaseScreening.isOpen(file, f)).count());
    node.put("etag", ETags.of(revision));
    return node;
  }

  public ObjectNode whole(CaseRecord file, long revision) {
    List<CaseField> fields = CaseView.fields(file);
    ObjectNode node = line(file, revision);
    node.put("version", file.version());
    node.set("parks", Json.array(file.parks(), park -> park(file, park, fields)));
    node.set("documents", Json.array(file.documents(), CaseJson::document));
    node.set("fields", Json.array(fields, field -> field(file, field)));
    node.set("findings", Json.array(file.findings(), finding -> finding(file, finding)));
    node.set(
        "pending",
        Json.texts(file.pending().stream().map(CaseRecord.AgencyDecision::agency).toList()));
    node.set("awaiting", Json.array(file.pending(), CaseJson::awaiting));
    node.putObject("programme").put("id", file.call()).put("hash", file.programme().hex());
    CaseRecord.Pilot pilot = file.pilot();
    node.set("pilot", pilot == null ? null : pilot(pilot));
    return node;
  }

  public static ObjectNode city(CaseRecord file) {
    return Json.object()
        .put("code", file.city().code())
        .put("name", file.city().name())
        .put("type", file.city().type());
  }

  private ObjectNode park(CaseRecord file, Park park, List<CaseField> fields) {
    ObjectNode node = Json.object().put("name", park.name()).put("status", park.status().name());
    node.set(
        "fields",
        Json.array(
            fields.stream().filter(field -> park.name().equals(parkOf(file, field))).toList(),
            field -> field(file, field)));
    node.set(
        "findings",
        Json.array(
            file.findings().stream().filter(f -> park.name().equals(f.park())).toList(),
            finding -> finding(file, finding)));
    return node;
  }

  private static @Nullable String parkOf(CaseRecord file, CaseField field) {
    return file.document(field.documentId()).map(PlacedDocument::park).orElse(null);
  }

  public static ObjectNode document(PlacedDocument document) {
    ObjectNode node = Json.object();
    node.put("id", document.id());
    node.put("name", document.file());
    node.put("type", document.type().code());
    node.put("typeConfidence", document.typeConfidence());
    node.put("guess", document.guess());
    node.put("sha256", document.sha256().hex());
    node.put("park", document.park());
    node.put("firstPage", document.firstPage());
    node.put("lastPage", document.lastPage());
    node.put("pages", document.pages());
    node.put("received", Json.time(document.received()));
    node.put("version", document.version());
    node.put("file", document.fileId());
    node.set("covers", Json.array(document.covers(), CaseJson::cover));
    node.put("sealReport", document.sealReport().name());
    node.set("seals", Json.array(document.seals(), CaseJson::seal));
    node.set("problems", Values.problems(document.problems()));
    return node;
  }

  private static ObjectNode cover(Cover cover) {
    return Json.object()
        .put("condition", cover.condition())
        .put("park", cover.park())
        .put("firstPage", cover.firstPage())
        .put("lastPage", cover.lastPage());
  }

  private static ObjectNode seal(Seal seal) {
    ObjectNode node = Json.object().put("page", seal.page());
    node.set("box", Values.box(seal.box()));
    return node.put("text", seal.text())
        .put("signature", seal.signature())
        .put("kind", seal.kind().name())
        .put("state", seal.state().name());
  }

  private ObjectNode field(CaseRecord file, CaseField field) {
    ReadField read = field.read();
    Optional<FieldDefinition> definition = definition(file, field);
    boolean hide = masked && definition.map(FieldDefinition::personal).orElse(false);
    ObjectNode node = Json.object();
    node.put("id", field.id());
    node.put("document", field.documentId());
    node.put("park", parkOf(file, field));
    node.put("name", read.name());
    node.put("label", read.label());
    node.set("value", value(read, definition, hide));
    node.put("raw", hide ? shown(definition, read.raw()) : read.raw());
    node.put("unit", read.unit());
    node.put("method", read.method().name());
    node.put("confidence", read.confidence());
    node.put("agreement", read.agreement());
    node.set("doubts", Json.texts(read.doubts().stream().map(Enum::name).sorted().toList()));
    node.put("masked", hide);
    node.put("confirmedBy", field.confirmedBy());
    node.set(
        "evidence",
        Values.place(
            field.documentId(),
            read.place(),
            hide ? shown(definition, read.place().text()) : read.place().text()));
    return node;
  }

  static JsonNode value(ReadField read, Optional<FieldDefinition> definition, boolean hide) {
    return hide && read.value() != null
        ? Values.of(new FieldValue.Text(shown(definition, read.value().display())))
        : Values.of(read.value());
  }

  static String shown(Optional<FieldDefinition> definition, String text) {
    return definition.map(d -> Mask.value(d.type(), text)).orElse(text);
  }

  private Optional<FieldDefinition> definition(CaseRecord file, CaseField field) {
    return file.document(field.documentId())
        .flatMap(document -> programme.reading().definition(document.type()))
        .flatMap(document -> document.field(field.read().name()));
  }

  public ObjectNode finding(CaseRecord file, Finding finding) {
    ObjectNode node = Json.object();
    node.put("check", finding.check());
    node.put("park", finding.park());
    node.put("outcome", finding.outcome().name());
    node.put("effect", finding.effect().name());
    node.put("merit", finding.merit());
    node.put("clause", finding.clause());
    node.set("message", Values.texts(finding.message()));
    ObjectNode values = node.putObject("values");
    finding
        .values()
        .forEach((name, value) -> values.put(name, masked ? Mask.patterns(value) : value));
    node.set("evidence", Json.array(finding.evidence(), evidence -> evidence(file, evidence)));
    return node.put("decidedBy", finding.decidedBy());
  }

  private ObjectNode evidence(CaseRecord file, Evidence evidence) {
    String fieldId = evidence.fieldId();
    boolean personal =
        masked
            && fieldId != null
            && file.field(fieldId)
                .flatMap(field -> definition(file, field))
                .map(FieldDefinition::personal)
                .orElse(false);
    String text = evidence.place().text();
    return Values.place(
            evidence.documentId(),
            evidence.place(),
            personal ? "***" : masked ? Mask.patterns(text) : text)
        .put("field", fieldId);
  }

  public ObjectNode openItem(OpenItems.Item item) {
    ObjectNode node = Json.object();
    node.put("case", item.file().id());
    node.put("call", item.file().call());
    node.put("province", item.file().province());
    node.set("city", city(item.file()));
    node.put("status", item.file().status().name());
    node.put("confidence", item.confidence());
    node.set("finding", finding(item.file(), item.finding()));
    node.put("etag", ETags.of(item.revision()));
    return node;
  }

  /// A word that waits for another one: half of a joint decision, an officer's hold, a refusal or
  /// an override that nobody has seconded.
  private static ObjectNode awaiting(CaseRecord.AgencyDecision word) {
    ObjectNode node = Json.object().put("action", word.action());
    node.put("agency", word.agency());
    node.put("by", word.by());
    node.put("at", Json.time(word.at()));
    node.put("reason", word.reason());
    node.set(
        "results",
        Json.array(
            word.parks(),
            about -> Json.object().put("name", about.name()).put("result", about.result())));
    return node;
  }

  private static ObjectNode pilot(CaseRecord.Pilot pilot) {
    ObjectNode node = Json.object();
    node.put("documentNumber", pilot.documentNumber());
    node.put("approvedAt", Json.time(pilot.approvedAt()));
    node.put("firstYear", pilot.firstYear());
    node.put("lastYear", pilot.lastYear());
    node.set(
        "reports",
        Json.array(
            pilot.reports(),
            report ->
                Json.object()
                    .put("kind", report.kind())
                    .put("year", report.year())
                    .put("submission", report.submission())
                    .put("receivedAt", Json.time(report.receivedAt()))));
    return node;
  }

  /// Exactly what is hashed, so that anyone can check the chain.
  public static ObjectNode event(Event event) {
    ObjectNode node = Json.object();
    node.put("stream", event.stream());
    node.put("sequence", event.sequence());
    node.put("type", event.type().name());
    node.put("at", event.at().toString());
    node.putObject("actor")
        .put("role", event.actor().role().name())
        .put("subject", event.actor().subject())
        .put("province", event.actor().province())
        .put("agency", event.actor().agency())
        .put("organisation", event.actor().organisation());
    ObjectNode data = node.putObject("data");
    event.data().forEach(data::put);
    return node.put("previous", event.previous().hex()).put("hash", event.hash().hex());
  }
}
