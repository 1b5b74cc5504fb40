package org.intake.application.assemble;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadPage;
import org.intake.domain.screening.CaseField;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// One document on its way into a case. `form` counts the forms within its file; `text` is that of
/// its pages.
record Piece(
    PlacedDocument document,
    List<CaseField> fields,
    Optional<DocumentDefinition> definition,
    int form,
    String text) {

  static Piece of(
      Submission submission,
      SubmissionFile file,
      FileReading reading,
      ReadDocument read,
      Optional<DocumentDefinition> definition,
      String id,
      int form) {
    String text = textOf(reading, read);
    List<Problem> problems =
        reading.problems().stream().filter(problem -> concerns(problem, read)).toList();
    PlacedDocument document =
        new PlacedDocument(
            id,
            submission.id(),
            file.id(),
            reading.file(),
            reading.sha256(),
            contentOf(reading, read, text),
            read.type(),
            read.typeConfidence(),
            read.park(),
            read.firstPage(),
            read.lastPage(),
            read.lastPage() == 0 ? 0 : read.lastPage() - Math.max(1, read.firstPage()) + 1,
            Objects.requireNonNull(file.receivedAt(), "a file that was read was received"),
            file.version(),
            false,
            read.covers(),
            read.seals(),
            read.sealReport(),
            problems);
    List<CaseField> fields =
        read.fields().stream()
            .map(field -> new CaseField(CaseField.idOf(id, field.name()), id, field, null))
            .toList();
    return new Piece(document, fields, definition, form, text);
  }

  private static boolean concerns(Problem problem, ReadDocument read) {
    Integer page = problem.page();
    return page == null
        || read.firstPage() == 0
        || (page >= read.firstPage() && page <= read.lastPage());
  }

  /// Copies in two files are known by their text; what has no text is known by its file and pages.
  private static Sha256 contentOf(FileReading reading, ReadDocument read, String text) {
    String plain = text.replaceAll("\\s", "");
    return plain.isEmpty() || read.firstPage() == 0
        ? Sha256.ofText(
            reading.sha256().hex() + read.firstPage() + read.type().code() + read.park())
        : Sha256.ofText(plain);
  }

  private static String textOf(FileReading reading, ReadDocument read) {
    StringBuilder text = new StringBuilder();
    for (ReadPage page : reading.pages()) {
      if (read.firstPage() == 0
          || (page.number() >= read.firstPage() && page.number() <= read.lastPage())) {
        text.append(page.text()).append('\n');
      }
    }
    return text.toString();
  }

  boolean isForSubmission() {
    return definition.filter(d -> d.scope() == DocumentDefinition.Scope.SUBMISSION).isPresent();
  }

  boolean isPart() {
    return definition.filter(d -> d.scope() == DocumentDefinition.Scope.PART).isPresent();
  }

  /// Whether it is the city's own paper and not about all cities or one that was only found nearby.
  boolean isForm() {
    return definition
        .filter(d ->
            d.scope() == DocumentDefinition.Scope.CASE
                && d.shape() == DocumentDefinition.Shape.FORM)
        .isPresent();
  }

  /// What the document itself says its applicant is.
  Optional<FieldValue.Division> subject() {
    return definition
        .filter(d -> !d.subjectField().isEmpty())
        .flatMap(d -> field(d.subjectField()))
        .filter(value -> value instanceof FieldValue.Division)
        .map(value -> (FieldValue.Division) value);
  }

  Optional<FieldValue> field(String name) {
    return fields.stream()
        .filter(field -> field.read().name().equals(name))
        .flatMap(field -> Optional.ofNullable(field.read().value()).stream())
        .findFirst();
  }

  /// The names that a form lists, such as its parks.
  List<String> listed() {
    return definition.stream()
        .flatMap(d -> d.fields().stream())
        .filter(field -> field.type() == FieldType.TEXT_LIST)
        .flatMap(field -> field(field.name()).stream())
        .flatMap(value ->
            value instanceof FieldValue.Many(List<FieldValue> items)
                ? items.stream()
                : Stream.of(value))
        .map(FieldValue::display)
        .toList();
  }

  /// The file and the form within it: documents of one form belong to one city.
  String formKey() {
    return document.fileId() + "/" + document.file() + "/" + form;
  }

  Piece guessed() {
    return new Piece(document.guessed(), fields, definition, form, text);
  }
}
