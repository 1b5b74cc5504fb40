package org.intake.documents;

import com.fasterxml.jackson.databind.*;
import java.util.*;
import org.intake.domain.Texts;
import org.intake.domain.programme.*;
import org.intake.domain.reading.DocumentType;

final class TemporaryGuide {
  static ReadingGuide load() throws Exception {
    JsonNode g =
        new ObjectMapper().readTree(TemporaryGuide.class.getResourceAsStream("/guide-tmp.json"));
    List<DocumentDefinition> docs = new ArrayList<>();
    for (JsonNode d : g.get("documents")) {
      List<FieldDefinition> fields = new ArrayList<>();
      if (d.has("fields"))
        for (JsonNode f : d.get("fields")) {
          fields.add(
              new FieldDefinition(
                  f.get("name").asText(),
                  t(f.get("labels").get(0).asText()),
                  list(f.get("labels")),
                  FieldType.valueOf(en(f.get("type").asText())),
                  f.has("unit") ? f.get("unit").asText() : null,
                  f.path("required").asBoolean(),
                  f.has("locator") ? Locator.valueOf(en(f.get("locator").asText())) : Locator.LABEL,
                  list(f.path("options")),
                  list(f.path("keywords")),
                  f.has("organKind") ? f.get("organKind").asText() : null,
                  f.path("personal").asBoolean()));
        }
      docs.add(
          new DocumentDefinition(
              new DocumentType(d.get("type").asText()),
              t(d.get("title").get("zh-Hans").asText()),
              DocumentDefinition.Scope.valueOf(en(d.get("scope").asText())),
              DocumentDefinition.Shape.valueOf(en(d.get("shape").asText())),
              d.get("minimum").asInt(),
              list(d.path("headings")),
              list(d.path("markers")),
              list(d.path("counterMarkers")),
              d.path("subjectField").asText(""),
              d.path("partField").asText(""),
              fields));
    }
    List<EvidenceCategory> ev = new ArrayList<>();
    for (JsonNode e : g.get("evidence"))
      ev.add(
          new EvidenceCategory(
              e.get("id").asText(),
              t(e.get("labels").get(0).asText()),
              list(e.get("labels")),
              list(e.path("keywords")),
              e.path("perPart").asBoolean(),
              e.path("required").asBoolean()));
    List<Division> divs = new ArrayList<>();
    for (JsonNode d : g.get("divisions"))
      divs.add(
          new Division(
              d.get("code").asText(),
              d.get("name").asText(),
              DivisionType.valueOf(d.get("type").asText())));
    List<Organ> organs = new ArrayList<>();
    for (JsonNode o : g.get("organs"))
      organs.add(
          new Organ(
              o.get("id").asText(),
              o.get("kind").asText(),
              o.get("division").asText().isEmpty() ? null : o.get("division").asText(),
              o.get("name").asText(),
              o.path("aliases").asText("").isEmpty()
                  ? List.of()
                  : List.of(o.get("aliases").asText().split("\\|")),
              null,
              null));
    return new ReadingGuide(
        docs,
        ev,
        new DivisionTable(divs),
        new OrganRegistry(organs),
        list(g.get("names")),
        g.get("trust").asDouble());
  }

  static Texts t(String s) {
    return new Texts(s, s, s);
  }

  static String en(String s) {
    return s.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  static List<String> list(JsonNode n) {
    List<String> l = new ArrayList<>();
    if (n != null) n.forEach(x -> l.add(x.asText()));
    return l;
  }
}
