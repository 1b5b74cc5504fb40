package org.intake.application.screen;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Correction;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.casefile.Province;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.screening.ProvinceFacts;
import org.jspecify.annotations.Nullable;

/// Lays a case out as the facts that rules read: fields with officers' corrections over them, and
/// the province around it.
public final class Facts {
  private Facts() {}

  /// `siblings` are the live cases of the province, this one included or not.
  public static CaseFacts of(
      Programme programme,
      CaseRecord subject,
      Province book,
      List<CaseRecord> siblings,
      ProcedureFacts procedure,
      Instant now) {
    DivisionTable divisions = programme.reading().divisions();
    return new CaseFacts(
        subject.call(),
        division(divisions, subject.city().code()),
        subject.city().name(),
        subject.files(),
        subject.documents().stream().map(Facts::document).toList(),
        fields(programme, subject),
        province(programme, subject, book, siblings),
        subject.receivedAt(),
        now,
        procedure);
  }

  private static @Nullable Division division(DivisionTable divisions, @Nullable String code) {
    return Optional.ofNullable(code).flatMap(divisions::byCode).orElse(null);
  }

  private static CaseDocument document(PlacedDocument placed) {
    return new CaseDocument(
        placed.id(),
        placed.fileId(),
        placed.file(),
        placed.type(),
        placed.park(),
        placed.firstPage(),
        placed.lastPage(),
        placed.content(),
        placed.covers(),
        placed.problems(),
        placed.sealReport(),
        placed.seals());
  }

  /// The fields of a case with what officers said laid over them. A field that was not found on the
  /// paper may be supplied by an officer too.
  public static List<CaseField> fields(Programme programme, CaseRecord subject) {
    Map<String, CaseField> fields = new LinkedHashMap<>();
    subject.fields().forEach(field -> fields.put(field.id(), field));
    for (Correction correction : subject.corrections()) {
      CaseField before = fields.get(correction.fieldId());
      Optional<CaseField> corrected =
          before == null
              ? supplied(programme, subject, correction)
              : Optional.of(corrected(before, correction));
      corrected.ifPresent(field -> fields.put(field.id(), field));
    }
    return List.copyOf(fields.values());
  }

  private static CaseField corrected(CaseField before, Correction correction) {
    ReadField read = before.read();
    ReadField manual =
        new ReadField(
            read.name(),
            read.label(),
            correction.value(),
            read.raw(),
            read.unit(),
            Method.MANUAL,
            1,
            1,
            Set.of(),
            read.place());
    return new CaseField(before.id(), before.documentId(), manual, correction.by());
  }

  private static Optional<CaseField> supplied(
      Programme programme, CaseRecord subject, Correction correction) {
    int colon = correction.fieldId().lastIndexOf(':');
    String documentId = correction.fieldId().substring(0, Math.max(0, colon));
    String name = correction.fieldId().substring(colon + 1);
    return subject
        .document(documentId)
        .flatMap(document -> definition(programme, document.type(), name))
        .map(definition ->
            new CaseField(
                correction.fieldId(),
                documentId,
                new ReadField(
                    name,
                    definition.title().zhHans(),
                    correction.value(),
                    "",
                    definition.unit(),
                    Method.MANUAL,
                    1,
                    1,
                    Set.of(),
                    Place.ofPage(0, "")),
                correction.by()));
  }

  /// The definition of a field by its document's type and its name.
  public static Optional<FieldDefinition> definition(
      Programme programme, DocumentType type, String name) {
    return programme.reading().definition(type).flatMap(document -> document.field(name));
  }

  private static ProvinceFacts province(
      Programme programme, CaseRecord subject, Province book, List<CaseRecord> siblings) {
    DivisionTable divisions = programme.reading().divisions();
    List<CaseRecord> all = new ArrayList<>();
    all.add(subject);
    siblings.stream().filter(other -> !other.id().equals(subject.id())).forEach(all::add);
    Map<String, ProvinceFacts.Letter> letters = new LinkedHashMap<>();
    for (CaseRecord one : all) {
      List<CaseField> fields = fields(programme, one);
      for (PlacedDocument placed : one.documents()) {
        if (isOfSubmission(programme, placed)) {
          letters.putIfAbsent(
              placed.content().hex(),
              new ProvinceFacts.Letter(
                  document(placed),
                  fields.stream().filter(f -> f.documentId().equals(placed.id())).toList()));
        }
      }
    }
    List<ProvinceFacts.LiveCase> live =
        book.entries().values().stream()
            .filter(Province.Entry::live)
            .map(e ->
                new ProvinceFacts.LiveCase(e.caseId(), division(divisions, e.city()), e.name()))
            .toList();
    return new ProvinceFacts(
        subject.province(), List.copyOf(letters.values()), live, otherLiveCase(subject, book));
  }

  private static boolean isOfSubmission(Programme programme, PlacedDocument placed) {
    return programme
        .reading()
        .definition(placed.type())
        .filter(definition -> definition.scope() == DocumentDefinition.Scope.SUBMISSION)
        .isPresent();
  }

  /// The earlier of two live cases of a city stands; the numbers of cases grow.
  private static @Nullable String otherLiveCase(CaseRecord subject, Province book) {
    String code = subject.city().code();
    if (code == null) {
      return null;
    }
    return book.entries().values().stream()
        .filter(entry -> entry.live() && code.equals(entry.city()))
        .map(Province.Entry::caseId)
        .filter(id -> id.compareTo(subject.id()) < 0)
        .findFirst()
        .orElse(null);
  }
}
