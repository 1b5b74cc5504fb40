package org.intake.application.review;

import java.text.Normalizer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.Park;
import org.intake.domain.ledger.Actor;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseField;
import org.jspecify.annotations.Nullable;

/// Whether an expert must stay away from a case (回避): it is his province's, or his employer has a
/// part in it. Asked at every claim and every read, for documents and tokens change.
public final class Conflicts {
  /// A shorter name would be found in any text.
  private static final int SHORTEST_NAME = 4;

  /// Answers that are kept, each a few hundred bytes.
  private static final int KEPT_ANSWERS = 2000;

  private final CaseTexts texts;
  private final Map<String, Boolean> answers = new LinkedHashMap<>();

  public Conflicts(CaseTexts texts) {
    this.texts = texts;
  }

  public boolean exist(Actor expert, CaseRecord record) {
    return (expert.province() != null && expert.isOfProvince(record.province()))
        || names(expert.organisation(), record);
  }

  private boolean names(@Nullable String organisation, CaseRecord record) {
    if (organisation == null) {
      return false;
    }
    String name = plain(organisation);
    if (name.length() < SHORTEST_NAME) {
      return false;
    }
    return fieldsName(name, record) || textsName(name, record);
  }

  private static boolean fieldsName(String name, CaseRecord record) {
    Stream<String> written =
        record.fields().stream().flatMap(field -> Stream.of(field.read().raw(), value(field)));
    Stream<String> known =
        Stream.concat(Stream.of(record.city().name()), record.parks().stream().map(Park::name));
    return Stream.concat(written, known).anyMatch(text -> plain(text).contains(name))
        || record.fields().stream()
            .filter(field -> isOfPark(record, field))
            .flatMap(field -> organs(field.read().value()))
            .map(Conflicts::plain)
            .anyMatch(organ -> organ.length() >= SHORTEST_NAME && name.contains(organ));
  }

  private static boolean isOfPark(CaseRecord record, CaseField field) {
    return record
        .document(field.documentId())
        .filter(document -> document.park() != null)
        .isPresent();
  }

  private static String value(CaseField field) {
    FieldValue value = field.read().value();
    return value == null ? "" : value.display();
  }

  /// A park's organ that is a part of his employer's name: he works in one of its offices. Only of
  /// parks: a ministry that a letter is addressed to has no part in the case.
  private static Stream<String> organs(@Nullable FieldValue value) {
    return switch (value) {
      case FieldValue.Org organ -> Stream.of(organ.name());
      case FieldValue.Many many -> many.items().stream().flatMap(Conflicts::organs);
      case FieldValue.Text _,
          FieldValue.Decimal _,
          FieldValue.Figure _,
          FieldValue.Date _,
          FieldValue.Division _,
          FieldValue.Dated _,
          FieldValue.ByYear _,
          FieldValue.CityParks _ ->
          Stream.empty();
      case null -> Stream.empty();
    };
  }

  /// The text of a version of a case does not change: the answer is kept.
  private boolean textsName(String name, CaseRecord record) {
    String key = Sha256.ofText(record.id() + "\n" + record.version() + "\n" + name).hex();
    synchronized (answers) {
      Boolean answer = answers.get(key);
      if (answer != null) {
        return answer;
      }
    }
    boolean named = texts.of(record).anyMatch(text -> plain(text).contains(name));
    synchronized (answers) {
      if (answers.size() >= KEPT_ANSWERS) {
        answers.remove(answers.keySet().iterator().next());
      }
      answers.put(key, named);
    }
    return named;
  }

  /// Full width and half width, spaces and punctuation make no difference.
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\\p{P}]+", "");
  }
}
