package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.jspecify.annotations.Nullable;

/// The parts of the case: which have a form, which the list of the case and the letters name.
final class Parks {
  private final Screening screening;
  private final Seen seen;
  private final Applicant applicant;
  private final String own;

  /// `own` is the name of the part at hand; empty for a rule of the case.
  Parks(Screening screening, Seen seen, Applicant applicant, String own) {
    this.screening = screening;
    this.seen = seen;
    this.applicant = applicant;
    this.own = own;
  }

  List<String> named() {
    screening.documents().stream()
        .filter(document -> screening.isOfPart(document.type()))
        .forEach(seen::document);
    return screening.parts();
  }

  /// Documents of the part at hand that differ in content.
  long forms() {
    Set<String> contents = new LinkedHashSet<>();
    for (DocumentDefinition definition : screening.programme().reading().documents()) {
      if (!screening.isOfPart(definition.type())) {
        continue;
      }
      for (CaseDocument document : screening.distinct(definition.type())) {
        if (document.park() != null && Names.same(document.park(), own)) {
          seen.document(document);
          contents.add(document.content().hex());
        }
      }
    }
    return contents.size();
  }

  boolean hasForm() {
    return forms() > 0;
  }

  /// Whether a form of a part seems to speak of several parts, so that one that seems to have none
  /// may stand in it.
  boolean severalInOneForm() {
    for (CaseDocument document : screening.documents()) {
      String naming =
          screening
              .programme()
              .reading()
              .definition(document.type())
              .filter(definition -> screening.isOfPart(definition.type()))
              .map(DocumentDefinition::partField)
              .orElse("");
      CaseField named = screening.fieldsOf(document.id()).get(naming);
      if (named != null
          && named.confirmedBy() == null
          && named.read().doubts().contains(Doubt.SEVERAL_VALUES)) {
        seen.field(named);
        return true;
      }
    }
    return false;
  }

  /// Whether some part has a form though the list does not name it.
  boolean unlisted(List<String> listed) {
    return screening.parts().stream().anyMatch(part -> !isAmong(listed, part));
  }

  /// The one name of a list that the part's own may be misread from: a character or two of another
  /// name, one in four at most; blank when there is none or more than one. For a person to decide.
  String likeliest(List<String> listed) {
    Map<Integer, Set<String>> near = new TreeMap<>();
    for (String name : listed) {
      int distance = Names.distance(name, own);
      if (distance > 0 && distance <= Math.min(2, Names.written(name) / 4)) {
        near.computeIfAbsent(distance, _ -> new TreeSet<>()).add(name);
      }
    }
    Set<String> nearest = near.isEmpty() ? Set.of() : near.values().iterator().next();
    return nearest.size() == 1 ? nearest.iterator().next() : "";
  }

  /// Parks that only the letters or only the forms name for this city; nothing when no letter names
  /// any. What the form lists has its form, or another rule misses it.
  List<String> otherParks(List<String> listed) {
    Set<String> lettered = new LinkedHashSet<>();
    for (CaseField field : screening.facts().fields()) {
      int before = lettered.size();
      parksIn(field.read().value(), lettered);
      if (lettered.size() > before) {
        seen.field(field);
      }
    }
    if (lettered.isEmpty()) {
      return List.of();
    }
    List<String> forms = new ArrayList<>(screening.parts());
    listed.stream().filter(name -> !isAmong(forms, name)).forEach(forms::add);
    Set<String> different = new TreeSet<>();
    lettered.stream().filter(name -> !isAmong(forms, name)).forEach(different::add);
    forms.stream().filter(form -> !isAmong(lettered, form)).forEach(different::add);
    return List.copyOf(different);
  }

  private static boolean isAmong(Iterable<String> names, String name) {
    for (String other : names) {
      if (Names.same(other, name)) {
        return true;
      }
    }
    return false;
  }

  private void parksIn(@Nullable FieldValue value, Set<String> parks) {
    if (value instanceof FieldValue.CityParks(FieldValue.Division city, List<String> named)) {
      if (applicant.isCity(city.code() == null ? city.name() : city.code())) {
        parks.addAll(named);
      }
    } else if (value instanceof FieldValue.Many(List<FieldValue> items)) {
      items.forEach(item -> parksIn(item, parks));
    }
  }
}
