package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.Seal;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Evidence;

/// What one evaluation of one rule has looked at: the evidence of its finding, and so a part of the
/// verdict, which is the same byte by byte whenever the rule runs again.
final class Seen {
  private final List<Evidence> evidence = new ArrayList<>();

  void field(CaseField field) {
    evidence.add(new Evidence(field.documentId(), field.id(), field.read().place()));
  }

  void document(CaseDocument document) {
    page(document, Math.max(0, document.firstPage()));
  }

  void page(CaseDocument document, int page) {
    evidence.add(new Evidence(document.id(), null, Place.ofPage(page, "")));
  }

  void seal(CaseDocument document, Seal seal) {
    String text = seal.text() == null ? "" : seal.text();
    evidence.add(new Evidence(document.id(), null, Place.ofBox(seal.page(), seal.box(), text)));
  }

  /// A field without a value, or where there is none, the documents in which it would stand.
  void blank(Reading.Blank blank) {
    blank.fields().forEach(this::field);
    if (blank.fields().isEmpty()) {
      blank.documents().forEach(this::document);
    }
  }

  /// What an earlier finding had looked at.
  void all(Collection<Evidence> others) {
    evidence.addAll(others);
  }

  List<Evidence> evidence() {
    return List.copyOf(evidence);
  }
}
