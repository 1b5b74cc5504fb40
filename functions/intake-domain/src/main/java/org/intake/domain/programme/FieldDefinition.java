package org.intake.domain.programme;

import java.util.List;
import org.intake.domain.Texts;
import org.jspecify.annotations.Nullable;

/// A field of a document as the programme file declares it.
///
/// `labels` are all spellings to look for, Simplified first, then Traditional and synonyms; white
/// space inside labels does not count. `unit` is the fixed unit of the stored value (`万元`);
/// `options` the values of an ENUM; `keywords` serve SECTION and SENTENCE, and tell the organs of a
/// SIGNATURE that no registry holds; `organKind` narrows SIGNATURE and ORG; `personal` marks
/// personal data, masked in lists and never written to logs.
public record FieldDefinition(
    String name,
    Texts title,
    List<String> labels,
    FieldType type,
    @Nullable String unit,
    boolean required,
    Locator locator,
    List<String> options,
    List<String> keywords,
    @Nullable String organKind,
    boolean personal) {
  public FieldDefinition {
    labels = List.copyOf(labels);
    options = List.copyOf(options);
    keywords = List.copyOf(keywords);
  }
}
