package org.intake.api.json;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.intake.domain.programme.FieldDefinition;
import org.intake.domain.programme.FieldType;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.intake.domain.reading.ReadField;

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

  private static final Pattern HASH =
      Pattern.compile("(?<![0-9A-Za-z])[0-9a-f]{64}(?![0-9A-Za-z])");

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

  /// A text of a file with what the personal fields of all its documents hold masked wherever it
  /// stands: the text of one document may run on into another's.
  public static String text(Programme programme, FileReading file, String text) {
    String masked = text;
    for (ReadDocument document : file.documents()) {
      for (ReadField field : document.fields()) {
        String raw = field.raw().strip();
        Optional<FieldDefinition> personal =
            programme
                .reading()
                .definition(document.type())
                .flatMap(definition -> definition.field(field.name()))
                .filter(FieldDefinition::personal);
        if (personal.isPresent() && raw.length() > 1) {
          masked = masked.replace(raw, value(personal.get().type(), raw));
        }
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

  /// Numbers and addresses that stand in running text. The hash of a file is none, whatever digits
  /// stand in it: with a part of it masked a receipt proves nothing.
  public static String patterns(String text) {
    StringBuilder masked = new StringBuilder();
    Matcher hash = HASH.matcher(text);
    int from = 0;
    while (hash.find()) {
      masked.append(plain(text.substring(from, hash.start()))).append(hash.group());
      from = hash.end();
    }
    return masked.append(plain(text.substring(from))).toString();
  }

  private static String plain(String text) {
    String masked = IDENTITY.matcher(text).replaceAll("$1****************$2");
    masked = MOBILE.matcher(masked).replaceAll("$1****$2");
    masked = LAND_LINE.matcher(masked).replaceAll("$1****$2");
    return EMAIL.matcher(masked).replaceAll("$1***@$2");
  }

  private static String hidden(String text) {
    return text.isBlank() ? text : "***";
  }
}
