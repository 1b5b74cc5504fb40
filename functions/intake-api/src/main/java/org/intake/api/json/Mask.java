package org.intake.api.json;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Programme;
import org.intake.domain.screening.CaseField;

/// Personal data as those see it who do not need it: `138****1234`, `c***@office.example`, `张*`.
public final class Mask {
  private static final Pattern MOBILE = Pattern.compile("(?<!\\d)(1[3-9]\\d)\\d{4}(\\d{4})(?!\\d)");
  private static final Pattern LAND_LINE =
      Pattern.compile("(?<!\\d)(0\\d{2,3}[-－ ]?)\\d{3,4}(\\d{4})(?!\\d)");
  private static final Pattern EMAIL =
      Pattern.compile("([A-Za-z0-9])[A-Za-z0-9._%+-]*@([A-Za-z0-9.-]+)");

  /// 18 characters with a date of birth in them; neither a patent number nor a credit code has one.
  private static final Pattern IDENTITY =
      Pattern.compile("(?<![0-9A-Za-z])(\\d)\\d{5}(?:19|20)\\d{9}([0-9Xx])(?![0-9A-Za-z])");

  private Mask() {}

  public static String phone(String phone) {
    String masked = patterns(phone);
    return masked.equals(phone) ? hidden(phone) : masked;
  }

  public static String email(String email) {
    String masked = EMAIL.matcher(email).replaceAll("$1***@$2");
    return masked.equals(email) ? hidden(email) : masked;
  }

  /// The first character stays: 张*.
  public static String name(String name) {
    return name.isBlank() ? name : name.substring(0, name.offsetByCodePoints(0, 1)) + "*";
  }

  /// The text of a document with what its personal fields hold masked wherever it stands.
  public static String text(
      Programme programme, PlacedDocument document, List<CaseField> fields, String text) {
    String masked = text;
    for (CaseField field : fields) {
      Optional<FieldDefinition> definition =
          programme
              .reading()
              .definition(document.type())
              .flatMap(d -> d.field(field.read().name()))
              .filter(FieldDefinition::personal);
      String raw = field.read().raw().strip();
      if (field.documentId().equals(document.id()) && definition.isPresent() && raw.length() > 1) {
        masked = masked.replace(raw, value(definition.get().type(), raw));
      }
    }
    return patterns(masked);
  }

  /// What a personal field holds, by its type.
  static String value(FieldType type, String text) {
    return switch (type) {
      case PHONE -> phone(text);
      case EMAIL -> email(text);
      case TEXT -> name(text);
      case LONG_TEXT,
          INTEGER,
          DECIMAL,
          DATE,
          YEAR,
          DIVISION,
          DIVISION_LIST,
          ORG,
          ORG_LIST,
          TEXT_LIST,
          ENUM,
          DATED_TEXT,
          AMOUNTS_BY_YEAR,
          CITY_PARKS,
          FIGURES,
          POSTCODE,
          DOCUMENT_NUMBER,
          SECTION ->
          hidden(text);
    };
  }

  /// Numbers and addresses that stand in running text.
  public static String patterns(String text) {
    String masked = IDENTITY.matcher(text).replaceAll("$1****************$2");
    masked = MOBILE.matcher(masked).replaceAll("$1****$2");
    masked = LAND_LINE.matcher(masked).replaceAll("$1****$2");
    return EMAIL.matcher(masked).replaceAll("$1***@$2");
  }

  private static String hidden(String text) {
    return text.isBlank() ? text : "***";
  }
}
