package org.intake.programme.rules;

import java.util.List;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.OrganRegistry;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;

/// The organs that sign and are written to, by the registry of the call.
final class Organs {
  private final Screening screening;
  private final Seen seen;
  private final OrganRegistry registry;

  Organs(Screening screening, Seen seen) {
    this.screening = screening;
    this.seen = seen;
    this.registry = screening.programme().reading().organs();
  }

  /// `yes` when the recommender has an organ of this kind and name, `other` when the registry knows
  /// the name as another organ, `unknown` when it does not know it.
  String signer(String name, String kind) {
    String plain = Names.plain(name);
    String recommender = screening.facts().province().code();
    if (registry.ofKind(kind, recommender).stream().anyMatch(organ -> isNamed(organ, plain))) {
      return "yes";
    }
    return registry.organs().stream().anyMatch(organ -> isNamed(organ, plain))
        ? "other"
        : "unknown";
  }

  private static boolean isNamed(Organ organ, String plain) {
    return Names.plain(organ.name()).equals(plain)
        || organ.aliases().stream().anyMatch(alias -> Names.plain(alias).equals(plain));
  }

  /// Whether one of these names is that of an organ of this kind.
  boolean addresses(List<String> names, String kind) {
    List<Organ> organs = registry.ofKind(kind, null);
    return names.stream()
        .map(Names::plain)
        .anyMatch(name -> organs.stream().anyMatch(organ -> isNamed(organ, name)));
  }

  /// Whether a field names an organ of one of these kinds.
  boolean namesOneOf(CaseField field, List<String> kinds) {
    List<String> named =
        field.read().value() instanceof FieldValue.Many(List<FieldValue> items)
            ? items.stream()
                .filter(FieldValue.Org.class::isInstance)
                .map(FieldValue::display)
                .toList()
            : List.of();
    return kinds.stream().anyMatch(kind -> addresses(named, kind));
  }

  /// Whether a document of another kind is written to an organ of one of these kinds: a letter that
  /// does not call itself one.
  boolean otherLetterTo(String type, List<String> kinds) {
    for (CaseDocument document : screening.documents()) {
      if (document.type().code().equals(type)) {
        continue;
      }
      for (CaseField field : screening.fieldsOf(document.id()).values()) {
        if (namesOneOf(field, kinds)) {
          seen.field(field);
          return true;
        }
      }
    }
    return false;
  }
}
