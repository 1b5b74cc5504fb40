package org.intake.documents.fields;

import java.util.regex.Pattern;
import org.intake.domain.programme.FieldType;
import org.intake.domain.reading.FieldValue;
import org.jspecify.annotations.Nullable;

/// How sure a recognised value may be for what it is, measured on generated scans (tuned family,
/// seeds 1 to 4). Figures, dates, addresses and what is one of a list are right as often as the
/// readings say. Words and names that nothing but their characters tells right or wrong are right
/// where all readings are sure (303 of 304 off faxes); between that and the trust of a programme
/// one in six is wrong (20 of 119), so that none of these is trusted.
final class Earned {
  private static final double ALL_ARE_SURE = 0.97;

  /// Brings what is less sure below the trust of any programme that trusts no less than 0.6.
  private static final double NOT_ALL = 0.62;

  private static final double MOST = 0.58;

  private static final Pattern DOUBTFUL_DIGIT =
      Pattern.compile("[^@]*(?:[ilo](?=\\d)|(?<=\\d)[ilo])", Pattern.CASE_INSENSITIVE);

  private Earned() {}

  /// Never more than what the readings said. Running text is read once and judged by people.
  static double confidence(FieldType type, @Nullable FieldValue value, double said) {
    boolean free =
        switch (type) {
          case TEXT, TEXT_LIST, DATED_TEXT, CITY_PARKS -> value != null;
          case ORG, ORG_LIST -> isUnlisted(value);
          case LONG_TEXT,
              SECTION,
              INTEGER,
              DECIMAL,
              DATE,
              YEAR,
              DIVISION,
              DIVISION_LIST,
              ENUM,
              AMOUNTS_BY_YEAR,
              FIGURES,
              PHONE,
              EMAIL,
              POSTCODE,
              DOCUMENT_NUMBER ->
              false;
        };
    boolean doubtful = type == FieldType.EMAIL && hasDoubtfulDigit(value);
    return doubtful || (free && said < ALL_ARE_SURE) ? Math.min(MOST, said * NOT_ALL) : said;
  }

  /// Beside a digit these letters and the digits like them look alike to all readings: zscq10 was
  /// read as zscqi0 by every one of them and was as sure as can be.
  private static boolean hasDoubtfulDigit(@Nullable FieldValue value) {
    return value instanceof FieldValue.Text(var address)
        && DOUBTFUL_DIGIT.matcher(address).lookingAt();
  }

  private static boolean isUnlisted(@Nullable FieldValue value) {
    return switch (value) {
      case FieldValue.Org(var id, _) -> id == null;
      case FieldValue.Many(var items) -> items.stream().anyMatch(Earned::isUnlisted);
      case FieldValue.Text _,
          FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Division _,
          FieldValue.Dated _,
          FieldValue.ByYear _,
          FieldValue.CityParks _ ->
          false;
      case null -> false;
    };
  }
}
