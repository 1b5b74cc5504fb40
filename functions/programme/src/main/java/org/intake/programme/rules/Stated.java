package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DocumentDefinition;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseDocument;
import org.intake.domain.screening.CaseField;
import org.jspecify.annotations.Nullable;

/// What the documents beside the form state by the way, for rules that compare them with it. It can
/// raise a doubt and never settles one: a document that states nothing, or nothing that was read
/// surely, says nothing.
final class Stated {
  private final Screening screening;
  private final Seen seen;
  private final Applicant applicant;
  private final @Nullable String part;

  Stated(Screening screening, Seen seen, Applicant applicant, @Nullable String part) {
    this.screening = screening;
    this.seen = seen;
    this.applicant = applicant;
    this.part = part;
  }

  /// Whether figures were stated and none of them is this number, to the digits of the coarser.
  static boolean noneIs(List<Decimal> figures, Decimal number) {
    return !figures.isEmpty() && figures.stream().noneMatch(figure -> agree(figure, number));
  }

  private static boolean agree(Decimal one, Decimal other) {
    Decimal apart = one.apart(other);
    return one.equals(other)
        || (!one.isWhole() && apart.compareTo(one.halfUnit()) <= 0)
        || (!other.isWhole() && apart.compareTo(other.halfUnit()) <= 0);
  }

  /// Whether lists were counted and neither one of them nor all together are this number.
  static boolean noListIs(List<Decimal> counts, Decimal number) {
    return noneIs(counts, number)
        && !counts.stream().reduce(Decimal.of("0"), Decimal::plus).equals(number);
  }

  /// The figures that documents of a type state.
  List<Decimal> in(String type, String field) {
    return figures(field, document -> document.type().code().equals(type));
  }

  /// The figures that the evidence of a condition states, for the part at hand.
  List<Decimal> evidenced(String condition, String field) {
    return figures(field, document -> serves(document, condition));
  }

  /// The figures that documents of a type state and that no form says: `甲园区：50.9 / 50.2`, what is
  /// stated before what the forms say.
  List<String> against(String type, String stated, String declared) {
    List<String> against = new ArrayList<>();
    for (CaseDocument document : screening.documents()) {
      CaseField field = screening.fieldsOf(document.id()).get(stated);
      if (document.type().code().equals(type)
          && field != null
          && screening.isCredible(field)
          && field.read().value() instanceof FieldValue.Many(List<FieldValue> items)) {
        for (FieldValue item : items) {
          if (item instanceof FieldValue.Figure figure) {
            against(document, figure, declared)
                .ifPresent(said -> {
                  seen.field(field);
                  against.add(said);
                });
          }
        }
      }
    }
    return List.copyOf(against);
  }

  private Optional<String> against(CaseDocument document, FieldValue.Figure figure, String name) {
    StatedOf of = StatedOf.of(figure.said(), screening, applicant);
    boolean ofAnother =
        of.isOfAnotherPlace() || (of.isOfNobody() && screening.isOfSeveralCities(document));
    if (ofAnother) {
      return Optional.empty();
    }
    List<CaseField> declared =
        screening.documents().stream()
            .filter(form -> isForm(form) && of.mayBe(form.park()))
            .flatMap(form -> Stream.ofNullable(screening.fieldsOf(form.id()).get(name)))
            .toList();
    Decimal number = new Decimal(figure.number());
    boolean differs =
        !declared.isEmpty()
            && declared.stream()
                .allMatch(field ->
                    screening.isCredible(field)
                        && field.read().value() instanceof FieldValue.Decimal(var value)
                        && !agree(new Decimal(value), number));
    if (!differs) {
      return Optional.empty();
    }
    declared.forEach(seen::field);
    return Optional.of(
        of.name()
            + "："
            + figure.display()
            + " / "
            + declared.stream()
                .map(field -> Objects.requireNonNull(field.read().value()).display())
                .distinct()
                .collect(Collectors.joining("、")));
  }

  private boolean isForm(CaseDocument document) {
    return screening.shape(document) == DocumentDefinition.Shape.FORM;
  }

  /// Whether some of what such evidence states could not be read surely.
  boolean unsure(String condition, String field) {
    for (CaseDocument document : screening.documents()) {
      CaseField found = screening.fieldsOf(document.id()).get(field);
      if (found != null && serves(document, condition) && isDoubtful(found)) {
        seen.field(found);
        return true;
      }
    }
    return false;
  }

  private static boolean isDoubtful(CaseField field) {
    return field.confirmedBy() == null && !field.read().doubts().isEmpty();
  }

  private boolean serves(CaseDocument document, String condition) {
    return document.covers().stream().anyMatch(cover -> screening.serves(cover, condition, part));
  }

  private List<Decimal> figures(String name, Predicate<CaseDocument> of) {
    List<Decimal> figures = new ArrayList<>();
    for (CaseDocument document : screening.documents()) {
      CaseField field = screening.fieldsOf(document.id()).get(name);
      if (field != null && of.test(document) && screening.isCredible(field)) {
        seen.field(field);
        if (field.read().value() instanceof FieldValue.Many(List<FieldValue> items)) {
          for (FieldValue item : items) {
            if (item instanceof FieldValue.Figure(String _, var number)) {
              figures.add(new Decimal(number));
            }
          }
        }
      }
    }
    return figures;
  }

  /// The parts that a text leaves out although it names another by its whole name.
  List<String> unnamed(String text) {
    String plain = Names.plain(text);
    List<String> left =
        screening.parts().stream().filter(name -> !plain.contains(Names.plain(name))).toList();
    return left.size() < screening.parts().size() ? left : List.of();
  }

  /// Evidence that names places of the province and none that has to do with the city.
  List<String> ofOtherPlaces(String field) {
    Division city = screening.facts().city();
    Set<String> files = new TreeSet<>();
    for (CaseDocument document : screening.documents()) {
      CaseField found = screening.fieldsOf(document.id()).get(field);
      if (city == null || found == null || !isEvidence(document)) {
        continue;
      }
      List<Division> named =
          found.read().value() instanceof FieldValue.Many(List<FieldValue> items)
              ? items.stream().flatMap(item -> screening.division(item).stream()).toList()
              : List.of();
      boolean other =
          named.stream().anyMatch(place -> place.province().equals(city.province()))
              && named.stream().noneMatch(place -> place.contains(city) || city.contains(place));
      if (other) {
        seen.field(found);
        files.add(document.fileName());
      }
    }
    return List.copyOf(files);
  }

  private boolean isEvidence(CaseDocument document) {
    return screening.shape(document) == DocumentDefinition.Shape.EVIDENCE;
  }
}
