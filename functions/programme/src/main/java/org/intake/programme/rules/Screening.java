package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionTable.Resolution;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.DocumentDefinition.Scope;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.ProvinceFacts.Letter;
import org.jspecify.annotations.Nullable;

/// One run of all rules over one case: what the evaluations of its rules share.
final class Screening {
  /// Fewer entries in common may be chance.
  private static final int ENOUGH_ENTRIES = 3;

  private static final int LONGEST_ENTRY = 30;

  private final Programme programme;
  private final CaseFacts facts;
  private final RuleCompiler.Compilation compiled;
  private final List<CaseDocument> documents;
  private final Trust trust;
  private final List<Finding> findings = new ArrayList<>();

  Screening(Programme programme, RuleCompiler.Compilation compiled, CaseFacts facts) {
    this.programme = programme;
    this.facts = facts;
    this.compiled = compiled;
    this.documents = named(facts.documents());
    this.trust = trust(documents, facts.fields());
  }

  private Trust trust(List<CaseDocument> of, List<CaseField> fields) {
    return new Trust(
        programme, compiled, of, fields, part -> new RuleFacts(this, part, new Seen()));
  }

  /// A part's document without a name becomes a part of its own: it must not be taken for another.
  private List<CaseDocument> named(List<CaseDocument> all) {
    List<CaseDocument> named = new ArrayList<>();
    int unnamed = 0;
    for (CaseDocument document : all) {
      if (isOfPart(document.type()) && (document.park() == null || document.park().isBlank())) {
        unnamed++;
        named.add(
            new CaseDocument(
                document.id(),
                document.file(),
                document.fileName(),
                document.type(),
                "（未填写名称" + unnamed + "）",
                document.firstPage(),
                document.lastPage(),
                document.content(),
                document.covers(),
                document.problems(),
                document.sealReport(),
                document.seals()));
      } else {
        named.add(document);
      }
    }
    return List.copyOf(named);
  }

  /// Whether a part of the case has such a document of its own.
  boolean isOfPart(DocumentType type) {
    return programme.reading().definition(type).map(DocumentDefinition::scope).orElse(Scope.CASE)
        == Scope.PART;
  }

  Programme programme() {
    return programme;
  }

  CaseFacts facts() {
    return facts;
  }

  List<CaseDocument> documents() {
    return documents;
  }

  List<Finding> findings() {
    return findings;
  }

  Reading read(Read wanted, @Nullable String park, boolean threshold) {
    return trust.read(wanted, isOfPart(wanted.document()) ? park : null, threshold);
  }

  /// The names of the parts that have a document of their own, in the order of the documents.
  List<String> parts() {
    Map<String, String> parts = new LinkedHashMap<>();
    for (CaseDocument document : documents) {
      if (isOfPart(document.type()) && document.park() != null) {
        parts.putIfAbsent(Names.plain(document.park()), document.park());
      }
    }
    return List.copyOf(parts.values());
  }

  /// The shape of a document's kind; null when the programme does not know the kind.
  DocumentDefinition.@Nullable Shape shape(CaseDocument document) {
    return programme
        .reading()
        .definition(document.type())
        .map(DocumentDefinition::shape)
        .orElse(null);
  }

  /// Whether a reading is good enough to speak against a form.
  boolean isCredible(CaseField field) {
    return field.confirmedBy() != null
        || field.read().method() != Method.OCR
        || field.read().confidence() >= programme.corroboration().confidence();
  }

  /// Whether pages of a document are evidence of a condition, for one part or, where it is null,
  /// for any. Evidence without a name serves the only part there is.
  boolean serves(Cover cover, String condition, @Nullable String part) {
    String named = cover.park();
    return cover.condition().equals(condition)
        && (part == null || (named == null ? parts().size() == 1 : Names.same(named, part)));
  }

  /// Whether a document speaks of more cities than one, by what its kind calls its subject.
  boolean isOfSeveralCities(CaseDocument document) {
    return programme
        .reading()
        .definition(document.type())
        .map(DocumentDefinition::subjectField)
        .map(fieldsOf(document.id())::get)
        .map(field -> field.read().value())
        .filter(value -> value instanceof FieldValue.Many(var cities) && cities.size() > 1)
        .isPresent();
  }

