package org.intake.application.notify;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intake.application.port.Ledger;
import org.intake.domain.Language;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.ledger.Change;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Submission;

/// Adds a notice about a case to a change, in its addressee's language, where the call has words
/// for that kind of notice.
///
/// Every such notice knows `{programme}`, `{documentNumber}`, `{province}`, `{receivedAt}`,
/// `{files}` and `{date}` besides what [NoticeWriter] knows and what the caller brings.
public final class TellProvince {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT);
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.ROOT);

  private final Ledger ledger;
  private final NoticeWriter writer;
  private final InstantSource clock;

  public TellProvince(Ledger ledger, NoticeWriter writer, InstantSource clock) {
    this.ledger = ledger;
    this.writer = writer;
    this.clock = clock;
  }

  /// `version` tells notices of one type about one case apart.
  public void tell(
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      long version,
      Function<Language, Map<String, String>> more) {
    if (programme.notice(type).isEmpty()) {
      return;
    }
    Submission submission =
        ledger
            .load(Submission.class, subject.submission())
            .orElseThrow(() -> new IllegalStateException("a case has its submission"))
            .value();
    Language language = submission.contact().language();
    Map<String, String> values = new HashMap<>();
    values.put("programme", programme.title().in(language));
    values.put("documentNumber", programme.documentNumber());
    values.put(
        "province",
        programme
            .reading()
            .divisions()
            .byCode(subject.province())
            .map(Division::name)
            .orElse(subject.province()));
    values.put("receivedAt", at(programme, TIME, subject.receivedAt()));
    values.put("date", at(programme, DAY, clock.instant()));
    values.put(
        "files",
        submission.current().stream()
            .map(file -> "- " + file.name())
            .collect(Collectors.joining("\n")));
    values.putAll(more.apply(language));
    writer.about(change, programme, subject, type, Math.toIntExact(version), values);
  }

  private static String at(Programme programme, DateTimeFormatter format, Instant instant) {
    return format.format(instant.atZone(programme.calendar().zone()));
  }
}
