package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.reading.DocumentType;
import org.jspecify.annotations.Nullable;

/// Entries of forms that say nothing, and what entries are called. What another rule requires is
/// that rule's to tell, so that each defect is told once.
final class Blanks {
  private final Screening screening;
  private final Seen seen;

  Blanks(Screening screening, Seen seen) {
    this.screening = screening;
    this.seen = seen;
  }

  /// The titles of a document's fields.
  List<String> titles(String type, List<String> names) {
    return screening
        .programme()
        .reading()
        .definition(new DocumentType(type))
        .map(definition ->
            names.stream()
                .map(name ->
                    definition.field(name).map(field -> field.title().zhHans()).orElse(name))
                .toList())
        .orElse(names);
  }

  /// The required fields that are blank in documents of these types.
  List<String> blank(List<String> types) {
    return blank(types, _ -> true);
  }

  /// Those of them that may all the same be filled in, under a label that nobody knows or where
  /// nothing could be read.
  List<String> perhapsBlank(List<String> types) {
    return blank(types, reading -> !reading.isCertain());
  }

  private List<String> blank(List<String> types, Predicate<Reading.Blank> which) {
    List<String> blank = new ArrayList<>();
    for (String code : types) {
      screening
          .programme()
          .reading()
          .definition(new DocumentType(code))
          .ifPresent(definition -> blank.addAll(blank(definition, which)));
    }
    return blank;
  }

  private List<String> blank(DocumentDefinition definition, Predicate<Reading.Blank> which) {
    screening.distinct(definition.type()).forEach(seen::document);
    if (!screening.isOfPart(definition.type())) {
      return blank(definition, null, which);
    }
    return screening.parts().stream()
        .flatMap(part -> blank(definition, part, which).stream())
        .toList();
  }

  private List<String> blank(
      DocumentDefinition definition, @Nullable String part, Predicate<Reading.Blank> which) {
    List<String> blank = new ArrayList<>();
    for (FieldDefinition field : definition.fields()) {
      Read read = new Read(field.name(), definition.type(), field.name(), true, true);
      if (field.required()
          && !isRequiredElsewhere(definition.type(), field.name())
          && screening.read(read, part, false) instanceof Reading.Blank found
          && which.test(found)) {
        seen.blank(found);
        blank.add(field.title().zhHans() + (part == null ? "" : "（" + part + "）"));
      }
    }
    return blank;
  }

  private boolean isRequiredElsewhere(DocumentType type, String field) {
    return screening.programme().rules().stream()
        .flatMap(rule -> rule.reads().stream())
        .anyMatch(
            read -> read.required() && read.document().equals(type) && read.field().equals(field));
  }
}