  /// Documents of a type that differ in content; copies of one document are one, and so is its
  /// scan.
  List<CaseDocument> distinct(DocumentType type) {
    Map<String, CaseDocument> distinct = new LinkedHashMap<>();
    for (CaseDocument document : documents) {
      if (document.type().equals(type) && !isScanOfAnother(document)) {
        distinct.putIfAbsent(document.content().hex(), document);
      }
    }
    return List.copyOf(distinct.values());
  }

  private boolean isScanOfAnother(CaseDocument document) {
    return programme.corroboration().officeTwin()
        && documents.stream()
            .filter(other -> other.type().equals(document.type()))
            .filter(other -> Objects.equals(other.park(), document.park()))
            .anyMatch(other -> isScanOf(document, other));
  }

  /// Whether a document that was recognised says what one that was not says: in most entries the
  /// same, and nowhere surely something else. Running text is never recognised to the letter.
  private boolean isScanOf(CaseDocument scan, CaseDocument office) {
    Map<String, CaseField> there = fieldsOf(office.id());
    int same = 0;
    int compared = 0;
    for (CaseField field : fieldsOf(scan.id()).values()) {
      CaseField other = there.get(field.read().name());
      if (field.read().method() != Method.OCR
          || (other != null && other.read().method() == Method.OCR)) {
        return false;
      }
      FieldValue value = field.read().value();
      if (other == null || value == null || other.read().value() == null || isProse(value)) {
        continue;
      }
      compared++;
      if (Trust.sameValue(value, other.read().value())) {
        same++;
      } else if (field.read().confidence() >= programme.corroboration().confidence()) {
        return false;
      }
    }
    return same >= ENOUGH_ENTRIES && 2 * same > compared;
  }

  private static boolean isProse(FieldValue value) {
    return value instanceof FieldValue.Dated
        || (value instanceof FieldValue.Text text && text.text().length() > LONGEST_ENTRY);
  }

  /// The letters of the province that differ in content.
  List<Letter> letters() {
    Map<String, Letter> letters = new LinkedHashMap<>();
    for (Letter letter : facts.province().letters()) {
      letters.putIfAbsent(letter.document().content().hex(), letter);
    }
    return List.copyOf(letters.values());
  }

  /// The cities that a letter recommends, if its list may decide.
  Optional<List<FieldValue>> recommended(Letter letter) {
    DocumentType type = letter.document().type();
    Optional<Read> read =
        subject(letter).map(field -> new Read("cities", type, field, true, false));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<CaseDocument> document = List.of(letter.document());
    Reading reading = trust(document, letter.fields()).read(read.get(), null, false);
    return reading instanceof Reading.Sure(_, _, FieldValue.Many(List<FieldValue> items), _)
        ? Optional.of(items)
        : Optional.empty();
  }

  /// Whether a field is the one that names the applicants of a letter.
  boolean isSubject(Letter letter, String field) {
    return subject(letter).map(field::equals).orElse(false);
  }

  private Optional<String> subject(Letter letter) {
    return programme
        .reading()
        .definition(letter.document().type())
        .map(DocumentDefinition::subjectField)
        .filter(field -> !field.isEmpty());
  }

  /// The division that a name means, looked for in the recommending province first.
  Optional<Division> division(FieldValue value) {
    if (value instanceof FieldValue.Division(String code, String name)) {
      return code == null ? division(name) : programme.reading().divisions().byCode(code);
    }
    return division(value.display());
  }

  Optional<Division> division(String nameOrCode) {
    DivisionTable table = programme.reading().divisions();
    Optional<Division> coded = table.byCode(nameOrCode);
    if (coded.isPresent()) {
      return coded;
    }
    return found(table.resolve(nameOrCode, facts.province().code()))
        .or(() -> found(table.resolve(nameOrCode, null)));
  }

  private static Optional<Division> found(Resolution resolution) {
    return switch (resolution) {
      case Resolution.Found(Division division) -> Optional.of(division);
      case Resolution.Ambiguous _, Resolution.Unknown _ -> Optional.empty();
    };
  }

  /// The fields of the case by name of one document.
  Map<String, CaseField> fieldsOf(String documentId) {
    Map<String, CaseField> fields = new HashMap<>();
    for (CaseField field : facts.fields()) {
      if (Objects.equals(field.documentId(), documentId)) {
        fields.put(field.read().name(), field);
      }
    }
    return fields;
  }
}
