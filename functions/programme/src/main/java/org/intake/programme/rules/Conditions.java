package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.List;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.EvidenceCategory;
import org.intake.domain.reading.Cover;
import org.intake.domain.screening.CaseDocument;
import org.jspecify.annotations.Nullable;

/// The conditions of the call and the evidence that was handed in for them.
final class Conditions {
  private final Screening screening;
  private final Seen seen;
  private final Materials materials;
  private final @Nullable String part;

  Conditions(Screening screening, Seen seen, Materials materials, @Nullable String part) {
    this.screening = screening;
    this.seen = seen;
    this.materials = materials;
    this.part = part;
  }

  private List<EvidenceCategory> categories() {
    return screening.programme().reading().evidence();
  }

  private boolean isPerPart(String condition) {
    return categories().stream()
        .filter(category -> category.id().equals(condition))
        .findFirst()
        .map(EvidenceCategory::perPart)
        .orElse(false);
  }

  boolean covered(String condition) {
    if (!isPerPart(condition)) {
      return covered(condition, null);
    }
    return part != null
        ? covered(condition, part)
        : screening.parts().stream().allMatch(each -> covered(condition, each));
  }

  private boolean covered(String condition, @Nullable String of) {
    boolean found = false;
    for (CaseDocument document : screening.documents()) {
      for (Cover cover : document.covers()) {
        if (screening.serves(cover, condition, of)) {
          seen.page(document, cover.firstPage());
          found = true;
        }
      }
    }
    return found;
  }

  /// Whether evidence is there of which it cannot be told that it does not serve this condition:
  /// without a tag, or for no named part, or for one under a name that no part has, or unread.
  boolean untagged(String condition) {
    for (CaseDocument document : screening.documents()) {
      if (screening.shape(document) == DocumentDefinition.Shape.EVIDENCE
          && document.covers().isEmpty()) {
        seen.document(document);
        return true;
      }
      for (Cover cover : document.covers()) {
        boolean vague = isPerPart(cover.condition()) && isOfNoPart(cover.park());
        if (vague && (condition.isEmpty() || condition.equals(cover.condition()))) {
          seen.page(document, cover.firstPage());
          return true;
        }
      }
    }
    return materials.lost();
  }

  /// An office calls its park by a shorter name as often as by the one of the form.
  private boolean isOfNoPart(@Nullable String named) {
    List<String> parts = screening.parts();
    return named == null
        ? parts.size() > 1
        : parts.stream().noneMatch(name -> Names.same(name, named));
  }

  /// The required conditions without evidence, each with its label and part.
  List<String> uncovered() {
    List<String> missing = new ArrayList<>();
    for (EvidenceCategory category : categories()) {
      String label = category.id() + category.title().zhHans();
      if (!category.required()) {
        continue;
      }
      if (!category.perPart()) {
        if (!covered(category.id(), null)) {
          missing.add(label);
        }
        continue;
      }
      for (String each : screening.parts()) {
        if (!covered(category.id(), each)) {
          missing.add(label + "（" + each + "）");
        }
      }
    }
    return missing;
  }
}
