package org.intake.programme.rules;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.QuotaPolicy;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.ProvinceFacts.Letter;
import org.intake.domain.screening.ProvinceFacts.LiveCase;
import org.jspecify.annotations.Nullable;

/// The cities that the letters of the province recommend, in their order, against the quota and the
/// province's cases.
final class Recommendations {
  private final Screening screening;
  private final Seen seen;
  private final Applicant applicant;
  private final DivisionTable divisions;
  private final QuotaPolicy quota;

  Recommendations(Screening screening, Seen seen, Applicant applicant) {
    this.screening = screening;
    this.seen = seen;
    this.applicant = applicant;
    this.divisions = screening.programme().reading().divisions();
    this.quota = screening.programme().quota();
  }

  long letters() {
    screening.letters().forEach(letter -> seen.document(letter.document()));
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
          .forEach(seen::field);
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
    return codes(quota::counts);
  }

  List<String> exempt() {
    return codes(city -> !quota.counts(city));
  }

  List<String> ofType(List<String> types) {
    return codes(city -> types.contains(city.type().name()));
  }

  /// Recommended county-level cities under a separately planned city: not its districts, so the
  /// letter of the notice counts them.
  List<String> underPlanned() {
    return codes(city ->
        city.type() == DivisionType.COUNTY_CITY
            && divisions
                .byCode(city.prefecture())
                .map(above -> above.type() == DivisionType.SEPARATELY_PLANNED_CITY)
                .orElse(false));
  }

  private List<String> codes(Predicate<Division> which) {
    return recommended().stream().filter(which).map(Division::code).toList();
  }

  List<String> names(List<String> codes) {
    return codes.stream()
        .map(code -> divisions.byCode(code).map(Division::name).orElse(code))
        .toList();
  }

  long limit() {
    return quota.limitOf(applicant.recommender());
  }

  /// The place of this city among those that count, in the order of the letters, from 1; past the
  /// last when it is not among them.
  long rank() {
    List<String> counted = counted();
    int index = counted.indexOf(applicant.cityCode());
    return index < 0 ? counted.size() + 1L : index + 1L;
  }

  /// Recommended cities that no live case is of.
  List<String> lettersWithoutCase() {
    Set<String> live = new LinkedHashSet<>();
    for (LiveCase other : screening.facts().province().cases()) {
      if (other.city() != null) {
        live.add(other.city().code());
      }
    }
    live.add(applicant.cityCode());
    List<String> without = new ArrayList<>();
    recommended().stream()
        .filter(city -> !live.contains(city.code()))
        .map(Division::name)
        .forEach(without::add);
    without.addAll(unresolved());
    return without;
  }

  /// Live cases whose city no letter names, this case among them.
  List<String> casesWithoutLetter() {
    List<Division> recommended = recommended();
    Set<String> without = new TreeSet<>();
    for (LiveCase other : screening.facts().province().cases()) {
      if (isMissing(other.city(), recommended)) {
        without.add(other.city() == null ? other.cityName() : other.city().name());
      }
    }
    if (isMissing(screening.facts().city(), recommended)) {
      without.add(applicant.cityName());
    }
    return List.copyOf(without);
  }

  private static boolean isMissing(@Nullable Division city, List<Division> recommended) {
    return city == null || !recommended.contains(city);
  }

  String otherCase() {
    String other = screening.facts().province().otherLiveCase();
    return other == null ? "" : other;
  }
}
