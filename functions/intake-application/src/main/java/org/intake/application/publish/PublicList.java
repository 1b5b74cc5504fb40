package org.intake.application.publish;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.intake.application.Answer;
import org.intake.application.Refusal;
import org.intake.application.port.Ledger;
import org.intake.application.port.Programmes;
import org.intake.application.review.Calls;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.call.CallRecord.Publicity;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.screening.CaseField;

/// The list that is made public. A row holds the city, its parks, and the values of the fields that
/// the programme file names for publication: nothing else of a case can get into it.
public final class PublicList {
  private final Ledger ledger;
  private final Programmes programmes;

  public PublicList(Ledger ledger, Programmes programmes) {
    this.ledger = ledger;
    this.programmes = programmes;
  }

  public record Row(String province, String city, List<String> parks, List<String> values) {
    public Row {
      parks = List.copyOf(parks);
      values = List.copyOf(values);
    }

    String line() {
      String names = parks.isEmpty() ? "" : "：" + String.join("、", parks);
      return province + " " + city + names;
    }
  }

  /// The public notice as it stands: its text and its rows.
  public record PublicNotice(LocalDate startsOn, LocalDate endsOn, String text, List<Row> rows) {
    public PublicNotice {
      rows = List.copyOf(rows);
    }
  }

  public Answer<PublicNotice> read(String call, Language language) {
    Optional<Programme> programme = programmes.programme(call);
    Publicity publicity = Calls.state(ledger, call).value().publicity();
    if (programme.isEmpty() || publicity == null) {
      return Answer.refused(Refusal.of(Refusal.Code.NOT_FOUND, "尚未公示。"));
    }
    List<Row> rows =
        publicity.cases().stream()
            .map(id -> ledger.load(CaseRecord.class, id))
            .flatMap(Optional::stream)
            .map(Stored::value)
            .filter(record -> isOnList(record.status()))
            .sorted(Comparator.comparing(CaseRecord::province).thenComparing(CaseRecord::id))
            .map(record -> row(programme.get(), record))
            .toList();
    return Answer.done(
        new PublicNotice(
            publicity.startsOn(),
            publicity.endsOn(),
            text(programme.get(), publicity, rows, language),
            rows));
  }

  private static boolean isOnList(CaseStatus status) {
    return switch (status) {
      case PROPOSED,
          PUBLICIZED,
          OBJECTED,
          APPROVED,
          PILOT,
          REPORT_OVERDUE,
          FINAL_SUBMITTED,
          COMPLETED ->
          true;
      case CHECKING,
          MANUAL_CHECK,
          DEFICIENT,
          RESUBMITTED,
          READY,
          BATCH_HOLD,
          REJECTED,
          ACCEPTED,
          REVIEW_QUEUED,
          IN_REVIEW,
          REVIEWED,
          NOT_SELECTED,
          WITHDRAWN,
          DISQUALIFIED,
          ARCHIVED ->
          false;
    };
  }

  /// The row of a case.
  static Row row(Programme programme, CaseRecord record) {
    List<String> parks =
        record.parks().stream()
            .filter(park ->
                park.status() == ParkStatus.PROPOSED || park.status() == ParkStatus.APPROVED)
            .map(Park::name)
            .toList();
    List<String> values = new ArrayList<>();
    for (String field : programme.publicFields()) {
      record.fields().stream()
          .filter(read -> field.equals(nameOf(record, read)))
          .filter(read -> isOfListedPark(record, read, parks))
          .map(read -> read.read().value())
          .flatMap(value -> Optional.ofNullable(value).stream())
          .map(FieldValue::display)
          .distinct()
          .forEach(values::add);
    }
    return new Row(provinceName(programme, record.province()), record.city().name(), parks, values);
  }

  private static String nameOf(CaseRecord record, CaseField field) {
    return record
        .document(field.documentId())
        .map(document -> document.type().code() + "." + field.read().name())
        .orElse("");
  }

  /// What a form says of a park that is not proposed is not published.
  private static boolean isOfListedPark(CaseRecord record, CaseField field, List<String> parks) {
    return record
        .document(field.documentId())
        .map(document -> document.park() == null || parks.contains(document.park()))
        .orElse(false);
  }

  static String provinceName(Programme programme, String code) {
    return programme.reading().divisions().byCode(code).map(Division::name).orElse(code);
  }

  private static String text(
      Programme programme, Publicity publicity, List<Row> rows, Language language) {
    Map<String, String> values =
        Map.of(
            "documentNumber", programme.documentNumber(),
            "programme", programme.title().in(language),
            "startsOn", publicity.startsOn().toString(),
            "endsOn", publicity.endsOn().toString(),
            "list", rows.stream().map(Row::line).collect(Collectors.joining("\n")),
            "date", publicity.startsOn().toString(),
            "link", "");
    return programme
        .notice("PUBLICITY")
        .map(NoticeDefinition::body)
        .orElse(new Texts("{startsOn}—{endsOn}\n{list}", "{startsOn}—{endsOn}\n{list}", "{list}"))
        .with(values)
        .in(language);
  }
}
