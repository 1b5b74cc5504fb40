package org.intake.programme.rules;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.intake.domain.Texts;
import org.intake.domain.programme.CorroborationPolicy;
import org.intake.domain.programme.CorroborationPolicy.Computation;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Programme;
import org.intake.domain.programme.RuleDefinition.Read;
import org.intake.domain.reading.Doubt;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.jspecify.annotations.Nullable;

/// The general rules G1 and G2: which reading of a field may decide, and which is a person's to
/// confirm.
final class Trust {
  /// Whether a name resolves is for the rules that compare names to say.
  private static final Set<FieldType> NAMES =
      EnumSet.of(FieldType.ORG, FieldType.ORG_LIST, FieldType.DIVISION, FieldType.DIVISION_LIST);

  /// What the writer left uncertain, however well it was read.
  private static final Set<Doubt> WRITTEN =
      EnumSet.of(
          Doubt.APPROXIMATE,
          Doubt.BOUND_INCLUSIVE,
          Doubt.BOUND_EXCLUSIVE,
          Doubt.UNIT_MISSING,
          Doubt.UNIT_UNEXPECTED,
          Doubt.SEVERAL_VALUES);

  private final Programme programme;
  private final RuleCompiler.Compilation compiled;
  private final List<CaseDocument> documents;
  private final List<CaseField> fields;
  private final Function<@Nullable String, RuleFacts> factsOfPart;
  private final Map<String, CaseDocument> byId = new HashMap<>();

  /// `factsOfPart` gives what a computation may ask beside the figures that it reads.
  Trust(
      Programme programme,
      RuleCompiler.Compilation compiled,
      List<CaseDocument> documents,
      List<CaseField> fields,
      Function<@Nullable String, RuleFacts> factsOfPart) {
    this.programme = programme;
    this.compiled = compiled;
    this.documents = documents;
    this.fields = fields;
    this.factsOfPart = factsOfPart;
    documents.forEach(document -> byId.put(document.id(), document));
  }

  /// `park` narrows to the documents of one part; null takes all of the case.
  Reading read(Read wanted, @Nullable String park, boolean threshold) {
    FieldDefinition definition = RuleCompiler.definition(programme, wanted);
    List<CaseDocument> places =
        documents.stream()
            .filter(document -> document.type().equals(wanted.document()))
            .filter(document -> park == null || park.equals(document.park()))
            .toList();
    if (places.isEmpty()) {
      return new Reading.Absent(definition);
    }
    List<CaseField> here =
        fields.stream()
            .filter(field -> field.read().name().equals(wanted.field()))
            .filter(field -> places.stream().anyMatch(p -> p.id().equals(field.documentId())))
            .sorted(
                Comparator.comparingInt((CaseField field) -> standing(field))
                    .thenComparing(CaseField::id))
            .toList();
    List<CaseField> filled = here.stream().filter(field -> !saysNothing(field)).toList();
    if (filled.isEmpty()) {
      return new Reading.Blank(definition, places, here);
    }
    return wanted.presence() ? presence(definition, filled) : value(definition, filled, threshold);
  }

  /// A person's word before a form's, a form's before recognition.
  private static int standing(CaseField field) {
    return field.confirmedBy() == null ? standing(field.read().method()) : 0;
  }

  private static int standing(Method method) {
    return switch (method) {
      case MANUAL -> 0;
      case FORM_TABLE -> 1;
      case TEXT_LAYER -> 2;
      case OCR -> 3;
    };
  }

  private static boolean saysNothing(CaseField field) {
    FieldValue value = field.read().value();
    return switch (value) {
      case null -> Names.saysNothing(field.read().raw());
      case FieldValue.Many many -> many.items().isEmpty();
      case FieldValue.Text text -> Names.saysNothing(text.text());
      case FieldValue.Dated dated -> dated.date() == null && Names.saysNothing(dated.text());
      case FieldValue.ByYear amounts -> amounts.amounts().isEmpty();
      case FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Division _,
          FieldValue.Org _,
          FieldValue.CityParks _ ->
          false;
    };
  }

  private Reading presence(FieldDefinition definition, List<CaseField> filled) {
    CaseField field = filled.getFirst();
    FieldValue value = field.read().value();
    FieldValue shown = value == null ? new FieldValue.Text(field.read().raw()) : value;
    boolean several = field.read().doubts().contains(Doubt.SEVERAL_VALUES);
    // Ink of which nothing was read may be an answer or dirt.
    boolean unread = value == null && standing(field) == standing(Method.OCR);
    boolean sure =
        standing(field) == 0
            || (!several
                && !unread
                && (standing(field) < standing(Method.OCR)
                    || programme.corroboration().presence()
                    || passesAgree(field)));
    return sure
        ? new Reading.Sure(definition, field, shown, List.of())
        : new Reading.Unsure(
            definition,
            filled,
            several || unread ? doubtful(definition, field) : recognised(definition, field));
  }

