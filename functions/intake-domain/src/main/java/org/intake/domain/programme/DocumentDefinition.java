package org.intake.domain.programme;

import java.util.List;
import java.util.Optional;
import org.intake.domain.Texts;
import org.intake.domain.reading.DocumentType;

/// A kind of document as the programme file declares it.
///
/// `headings` are the lines that begin such a document (spaces and script do not count); `markers`
/// are words that speak for it, `counterMarkers` words that speak against it. `subjectField` names
/// the applicant (`cityName`), `partField` the part of a case (`parkName`).
public record DocumentDefinition(
    DocumentType type,
    Texts title,
    Scope scope,
    Shape shape,
    int minimum,
    List<String> headings,
    List<String> markers,
    List<String> counterMarkers,
    String subjectField,
    String partField,
    List<FieldDefinition> fields) {
  public DocumentDefinition {
    headings = List.copyOf(headings);
    markers = List.copyOf(markers);
    counterMarkers = List.copyOf(counterMarkers);
    fields = List.copyOf(fields);
  }

  public Optional<FieldDefinition> field(String name) {
    return fields.stream().filter(field -> field.name().equals(name)).findFirst();
  }

  /// To what a document of this kind belongs.
  public enum Scope {
    /// Every case that it names: a recommendation letter.
    SUBMISSION,
    /// One case.
    CASE,
    /// One part (park) of a case.
    PART
  }

  /// How its content is laid out.
  public enum Shape {
    /// An official letter of GB/T 9704.
    LETTER,
    /// A form of label and value cells.
    FORM,
    /// Running text under headings.
    SECTIONS,
    /// Anything; told by its category's label or code.
    EVIDENCE
  }
}
