package org.intake.programme.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.intake.domain.Texts;
import org.intake.domain.programme.Calendar;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.programme.Duty;
import org.intake.domain.programme.EvidenceCategory;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.reading.Cover;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Seal;
import org.intake.domain.reading.SealReport;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseFacts;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.screening.ProcedureFacts;
import org.intake.domain.screening.ProvinceFacts.Letter;
import org.intake.domain.screening.ProvinceFacts.LiveCase;
import org.jspecify.annotations.Nullable;

/// What one evaluation of one rule may ask, for one case or one part of it; whatever it looks at is
/// noted as evidence. The methods are the functions of the expressions, listed in {@link
/// RuleFunctions}. It is long because it is a library: each method stands alone.
final class RuleFacts {
  /// The statuses of the procedure in order; a case has reached all before its own.
  private static final List<String> ORDER =
      List.of(
          "ACCEPTED",
          "REVIEW_QUEUED",
          "IN_REVIEW",
          "REVIEWED",
          "PROPOSED",
          "PUBLICIZED",
          "OBJECTED",
          "APPROVED",
          "PILOT",
          "REPORT_OVERDUE",
          "FINAL_SUBMITTED",
          "COMPLETED");

  private static final Set<FieldType> COMPARED =
      Set.of(FieldType.INTEGER, FieldType.DECIMAL, FieldType.DATE, FieldType.DIVISION);

  private final Screening screening;
  private final @Nullable String park;
  private final List<Evidence> evidence = new ArrayList<>();
  private final Stated stated;

  RuleFacts(Screening screening, @Nullable String park) {
    this.screening = screening;
    this.park = park;
    this.stated = new Stated(screening, this, park);
  }

  Stated stated() {
    return stated;
  }

  List<Evidence> evidence() {
    return evidence;
  }

  void saw(CaseField field) {
    evidence.add(new Evidence(field.documentId(), field.id(), field.read().place()));
  }

  void saw(CaseDocument document) {
    evidence.add(
        new Evidence(document.id(), null, Place.ofPage(Math.max(0, document.firstPage()), "")));
  }

  private void saw(CaseDocument document, int page) {
    evidence.add(new Evidence(document.id(), null, Place.ofPage(page, "")));
  }

  private Programme programme() {
    return screening.programme();
  }

  private CaseFacts facts() {
    return screening.facts();
  }

  // The case and its documents.

  String park() {
    return park == null ? "" : park;
  }

  String policy(String name) {
    return programme().policy(name);
  }

