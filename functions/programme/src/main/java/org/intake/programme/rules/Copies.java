package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.jspecify.annotations.Nullable;

/// Copies of the same kind of document, for the same part, that say different things.
final class Copies {
  private static final Set<FieldType> COMPARED =
      Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.DIVISION);

  private final Screening screening;
  private final Seen seen;

  Copies(Screening screening, Seen seen) {
    this.screening = screening;
    this.seen = seen;
  }

  /// Figures, dates and names that differ between copies.
  List<String> conflicts() {
    List<String> conflicts = new ArrayList<>();
    for (DocumentDefinition definition : screening.programme().reading().documents()) {
      for (FieldDefinition field : definition.fields()) {
        if (COMPARED.contains(field.type())) {
          conflict(definition, field).ifPresent(conflicts::add);
        }
      }
    }
    return conflicts;
  }

  /// The first two copies that differ: one difference of a field is enough to ask about it.
  private Optional<String> conflict(DocumentDefinition definition, FieldDefinition field) {
    List<CaseField> filled = filled(definition, field);
    for (CaseField one : filled) {
      for (CaseField other : filled) {
        if (one.id().compareTo(other.id()) < 0 && differ(one, other)) {
          seen.field(one);
          seen.field(other);
          return Optional.of(field.title().zhHans() + "：" + shown(one) + " / " + shown(other));
        }
      }
    }
    return Optional.empty();
  }

  private List<CaseField> filled(DocumentDefinition definition, FieldDefinition field) {
    List<CaseField> filled = new ArrayList<>();
    for (CaseDocument document : screening.documents()) {
      if (document.type().equals(definition.type())) {
        CaseField found = screening.fieldsOf(document.id()).get(field.name());
        if (found != null && found.read().value() != null && screening.isCredible(found)) {
          filled.add(found);
        }
      }
    }
    filled.sort(Comparator.comparing(CaseField::id));
    return filled;
  }

  private boolean differ(CaseField one, CaseField other) {
    return Objects.equals(parkOf(one), parkOf(other))
        && one.confirmedBy() == null
        && other.confirmedBy() == null
        && !Trust.sameValue(one.read().value(), other.read().value());
  }

  private @Nullable String parkOf(CaseField field) {
    return screening.documents().stream()
        .filter(document -> document.id().equals(field.documentId()))
        .findFirst()
        .map(CaseDocument::park)
        .orElse(null);
  }

  private static String shown(CaseField field) {
    return Objects.requireNonNull(field.read().value()).display();
  }
}