  private Reading value(FieldDefinition definition, List<CaseField> filled, boolean threshold) {
    CaseField field = filled.getFirst();
    FieldValue value = field.read().value();
    if (standing(field) == 0 && value != null) {
      return new Reading.Sure(definition, field, value, List.of());
    }
    if (value == null) {
      return new Reading.Unsure(definition, filled, notUnderstood(definition, field));
    }
    for (CaseField other : filled) {
      if (isCredible(other) && !sameValue(value, other.read().value())) {
        return new Reading.Unsure(definition, filled, differing(definition, field, other));
      }
    }
    Set<Doubt> doubts = doubts(definition, field);
    if (!doubts.isEmpty()) {
      return new Reading.Unsure(definition, filled, doubtful(definition, field));
    }
    if (field.read().method() == Method.OCR && !isCorroborated(field, threshold)) {
      return new Reading.Unsure(definition, filled, recognised(definition, field));
    }
    return new Reading.Sure(definition, field, value, beside(field, filled));
  }

  /// The other readings of the same value, and what a recognised one was computed from.
  private List<CaseField> beside(CaseField field, List<CaseField> filled) {
    List<CaseField> beside = new ArrayList<>();
    for (CaseField other : filled) {
      if (!other.id().equals(field.id()) && sameValue(other.read().value(), field.read().value())) {
        beside.add(other);
      }
    }
    if (field.read().method() == Method.OCR && programme.corroboration().computation()) {
      beside.addAll(computedFrom(field));
    }
    return beside;
  }

  private List<CaseField> computedFrom(CaseField field) {
    CaseDocument document = byId.get(field.documentId());
    List<CaseField> from = new ArrayList<>();
    for (Computation computation : programme.corroboration().computations()) {
      for (Read read : computation.reads()) {
        fields.stream()
            .filter(other -> document != null && other.documentId().equals(document.id()))
            .filter(other -> other.read().name().equals(read.field()))
            .filter(other -> !other.id().equals(field.id()))
            .forEach(from::add);
      }
    }
    return isComputed(field) ? from : List.of();
  }

  /// Whether a second reading is good enough to speak against the first.
  private boolean isCredible(CaseField field) {
    return field.read().value() != null
        && (field.read().method() != Method.OCR
            || field.read().confidence() >= programme.corroboration().confidence());
  }

  static boolean sameValue(@Nullable FieldValue one, @Nullable FieldValue other) {
    if (one instanceof FieldValue.Decimal(BigDecimal a)
        && other instanceof FieldValue.Decimal(BigDecimal b)) {
      return a.compareTo(b) == 0;
    }
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return Objects.equals(one, other) || Names.same(one.display(), other.display());
  }

  private static Set<Doubt> doubts(FieldDefinition definition, CaseField field) {
    Set<Doubt> doubts = EnumSet.noneOf(Doubt.class);
    doubts.addAll(field.read().doubts());
    if (NAMES.contains(definition.type())) {
      doubts.remove(Doubt.UNRESOLVED);
    }
    return doubts;
  }

  private boolean isCorroborated(CaseField field, boolean threshold) {
    CorroborationPolicy policy = programme.corroboration();
    return (policy.officeTwin() && hasTwin(field))
        || (policy.computation() && isComputed(field))
        || (policy.twoPasses() && !threshold && passesAgree(field));
  }

  private boolean passesAgree(CaseField field) {
    return field.read().agreement() >= 2
        && field.read().confidence() >= programme.corroboration().confidence()
        && field.read().doubts().isEmpty();
  }

  /// The same field of another document of the same kind and part, not by recognition, with the
  /// same value.
  private boolean hasTwin(CaseField field) {
    return fields.stream()
        .filter(other -> other.read().method() != Method.OCR)
        .filter(other -> other.read().name().equals(field.read().name()))
        .filter(other -> isSamePlace(other, field))
        .anyMatch(other -> sameValue(other.read().value(), field.read().value()));
  }

  private boolean isSamePlace(CaseField one, CaseField other) {
    CaseDocument first = byId.get(one.documentId());
    CaseDocument second = byId.get(other.documentId());
    return first != null
        && second != null
        && first.type().equals(second.type())
        && Objects.equals(first.park(), second.park());
  }

