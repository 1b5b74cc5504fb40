package org.intake.programme;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.intake.domain.Texts;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Scope;
import org.intake.domain.programme.DocumentDefinition.Shape;
import org.intake.domain.programme.EvidenceCategory;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Locator;
import org.intake.domain.reading.DocumentType;

/// Reads the documents with their fields and labels, and the evidence categories.
final class DocumentSection {
  private DocumentSection() {}

  static List<DocumentDefinition> read(YamlNode documents) {
    List<DocumentDefinition> read = new ArrayList<>();
    Set<DocumentType> types = new HashSet<>();
    for (YamlNode node : documents.items()) {
      DocumentDefinition document = document(node);
      if (!types.add(document.type())) {
        node.fault("document " + document.type() + " is there twice");
      }
      read.add(document);
    }
    return read;
  }

  private static DocumentDefinition document(YamlNode node) {
    node.only(
        "type",
        "title",
        "scope",
        "shape",
        "minimum",
        "headings",
        "markers",
        "counterMarkers",
        "subjectField",
        "partField",
        "fields");
    List<FieldDefinition> fields = new ArrayList<>();
    Set<String> names = new HashSet<>();
    node.find("fields")
        .ifPresent(list -> {
          for (YamlNode item : list.items()) {
            FieldDefinition field = field(item);
            if (!names.add(field.name())) {
              item.fault("field '" + field.name() + "' is there twice");
            }
            fields.add(field);
          }
        });
    return new DocumentDefinition(
        node.get("type").parsed(DocumentType::new, DocumentType.UNKNOWN),
        node.get("title").sentence(),
        node.get("scope").one(Scope.class),
        node.get("shape").one(Shape.class),
        node.get("minimum").integer(0, 100),
        node.get("headings").texts(),
        node.get("markers").texts(),
        node.get("counterMarkers").texts(),
        named(node, "subjectField", names),
        named(node, "partField", names),
        fields);
  }

  private static String named(YamlNode node, String key, Set<String> fields) {
    Optional<YamlNode> value = node.find(key);
    if (value.isEmpty()) {
      return "";
    }
    String name = value.get().text();
    if (!fields.contains(name)) {
      value.get().fault("this document has no field '" + name + "'");
    }
    return name;
  }

  private static FieldDefinition field(YamlNode node) {
    node.only(
        "name",
        "labels",
        "en",
        "type",
        "unit",
        "required",
        "locator",
        "options",
        "keywords",
        "organKind",
        "personal");
    List<String> labels = node.get("labels").texts();
    if (labels.isEmpty()) {
      node.get("labels").fault("at least one label is needed");
      labels = List.of("");
    }
    FieldType type = node.get("type").one(FieldType.class);
    List<String> options = node.find("options").map(YamlNode::texts).orElse(List.of());
    if (type == FieldType.ENUM && options.isEmpty()) {
      node.fault("an enum needs its options");
    }
    return new FieldDefinition(
        node.get("name").text(),
        new Texts(labels.getFirst(), labels.get(Math.min(1, labels.size() - 1)), text(node, "en")),
        labels,
        type,
        node.find("unit").map(YamlNode::text).orElse(null),
        flag(node, "required"),
        optional(node, "locator", value -> value.one(Locator.class), Locator.LABEL),
        options,
        node.find("keywords").map(YamlNode::texts).orElse(List.of()),
        node.find("organKind").map(YamlNode::text).orElse(null),
        flag(node, "personal"));
  }

  private static String text(YamlNode node, String key) {
    return node.get(key).text();
  }

  private static boolean flag(YamlNode node, String key) {
    return optional(node, key, YamlNode::flag, false);
  }

  private static <T> T optional(YamlNode node, String key, Function<YamlNode, T> read, T missing) {
    Optional<YamlNode> value = node.find(key);
    return value.isPresent() ? read.apply(value.get()) : missing;
  }

  static List<EvidenceCategory> evidence(YamlNode categories) {
    List<EvidenceCategory> read = new ArrayList<>();
    for (YamlNode node : categories.items()) {
      node.only(
          "id", "labels", "en", "keywords", "perPart", "required", "condition", "partEndings");
      List<String> labels = node.get("labels").texts();
      String first = labels.isEmpty() ? "" : labels.getFirst();
      read.add(
          new EvidenceCategory(
              node.get("id").text(),
              new Texts(first, labels.size() > 1 ? labels.get(1) : first, text(node, "en")),
              labels,
              node.get("keywords").texts(),
              node.get("perPart").flag(),
              node.get("required").flag(),
              optional(node, "partEndings", YamlNode::texts, List.of())));
    }
    return read;
  }
}