  String acceptance() {
    return programme().acceptance().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  long count(String type) {
    List<CaseDocument> distinct = screening.distinct(new DocumentType(type));
    distinct.forEach(this::saw);
    return distinct.size();
  }

  boolean readable(String type) {
    return screening.distinct(new DocumentType(type)).stream().allMatch(CaseDocument::isReadable);
  }

  /// Whether something of the package could not be read or placed, so that what seems missing may
  /// be in it.
  boolean lost() {
    return facts().files().stream()
            .flatMap(file -> file.problems().stream())
            .anyMatch(problem -> problem.refuses() || problem.needsPerson())
        || screening.documents().stream()
            .anyMatch(document ->
                document.type().equals(DocumentType.UNKNOWN) || document.mayHideAnother());
  }

  List<String> refused() {
    return unread(Problem::refuses).files();
  }

  List<String> partlyRead() {
    List<String> partly = unread(RuleFacts::isPartly).files();
    if (partly.isEmpty() && unread(Problem::refuses).files().isEmpty()) {
      screening.documents().forEach(this::saw);
    }
    return partly;
  }

  /// What is wrong with each file that cannot be used, and what cures it.
  Texts saidOfRefused() {
    return unread(Problem::refuses).said();
  }

  Texts saidOfPartlyRead() {
    return unread(RuleFacts::isPartly).said();
  }

  private static boolean isPartly(Problem problem) {
    return problem.needsPerson() && !problem.refuses();
  }

  private UnreadFiles unread(Predicate<Problem> kind) {
    UnreadFiles unread = new UnreadFiles();
    for (CaseFile file : facts().files()) {
      file.problems().stream().filter(kind).forEach(problem -> unread.add(file.name(), problem));
    }
    for (CaseDocument document : screening.documents()) {
      List<Problem> found = document.problems().stream().filter(kind).toList();
      if (!found.isEmpty()) {
        saw(document);
      }
      found.forEach(problem -> unread.add(document.fileName(), problem));
    }
    return unread;
  }

  List<String> parks() {
    screening.documents().stream().filter(document -> isOfPart(document.type())).forEach(this::saw);
    return screening.parts();
  }

  private boolean isOfPart(DocumentType type) {
    return programme()
        .reading()
        .definition(type)
        .map(definition -> definition.scope() == DocumentDefinition.Scope.PART)
        .orElse(false);
  }

  /// Documents of the part at hand that differ in content.
  long forms() {
    Set<String> contents = new LinkedHashSet<>();
    for (DocumentDefinition definition : programme().reading().documents()) {
      if (definition.scope() != DocumentDefinition.Scope.PART) {
        continue;
      }
      for (CaseDocument document : screening.distinct(definition.type())) {
        if (document.park() != null && Names.same(document.park(), park())) {
          saw(document);
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
          programme()
              .reading()
              .definition(document.type())
              .filter(definition -> definition.scope() == DocumentDefinition.Scope.PART)
              .map(DocumentDefinition::partField)
              .orElse("");
      CaseField named = screening.fieldsOf(document.id()).get(naming);
      if (named != null
          && named.confirmedBy() == null
          && named.read().doubts().contains(Doubt.SEVERAL_VALUES)) {
        saw(named);
        return true;
      }
    }
    return false;
  }

  /// Whether a document of another kind is written to an organ of one of these kinds: a letter that
  /// does not call itself one.
  boolean otherLetterTo(String type, List<String> kinds) {
    for (CaseDocument document : screening.documents()) {
      if (document.type().code().equals(type)) {
        continue;
      }
      for (CaseField field : screening.fieldsOf(document.id()).values()) {
        List<String> named = organs(field);
        if (kinds.stream().anyMatch(kind -> addresses(named, kind))) {
          saw(field);
          return true;
        }
      }
    }
    return false;
  }

  private static List<String> organs(CaseField field) {
    return field.read().value() instanceof FieldValue.Many(List<FieldValue> items)
        ? items.stream().filter(FieldValue.Org.class::isInstance).map(FieldValue::display).toList()
        : List.of();
  }

  /// Whether some part has a form though the list does not name it.
  boolean unlisted(List<String> listed) {
    return screening.parts().stream()
        .anyMatch(part -> listed.stream().noneMatch(name -> Names.same(name, part)));
  }

  /// The one name of a list that the part's own may be misread from: a character or two of another
  /// name, one in four at most; blank when there is none or more than one. For a person to decide.
  String likeliest(List<String> listed) {
    Map<Integer, Set<String>> near = new TreeMap<>();
    for (String name : listed) {
      int distance = Names.distance(name, park());
      if (distance > 0 && distance <= Math.min(2, Names.written(name) / 4)) {
        near.computeIfAbsent(distance, _ -> new TreeSet<>()).add(name);
      }
    }
    Set<String> nearest = near.isEmpty() ? Set.of() : near.values().iterator().next();
    return nearest.size() == 1 ? nearest.iterator().next() : "";
  }

  // Evidence of conditions.

  private @Nullable EvidenceCategory category(String id) {
    return programme().reading().evidence().stream()
        .filter(category -> category.id().equals(id))
        .findFirst()
        .orElse(null);
  }

  boolean covered(String condition) {
    EvidenceCategory category = category(condition);
    if (category == null || !category.perPart()) {
      return covered(condition, null);
    }
    return park != null
        ? covered(condition, park)
        : screening.parts().stream().allMatch(part -> covered(condition, part));
  }

  private boolean covered(String condition, @Nullable String part) {
    boolean onlyPart = screening.parts().size() == 1;
    boolean found = false;
    for (CaseDocument document : screening.documents()) {
      for (Cover cover : document.covers()) {
        String named = cover.park();
        boolean fits = part == null || (named == null ? onlyPart : Names.same(named, part));
        if (cover.condition().equals(condition) && fits) {
          saw(document, cover.firstPage());
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
      boolean evidenceShape =
          programme()
              .reading()
              .definition(document.type())
              .map(definition -> definition.shape() == DocumentDefinition.Shape.EVIDENCE)
              .orElse(false);
      if (evidenceShape && document.covers().isEmpty()) {
        saw(document);
        return true;
      }
      for (Cover cover : document.covers()) {
        EvidenceCategory category = category(cover.condition());
        boolean vague = category != null && category.perPart() && isOfNoPart(cover.park());
        if (vague && (condition.isEmpty() || condition.equals(cover.condition()))) {
          saw(document, cover.firstPage());
          return true;
        }
      }
    }
    return lost();
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
    for (EvidenceCategory category : programme().reading().evidence()) {
      if (!category.required()) {
        continue;
      }
      if (!category.perPart()) {
        if (!covered(category.id(), null)) {
          missing.add(category.id() + category.title().zhHans());
        }
        continue;
      }
      for (String part : screening.parts()) {
        if (!covered(category.id(), part)) {
          missing.add(category.id() + category.title().zhHans() + "（" + part + "）");
        }
      }
    }
    return missing;
  }

  /// The items of a letter's list of attachments for which the case has no document. `kinds` maps a
  /// word of an item to a type of document; an item without such a word is looked for among the
  /// file names. Items that name another division belong to another case.
  List<String> notUploaded(List<String> items, Map<String, String> kinds) {
    List<String> missing = new ArrayList<>();
    for (String item : items) {
      if (isOfAnotherCity(item)) {
        continue;
      }
      List<String> types =
          kinds.entrySet().stream()
              .filter(kind -> item.contains(kind.getKey()))
              .map(Map.Entry::getValue)
              .sorted()
              .toList();
      boolean there =
          types.isEmpty()
              ? facts().files().stream()
                  .anyMatch(file -> Names.plain(file.name()).contains(Names.plain(item)))
              : types.stream().anyMatch(type -> count(type) > 0);
      if (!there) {
        missing.add(item);
      }
    }
    return missing;
  }

  boolean isOfAnotherCity(String text) {
    Division city = facts().city();
    if (city == null) {
      return false;
    }
    List<Division> named = programme().reading().divisions().named(text, facts().province().code());
    return !named.isEmpty()
        && named.stream().noneMatch(d -> d.contains(city) || city.contains(d))
        && !namesCity(text);
  }

  /// The titles of a document's fields.
  List<String> titles(String type, List<String> names) {
    return programme()
        .reading()
        .definition(new DocumentType(type))
        .map(definition ->
            names.stream()
                .map(name ->
                    definition.field(name).map(field -> field.title().zhHans()).orElse(name))
                .toList())
        .orElse(names);
  }

  /// The required fields that are blank in documents of these types; what another rule requires is
  /// that rule's to tell, so that each defect is told once.
  List<String> blank(List<String> types) {
    return blank(types, _ -> true);
  }

  /// Those of them that may all the same be filled in, under a label that nobody knows or where
  /// nothing could be read.
  List<String> perhapsBlank(List<String> types) {
    return blank(types, reading -> !reading.isCertain());
  }

  private List<String> blank(List<String> types, Predicate<Reading.Blank> which) {
    List<String> blank = new ArrayList<>();
    for (String code : types) {
      DocumentType type = new DocumentType(code);
      DocumentDefinition definition = programme().reading().definition(type).orElse(null);
      if (definition == null) {
        continue;
      }
      screening.distinct(type).forEach(this::saw);
      boolean ofPart = definition.scope() == DocumentDefinition.Scope.PART;
      List<String> places = ofPart ? screening.parts() : List.of("");
      for (String place : places) {
        for (FieldDefinition field : definition.fields()) {
          Read read = new Read(field.name(), type, field.name(), true, true);
          if (field.required()
              && !isRequiredElsewhere(type, field.name())
              && screening.read(read, ofPart ? place : null, false) instanceof Reading.Blank found
              && which.test(found)) {
            found.fields().forEach(this::saw);
            if (found.fields().isEmpty()) {
              found.documents().forEach(this::saw);
            }
            blank.add(field.title().zhHans() + (ofPart ? "（" + place + "）" : ""));
          }
        }
      }
    }
    return blank;
  }

  private boolean isRequiredElsewhere(DocumentType type, String field) {
    return programme().rules().stream()
        .flatMap(rule -> rule.reads().stream())
        .anyMatch(
            read -> read.required() && read.document().equals(type) && read.field().equals(field));
  }

  /// Figures, dates and names that differ between copies of the same kind of document.
  List<String> conflicts() {
    List<String> conflicts = new ArrayList<>();
    for (DocumentDefinition definition : programme().reading().documents()) {
      for (FieldDefinition field : definition.fields()) {
        if (COMPARED.contains(field.type())) {
          conflict(definition, field, conflicts);
        }
      }
    }
    return conflicts;
  }

  private void conflict(
      DocumentDefinition definition, FieldDefinition field, List<String> conflicts) {
    List<CaseField> filled = new ArrayList<>();
    for (CaseDocument document : screening.documents()) {
      if (document.type().equals(definition.type())) {
        CaseField found = screening.fieldsOf(document.id()).get(field.name());
        if (found != null && found.read().value() != null && stated.isCredible(found)) {
          filled.add(found);
        }
      }
    }
    filled.sort(Comparator.comparing(CaseField::id));
    for (CaseField one : filled) {
      for (CaseField other : filled) {
        if (one.id().compareTo(other.id()) < 0
            && Objects.equals(parkOf(one), parkOf(other))
            && one.confirmedBy() == null
            && other.confirmedBy() == null
            && !Trust.sameValue(one.read().value(), other.read().value())) {
          saw(one);
          saw(other);
          conflicts.add(
              field.title().zhHans()
                  + "："
                  + Objects.requireNonNull(one.read().value()).display()
                  + " / "
                  + Objects.requireNonNull(other.read().value()).display());
          return;
        }
      }
    }
  }

  private @Nullable String parkOf(CaseField field) {
    return screening.documents().stream()
        .filter(document -> document.id().equals(field.documentId()))
        .findFirst()
        .map(CaseDocument::park)
        .orElse(null);
  }

  /// Parks that only the letters or only the forms name for this city; nothing when no letter names
  /// any. What the form lists has its form, or another rule misses it.
  List<String> otherParks(List<String> listed) {
    Set<String> lettered = new LinkedHashSet<>();
    for (CaseField field : facts().fields()) {
      int before = lettered.size();
      parksIn(field.read().value(), lettered);
      if (lettered.size() > before) {
        saw(field);
      }
    }
    if (lettered.isEmpty()) {
      return List.of();
    }
    Set<String> different = new TreeSet<>();
    List<String> forms = new ArrayList<>(screening.parts());
    listed.stream()
        .filter(name -> forms.stream().noneMatch(form -> Names.same(form, name)))
        .forEach(forms::add);
    for (String name : lettered) {
      if (forms.stream().noneMatch(form -> Names.same(form, name))) {
        different.add(name);
      }
    }
    for (String form : forms) {
      if (lettered.stream().noneMatch(name -> Names.same(form, name))) {
        different.add(form);
      }
    }
    return List.copyOf(different);
  }

  private void parksIn(@Nullable FieldValue value, Set<String> parks) {
    if (value instanceof FieldValue.CityParks(FieldValue.Division city, List<String> named)) {
      if (isCity(city.code() == null ? city.name() : city.code())) {
        parks.addAll(named);
      }
    } else if (value instanceof FieldValue.Many(List<FieldValue> items)) {
      items.forEach(item -> parksIn(item, parks));
    }
  }

  // The city and who recommends it.

  String cityCode() {
    Division city = facts().city();
    return city == null ? "" : city.code();
  }

  String cityName() {
    Division city = facts().city();
    return city == null ? facts().cityName() : city.name();
  }

  String cityType() {
    Division city = facts().city();
    return city == null ? "" : city.type().name();
  }

  String cityLabel() {
    Division city = facts().city();
    return city == null ? "" : city.type().label();
  }

  boolean isCity(String nameOrCode) {
    Division city = facts().city();
    return city == null
        ? Names.same(facts().cityName(), nameOrCode)
        : screening.division(nameOrCode).map(city::equals).orElse(false)
            || Names.same(city.name(), nameOrCode);
  }

  /// Whether a text names the city, whole or without its last character (苏州 for 苏州市).
  boolean namesCity(String text) {
    String name = cityName();
    String plain = Names.plain(text);
    return plain.contains(Names.plain(name))
        || (name.length() > 2 && plain.contains(name.substring(0, name.length() - 1)));
  }

  boolean cityExempt() {
    Division city = facts().city();
    return city != null && !programme().quota().counts(city);
  }

  String recommender() {
    return facts().province().code();
  }

  String recommenderName() {
    return programme()
        .reading()
        .divisions()
        .byCode(recommender())
        .map(Division::name)
        .orElseGet(() ->
            programme().reading().organs().organs().stream()
                .filter(organ -> recommender().equals(organ.division()))
                .findFirst()
                .map(Organ::name)
                .orElse(recommender()));
  }

  boolean separateRecommender() {
    return programme().quota().ownLimits().containsKey(recommender());
  }

  /// Whether the city lies in what the recommender governs.
  boolean cityBelongs() {
    Division city = facts().city();
    if (city == null) {
      return false;
    }
    if (city.type() == DivisionType.CORPS_CITY && separateRecommender()) {
      return recommender().startsWith("66");
    }
    return programme()
        .reading()
        .divisions()
        .byCode(recommender())
        .map(province -> province.contains(city))
        .orElse(false);
  }

  /// `inside`, `outside` or `unknown`: where an address lies, told by the divisions that it names.
  String lies(String address) {
    Division city = facts().city();
    if (city == null) {
      return "unknown";
    }
    var table = programme().reading().divisions();
    String text = Names.plain(address);
    boolean inside =
        text.contains(city.name())
            || table.named(text, city.code()).stream().anyMatch(city::contains);
    // Names of two characters (东区) are as often part of another name as a district.
    boolean outside =
        table.named(text, null).stream()
            .filter(named -> named.name().length() > 2)
            .anyMatch(named -> !named.contains(city) && !city.contains(named));
    return inside == outside ? "unknown" : inside ? "inside" : "outside";
  }

  // Quota and letters.

  long letters() {
    screening.letters().forEach(letter -> saw(letter.document()));
    return screening.letters().size();
  }

  boolean lettersSure() {
    return screening.letters().stream()
        .allMatch(letter -> screening.recommended(letter).isPresent());
  }

  private List<Division> recommended() {
    Set<Division> cities = new LinkedHashSet<>();
    for (Letter letter : screening.letters()) {
      letter.fields().stream()
          .filter(field -> field.read().value() instanceof FieldValue.Many)
          .filter(field -> screening.isSubject(letter, field.read().name()))
          .forEach(this::saw);
      for (FieldValue value : screening.recommended(letter).orElse(List.of())) {
        screening.division(value).ifPresent(cities::add);
      }
    }
    return List.copyOf(cities);
  }

  /// Names in the letters that are not exactly one division.
  List<String> unresolved() {
    Set<String> names = new LinkedHashSet<>();
    for (Letter letter : screening.letters()) {
      for (FieldValue value : screening.recommended(letter).orElse(List.of())) {
        if (screening.division(value).isEmpty()) {
          names.add(value.display());
        }
      }
    }
    return List.copyOf(names);
  }

  List<String> counted() {
    return recommended().stream().filter(programme().quota()::counts).map(Division::code).toList();
  }

  List<String> exempt() {
    return recommended().stream()
        .filter(city -> !programme().quota().counts(city))
        .map(Division::code)
        .toList();
  }

  List<String> ofType(List<String> types) {
    return recommended().stream()
        .filter(city -> types.contains(city.type().name()))
        .map(Division::code)
        .toList();
  }

  /// Recommended county-level cities under a separately planned city: not its districts, so the
  /// letter of the notice counts them.
  List<String> underPlanned() {
    var table = programme().reading().divisions();
    return recommended().stream()
        .filter(city -> city.type() == DivisionType.COUNTY_CITY)
        .filter(city ->
            table
                .byCode(city.prefecture())
                .map(above -> above.type() == DivisionType.SEPARATELY_PLANNED_CITY)
                .orElse(false))
        .map(Division::code)
        .toList();
  }

  List<String> names(List<String> codes) {
    return codes.stream()
        .map(
            code -> programme().reading().divisions().byCode(code).map(Division::name).orElse(code))
        .toList();
  }

  long limit() {
    return programme().quota().limitOf(recommender());
  }

  /// The place of this city among those that count, in the order of the letters, from 1; past the
  /// last when it is not among them.
  long rank() {
    List<String> counted = counted();
    int index = counted.indexOf(cityCode());
    return index < 0 ? counted.size() + 1L : index + 1L;
  }

  /// Recommended cities that no live case is of.
  List<String> lettersWithoutCase() {
    Set<String> live = new LinkedHashSet<>();
    for (LiveCase other : facts().province().cases()) {
      if (other.city() != null) {
        live.add(other.city().code());
      }
    }
    live.add(cityCode());
    List<String> without =
        recommended().stream()
            .filter(city -> !live.contains(city.code()))
            .map(Division::name)
            .toList();
    List<String> all = new ArrayList<>(without);
    all.addAll(unresolved());
    return all;
  }

  /// Live cases whose city no letter names, this case among them.
  List<String> casesWithoutLetter() {
    List<Division> recommended = recommended();
    Set<String> without = new TreeSet<>();
    for (LiveCase other : facts().province().cases()) {
      if (other.city() == null || !recommended.contains(other.city())) {
        without.add(other.city() == null ? other.cityName() : other.city().name());
      }
    }
    Division city = facts().city();
    if (city == null || !recommended.contains(city)) {
      without.add(cityName());
    }
    return List.copyOf(without);
  }

  String otherCase() {
    String other = facts().province().otherLiveCase();
    return other == null ? "" : other;
  }

  // Organs and seals.

  /// `yes` when the recommender has an organ of this kind and name, `other` when the registry knows
  /// the name as another organ, `unknown` when it does not know it.
  String signer(String name, String kind) {
    String plain = Names.plain(name);
    var registry = programme().reading().organs();
    if (registry.ofKind(kind, recommender()).stream().anyMatch(organ -> isNamed(organ, plain))) {
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

  boolean addresses(List<String> names, String kind) {
    List<Organ> organs = programme().reading().organs().ofKind(kind, null);
    return names.stream()
        .map(Names::plain)
        .anyMatch(name -> organs.stream().anyMatch(organ -> isNamed(organ, name)));
  }

  /// `not-expected` for an office file, `bound` when each signer has a seal of its own that names
  /// it, else `unclear`.
  String seals(String type, List<String> signers) {
    boolean expected = false;
    for (CaseDocument document : screening.distinct(new DocumentType(type))) {
      if (document.sealReport() == SealReport.NOT_EXPECTED) {
        continue;
      }
      expected = true;
      document.seals().forEach(seal -> sawSeal(document, seal));
      if (document.sealReport() == SealReport.TOLD && bound(document.seals(), signers)) {
        return "bound";
      }
    }
    return expected ? "unclear" : "not-expected";
  }

  private void sawSeal(CaseDocument document, Seal seal) {
    String text = seal.text() == null ? "" : seal.text();
    evidence.add(new Evidence(document.id(), null, Place.ofBox(seal.page(), seal.box(), text)));
  }

  private boolean bound(List<Seal> seals, List<String> signers) {
    Set<Integer> taken = new LinkedHashSet<>();
    for (String signer : signers) {
      for (int i = 0; i < seals.size(); i++) {
        if (!taken.contains(i) && isSealOf(seals.get(i), signer)) {
          taken.add(i);
          break;
        }
      }
    }
    return taken.size() == signers.size();
  }

  /// Whether a seal names the signer and covers no other's line. A ring is hard to read: one
  /// character may be wrong where no other organ of any province is as near.
  private boolean isSealOf(Seal seal, String signer) {
    String text = seal.text();
    String line = seal.signature();
    if (seal.state() == Seal.State.BROKEN
        || text == null
        || (line != null && !Names.plain(line).contains(Names.plain(signer)))) {
      return false;
    }
    int own = Names.distance(text, signer);
    return own == 0
        || (own == 1
            && programme().reading().organs().organs().stream()
                .flatMap(organ -> Stream.concat(Stream.of(organ.name()), organ.aliases().stream()))
                .filter(name -> !Names.same(name, signer))
                .allMatch(name -> Names.distance(text, name) > own));
  }

  // The clock.

  boolean late() {
    return programme().calendar().isLate(facts().receivedAt());
  }

  String lateness() {
    return programme().calendar().lateness() == Calendar.Lateness.PERSON ? "person" : "refuse";
  }

  LocalDate lastDay() {
    return programme().calendar().dateOf(programme().calendar().deadline().minusNanos(1));
  }

  LocalDate noticeDay() {
    return programme().calendar().noticeDate();
  }

  String receivedAt() {
    Instant instant = facts().receivedAt();
    return DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSS", Locale.ROOT)
        .format(instant.atZone(programme().calendar().zone()));
  }

  // Earlier findings of this run.

  long tally(String check, String outcome) {
    long tally = 0;
    for (Finding finding : screening.findings()) {
      if (finding.check().equals(check)) {
        evidence.addAll(finding.evidence());
        if (finding.outcome() == Outcome.valueOf(outcome)) {
          tally++;
        }
      }
    }
    return tally;
  }

  // Review, publication, approval, duties.

  private ProcedureFacts procedure() {
    return facts().procedure();
  }

  /// Whether the case is at this status or past it; NOT_SELECTED counts as past the review.
  boolean reached(String status) {
    String now = procedure().status().equals("NOT_SELECTED") ? "PROPOSED" : procedure().status();
    return ORDER.contains(now) && ORDER.indexOf(now) >= ORDER.indexOf(status);
  }

  long confirmations() {
    return procedure().confirmations().stream()
        .map(ProcedureFacts.Confirmation::subject)
        .distinct()
        .count();
  }

  /// How many agencies have confirmed it, each by an officer of its own.
  long confirmingAgencies() {
    return procedure().confirmations().stream()
        .map(ProcedureFacts.Confirmation::agency)
        .filter(agency -> !agency.isEmpty())
        .distinct()
        .count();
  }

  boolean roundClosed() {
    ProcedureFacts.Round round = procedure().round();
    return round != null && round.closed();
  }

  long seatsComplete() {
    ProcedureFacts.Round round = procedure().round();
    return round == null ? 0 : round.completed();
  }

  long seats() {
    return programme().review().seats();
  }

  /// Working days of publication, first and last included; 0 when its dates are not set.
  long publicityDays() {
    ProcedureFacts.Publicity publicity = procedure().publicity();
    return publicity == null || publicity.endsOn().isBefore(publicity.startsOn())
        ? 0
        : programme().calendar().workingDaysWithin(publicity.startsOn(), publicity.endsOn());
  }

  boolean publicityOver() {
    ProcedureFacts.Publicity publicity = procedure().publicity();
    return publicity != null
        && programme().calendar().dateOf(facts().now()).isAfter(publicity.endsOn());
  }

  long openObjections() {
    return procedure().objections().stream().filter(ProcedureFacts.Objection::open).count();
  }

  String approvalNumber() {
    ProcedureFacts.Approval approval = procedure().approval();
    return approval == null ? "" : approval.documentNumber();
  }

  long approvalIssuers() {
    ProcedureFacts.Approval approval = procedure().approval();
    return approval == null ? 0 : approval.issuers().stream().distinct().count();
  }

  long approvalParks() {
    ProcedureFacts.Approval approval = procedure().approval();
    return approval == null ? 0 : approval.parks().size();
  }

  String pilotStart() {
    ProcedureFacts.Approval approval = procedure().approval();
    return approval == null || approval.pilotStart() == null
        ? ""
        : approval.pilotStart().toString();
  }

  String pilotEnd() {
    ProcedureFacts.Approval approval = procedure().approval();
    return approval == null || approval.pilotEnd() == null ? "" : approval.pilotEnd().toString();
  }

  private Duty duty(String id) {
    return programme().duties().stream()
        .filter(duty -> duty.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no duty " + id));
  }

  private boolean isHandedIn(Duty duty, int year) {
    return procedure().reports().stream()
        .anyMatch(report -> report.type().equals(duty.report()) && report.year() == year);
  }

  /// The years whose report is overdue and not handed in.
  List<String> owed(String id) {
    Duty duty = duty(id);
    LocalDate today = programme().calendar().dateOf(facts().now());
    List<String> owed = new ArrayList<>();
    for (int year = duty.firstYear(); year <= duty.lastYear(); year++) {
      if (today.isAfter(duty.due().atYear(year)) && !isHandedIn(duty, year)) {
        owed.add(Integer.toString(year));
      }
    }
    return owed;
  }

  /// The years whose report is handed in.
  List<String> handedIn(String id) {
    Duty duty = duty(id);
    Set<String> years = new TreeSet<>();
    for (ProcedureFacts.Report report : procedure().reports()) {
      if (report.type().equals(duty.report())) {
        years.add(Integer.toString(report.year()));
        screening.documents().stream()
            .filter(document -> document.id().equals(report.documentId()))
            .forEach(this::saw);
      }
    }
    return List.copyOf(years);
  }

  /// The years whose report was handed in and could not be read as one.
  List<String> reportsUnread(String type) {
    Set<String> years = new TreeSet<>();
    for (ProcedureFacts.Report report : procedure().reports()) {
      if (report.type().code().equals(type) && !isRead(report)) {
        years.add(Integer.toString(report.year()));
      }
    }
    return List.copyOf(years);
  }

  private boolean isRead(ProcedureFacts.Report report) {
    return screening.documents().stream()
        .anyMatch(document -> document.id().equals(report.documentId()) && document.isReadable());
  }

  /// The years whose report was read and has no such field at all.
  List<String> reportsSilent(String type, String field) {
    Set<String> years = new TreeSet<>();
    for (ProcedureFacts.Report report : procedure().reports()) {
      if (report.type().code().equals(type)
          && isRead(report)
          && screening.fieldsOf(report.documentId()).get(field) == null) {
        years.add(Integer.toString(report.year()));
      }
    }
    return List.copyOf(years);
  }

  /// The years whose report names no organ of any of these kinds among its recipients.
  List<String> reportsNotTo(String type, List<String> kinds) {
    Set<String> years = new TreeSet<>();
    for (ProcedureFacts.Report report : procedure().reports()) {
      if (report.type().code().equals(type) && isRead(report)) {
        CaseField found = screening.fieldsOf(report.documentId()).get("recipients");
        List<String> named = found == null ? List.of() : organs(found);
        if (found != null) {
          saw(found);
        }
        if (kinds.stream().noneMatch(kind -> addresses(named, kind))) {
          years.add(Integer.toString(report.year()));
        }
      }
    }
    return List.copyOf(years);
  }

  /// The years whose report leaves a field blank; one that could not be read leaves none.
  List<String> reportsWithout(String type, String field) {
    Set<String> years = new TreeSet<>();
    for (ProcedureFacts.Report report : procedure().reports()) {
      if (report.type().code().equals(type) && isRead(report)) {
        CaseField found = screening.fieldsOf(report.documentId()).get(field);
        if (found != null) {
          saw(found);
        }
        if (found == null
            || (found.read().value() == null && Names.saysNothing(found.read().raw()))) {
          years.add(Integer.toString(report.year()));
        }
      }
    }
    return List.copyOf(years);
  }
}
