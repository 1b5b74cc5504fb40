package org.intake.api.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.reading.Seal;

/// What was read from a file, in the shapes that the API has for fields and seals. For programs
/// that read files without a case.
public final class ReadingJson {

  public static ObjectNode of(FileReading reading) {
    ObjectNode node = Json.object();
    node.put("file", reading.file());
    node.put("sha256", reading.sha256().hex());
    node.put("mediaType", reading.mediaType());
    node.set("problems", Values.problems(reading.problems()));
    node.set("pages", Json.array(reading.pages(), ReadingJson::page));
    var documents = node.putArray("documents");
    for (ReadDocument document : reading.documents()) {
      // A case gives its documents ids; here the content and the place in it tell them apart.
      String id = reading.sha256().hex().substring(0, 16) + "-" + (documents.size() + 1);
      documents.add(document(id, document));
    }
    return node;
  }

  private static ObjectNode page(ReadPage page) {
    return Json.object()
        .put("number", page.number())
        .put("width", page.width())
        .put("height", page.height())
        .put("source", page.source().name())
        .put("text", page.text());
  }

  private static ObjectNode document(String id, ReadDocument document) {
    ObjectNode node = Json.object();
    node.put("id", id);
    node.put("type", document.type().code());
    node.put("typeConfidence", document.typeConfidence());
    node.put("firstPage", document.firstPage());
    node.put("lastPage", document.lastPage());
    node.put("park", document.park());
    node.set("fields", Json.array(document.fields(), field -> field(id, field)));
    node.put("sealReport", document.sealReport().name());
    node.set("seals", Json.array(document.seals(), ReadingJson::seal));
    node.set(
        "covers",
        Json.array(
            document.covers(),
            cover ->
                Json.object()
                    .put("condition", cover.condition())
                    .put("park", cover.park())
                    .put("firstPage", cover.firstPage())
                    .put("lastPage", cover.lastPage())));
    return node;
  }

  private static ObjectNode field(String document, ReadField read) {
    ObjectNode node = Json.object();
    node.put("id", document + ":" + read.name());
    node.put("name", read.name());
    node.put("label", read.label());
    node.set("value", Values.of(read.value()));
    node.put("raw", read.raw());
    node.put("unit", read.unit());
    node.put("method", read.method().name());
    node.put("confidence", read.confidence());
    node.put("agreement", read.agreement());
    node.set("doubts", Json.texts(read.doubts().stream().map(Enum::name).sorted().toList()));
    node.putNull("confirmedBy");
    node.set("evidence", Values.place(document, read.place(), read.place().text()));
    return node;
  }

  private static ObjectNode seal(Seal seal) {
    ObjectNode node = Json.object().put("page", seal.page());
    node.set("box", Values.box(seal.box()));
    return node.put("text", seal.text())
        .put("signature", seal.signature())
        .put("kind", seal.kind().name())
        .put("state", seal.state().name());
  }

  private ReadingJson() {}
}