  /// Whether the other figures of the same document, or what is known beside it, give this one.
  /// Every figure of the computation must be free of doubt, and two passes must agree on each that
  /// was recognised: on a form that is wrong by itself, one digit misread can make the figures
  /// agree.
  private boolean isComputed(CaseField field) {
    CaseDocument document = byId.get(field.documentId());
    for (int i = 0; document != null && i < programme.corroboration().computations().size(); i++) {
      Computation computation = programme.corroboration().computations().get(i);
      if (computation.reads().stream()
          .noneMatch(read ->
              read.document().equals(document.type())
                  && read.field().equals(field.read().name()))) {
        continue;
      }
      Optional<Map<String, Object>> figures = figures(computation, document);
      if (figures.isPresent() && compiled.holds(i, figures.get())) {
        return true;
      }
    }
    return false;
  }

  private Optional<Map<String, Object>> figures(Computation computation, CaseDocument document) {
    Map<String, Object> figures = new HashMap<>();
    figures.put("facts", factsOfPart.apply(document.park()));
    for (Read read : computation.reads()) {
      List<CaseField> here = new ArrayList<>();
      for (CaseField field : fields) {
        if (field.documentId().equals(document.id())
            && field.read().name().equals(read.field())
            && field.read().doubts().isEmpty()
            && field.read().value() != null
            && (field.read().method() != Method.OCR || passesAgree(field))) {
          here.add(field);
        }
      }
      if (here.size() != 1) {
        return Optional.empty();
      }
      figures.put(
          read.name(), Values.ofExpression(Objects.requireNonNull(here.getFirst().read().value())));
    }
    return Optional.of(figures);
  }

  private static Texts recognised(FieldDefinition definition, CaseField field) {
    return new Texts(
            "“{label}”的值“{value}”由扫描件识别，尚未与原件核对。",
            "「{label}」的值「{value}」由掃描件識別，尚未與原件核對。",
            "\"{label}\" was recognised on a scan as \"{value}\" and not yet compared with the original.")
        .with(shown(definition, field));
  }

  private static Texts doubtful(FieldDefinition definition, CaseField field) {
    return isReadInDoubt(field) ? barelyRead(definition, field) : vague(definition, field);
  }

  /// Whether the doubt is about what a scan says and not about what was written.
  private static boolean isReadInDoubt(CaseField field) {
    Set<Doubt> doubts = field.read().doubts();
    return Collections.disjoint(doubts, WRITTEN)
        && (field.read().method() == Method.OCR || doubts.contains(Doubt.HIDDEN_TEXT_LAYER));
  }

  private static Texts barelyRead(FieldDefinition definition, CaseField field) {
    return new Texts(
            "扫描件上的“{label}”识别为“{raw}”，把握不足，请与原件核对。",
            "掃描件上的「{label}」識別為「{raw}」，把握不足，請與原件核對。",
            "On the scan, \"{label}\" seems to say \"{raw}\"; please compare it with the original.")
        .with(shown(definition, field));
  }

  private static Texts vague(FieldDefinition definition, CaseField field) {
    return new Texts(
            "“{label}”写的是“{raw}”，不是确定的值。",
            "「{label}」寫的是「{raw}」，不是確定的值。",
            "\"{label}\" says \"{raw}\", which is no certain value.")
        .with(shown(definition, field));
  }

  private static Texts notUnderstood(FieldDefinition definition, CaseField field) {
    return new Texts(
            "“{label}”写的是“{raw}”，无法识别为有效的值。",
            "「{label}」寫的是「{raw}」，無法識別為有效的值。",
            "\"{label}\" says \"{raw}\", which cannot be understood.")
        .with(shown(definition, field));
  }

  private static Texts differing(FieldDefinition definition, CaseField one, CaseField other) {
    Map<String, String> values = new HashMap<>(shown(definition, one));
    values.put("other", display(other));
    return new Texts(
            "“{label}”在不同文件中不一致：{value} / {other}。",
            "「{label}」在不同文件中不一致：{value} / {other}。",
            "\"{label}\" differs between documents: {value} / {other}.")
        .with(values);
  }

  private static Map<String, String> shown(FieldDefinition definition, CaseField field) {
    return Map.of(
        "label",
        definition.title().zhHans(),
        "value",
        display(field),
        "raw",
        field.read().raw().strip());
  }

  private static String display(CaseField field) {
    FieldValue value = field.read().value();
    return value == null ? field.read().raw().strip() : value.display();
  }
}
