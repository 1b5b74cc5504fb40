package org.intake.programme.rules;

import java.util.List;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.DivisionTable;
import org.intake.domain.programme.DivisionType;
import org.intake.domain.programme.Organ;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseFacts;
import org.jspecify.annotations.Nullable;

/// The city that applies and who recommends it. `city` is null when no division was found for its
/// name.
final class Applicant {
  private final Screening screening;
  private final Programme programme;
  private final CaseFacts facts;
  private final @Nullable Division city;

  Applicant(Screening screening) {
    this.screening = screening;
    this.programme = screening.programme();
    this.facts = screening.facts();
    this.city = facts.city();
  }

  String cityCode() {
    return city == null ? "" : city.code();
  }

  String cityName() {
    return city == null ? facts.cityName() : city.name();
  }

  String cityType() {
    return city == null ? "" : city.type().name();
  }

  String cityLabel() {
    return city == null ? "" : city.type().label();
  }

  boolean isCity(String nameOrCode) {
    return city == null
        ? Names.same(facts.cityName(), nameOrCode)
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

  boolean isOfAnotherCity(String text) {
    if (city == null) {
      return false;
    }
    List<Division> named = divisions().named(text, recommender());
    return !named.isEmpty()
        && named.stream().noneMatch(d -> d.contains(city) || city.contains(d))
        && !namesCity(text);
  }

  boolean cityExempt() {
    return city != null && !programme.quota().counts(city);
  }

  String recommender() {
    return facts.province().code();
  }

  String recommenderName() {
    return divisions()
        .byCode(recommender())
        .map(Division::name)
        .orElseGet(() ->
            programme.reading().organs().organs().stream()
                .filter(organ -> recommender().equals(organ.division()))
                .findFirst()
                .map(Organ::name)
                .orElse(recommender()));
  }

  boolean separateRecommender() {
    return programme.quota().ownLimits().containsKey(recommender());
  }

  /// Whether the city lies in what the recommender governs.
  boolean cityBelongs() {
    if (city == null) {
      return false;
    }
    if (city.type() == DivisionType.CORPS_CITY && separateRecommender()) {
      return recommender().startsWith("66");
    }
    return divisions().byCode(recommender()).map(province -> province.contains(city)).orElse(false);
  }

  /// `inside`, `outside` or `unknown`: where an address lies, told by the divisions that it names.
  String lies(String address) {
    if (city == null) {
      return "unknown";
    }
    String text = Names.plain(address);
    boolean inside =
        text.contains(city.name())
            || divisions().named(text, city.code()).stream().anyMatch(city::contains);
    // Names of two characters (东区) are as often part of another name as a district.
    boolean outside =
        divisions().named(text, null).stream()
            .filter(named -> named.name().length() > 2)
            .anyMatch(named -> !named.contains(city) && !city.contains(named));
    return inside == outside ? "unknown" : inside ? "inside" : "outside";
  }

  private DivisionTable divisions() {
    return programme.reading().divisions();
  }
}
