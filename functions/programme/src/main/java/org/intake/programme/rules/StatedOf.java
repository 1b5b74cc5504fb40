package org.intake.programme.rules;

import java.util.List;
import org.intake.domain.programme.Division;
import org.jspecify.annotations.Nullable;

/// Of whom a figure is stated: what the words before it name last. `park` is null when that is the
/// city, another place or nobody.
record StatedOf(@Nullable String park, boolean isOfAnotherPlace, boolean isOfNobody, String name) {
  private static final List<String> WHOLE_CITY = List.of("全市", "全区", "全州", "全盟", "我市");

  static StatedOf of(String said, Screening screening, Applicant applicant) {
    String plain = Names.plain(said);
    String city = applicant.cityName();
    int cityAt = plain.lastIndexOf(Names.plain(city));
    for (String whole : WHOLE_CITY) {
      cityAt = Math.max(cityAt, plain.lastIndexOf(whole));
    }
    int parkAt = -1;
    String park = null;
    for (String part : screening.parts()) {
      int at = plain.lastIndexOf(Names.plain(part));
      if (at > parkAt) {
        parkAt = at;
        park = part;
      }
    }
    int elsewhere = elsewhere(plain, screening);
    if (elsewhere > Math.max(cityAt, parkAt)) {
      return new StatedOf(null, true, false, "");
    }
    return park != null && parkAt > cityAt
        ? new StatedOf(park, false, false, park)
        : new StatedOf(null, false, cityAt < 0, city);
  }

  /// Where places are named last that have nothing to do with the city; -1 when there are none.
  private static int elsewhere(String plain, Screening screening) {
    Division city = screening.facts().city();
    if (city == null) {
      return -1;
    }
    return screening
        .programme()
        .reading()
        .divisions()
        .named(plain, screening.facts().province().code())
        .stream()
        .filter(place -> !place.contains(city) && !city.contains(place))
        .mapToInt(place -> plain.lastIndexOf(Names.plain(place.name())))
        .max()
        .orElse(-1);
  }

  /// Whether a form of this park, or of the whole city where it is null, may say the figure.
  boolean mayBe(@Nullable String formOf) {
    return park == null || (formOf != null && Names.same(park, formOf));
  }
}
