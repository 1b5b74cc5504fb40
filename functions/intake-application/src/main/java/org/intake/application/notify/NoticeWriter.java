package org.intake.application.notify;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.intake.application.port.Ledger;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Division;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.CellRef;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.jspecify.annotations.Nullable;

/// Writes notices from the programme's words and adds them to the change that gives rise to them:
/// no change without its notice, no notice without its change.
///
/// Every body knows `{number}`, `{recipient}`, `{programme}`, `{documentNumber}`, `{province}`,
/// `{link}` and `{date}`, bodies about a case also `{case}`, `{city}`, `{receivedAt}`, `{files}`
/// and `{findings}`. Lists are made of the notice's parts, one for each entry.
public final class NoticeWriter {
  private final Ledger ledger;
  private final String portal;
  private final InstantSource clock;

  /// `portal` is the address of the pages where an addressee logs in; mails link there and carry no
  /// files.
  public NoticeWriter(Ledger ledger, String portal, InstantSource clock) {
    this.ledger = ledger;
    this.portal = portal;
    this.clock = clock;
  }

  /// The receipt of one version of a submission. `{files}` of the part `file` with `{index}`,
  /// `{name}`, `{sha256}`, `{size}` in bytes and `{pages}`.
  public void receipt(
      Change.Builder change, Programme programme, Submission submission, Receipt receipt) {
    Words words = new Words(programme, submission, "RECEIPT");
    words.put("receivedAt", local(words, receipt.receivedAt()));
    words.put("count", Integer.toString(submission.current().size()));
    words.put("files", words.list("file", submission.current(), file -> fileValues(words, file)));
    add(change, words, receipt.version(), receipt.number(), null);
  }

  private static Map<String, String> fileValues(Words words, SubmissionFile file) {
    return Map.of(
        "name", file.name(),
        "sha256", Optional.ofNullable(file.sha256()).map(sha256 -> sha256.hex()).orElse("-"),
        "size", Long.toString(file.size()),
        "pages", pages(words, file.pagesTotal()));
  }

  /// Office formats have no fixed pages.
  private static String pages(Words words, int pages) {
    return pages == 0
        ? new Texts("不分", "不分", "no fixed").in(words.language())
        : Integer.toString(pages);
  }

  /// Nothing could be made of a whole submission. `{files}` of the part `file` with `{index}`,
  /// `{name}` and `{message}`.
  public void unreadable(Change.Builder change, Programme programme, Submission submission) {
    Words words = new Words(programme, submission, "UNREADABLE");
    Texts unknown =
        new Texts("未识别为本通知要求的材料。", "未識別為本通知要求的材料。", "Not recognised as material of this call.");
    words.put("receivedAt", local(words, submission.lastActivityAt()));
    words.put("count", Integer.toString(submission.current().size()));
    words.put(
        "files",
        words.list(
            "file",
            submission.current(),
            file ->
                Map.of(
                    "name",
                    file.name(),
                    "message",
                    file.problems().stream()
                        .findFirst()
                        .map(Problem::message)
                        .orElse(unknown)
                        .in(words.language()))));
    String number = submission.receipt().map(Receipt::number).orElse(submission.id());
    add(change, words, submission.version(), number, null);
  }

  /// All defects at once: `{defects}` of the part `defect` with `{index}`, `{check}`, `{message}`,
  /// `{clause}`, `{place}` and `{cure}`; `{deadline}`; `{difference}` against the notice before, of
  /// the parts `difference`, `cured`, `remaining` and `new`.
  public void deficiency(
      Change.Builder change,
      Programme programme,
      Submission submission,
      CaseRecord deficient,
      List<Finding> defects) {
    Words words = aboutCase(programme, submission, deficient, "DEFICIENCY");
    Instant due = Objects.requireNonNull(deficient.supplementDue(), "a deficient case has its day");
    words.put("deadline", local(words, due.minusSeconds(1)));
    words.put("count", Integer.toString(defects.size()));
    words.put(
        "defects", words.list("defect", defects, defect -> defectValues(words, deficient, defect)));
    ToldDefects told = ToldDefects.of(defects, words.language());
    words.put("difference", deficient.notices() > 1 ? difference(words, deficient, told) : "");
    add(change, words, deficient.notices(), numberOf(deficient, 0), deficient, told.asData());
  }

  private static Map<String, String> defectValues(Words words, CaseRecord of, Finding defect) {
    String cure;
    if (defect.evidence().isEmpty()) {
      cure = "cure-missing-document";
    } else if (hasUnreadable(of, defect)) {
      cure = "cure-unreadable";
    } else {
      cure = "cure-wrong-value";
    }
    return Map.of(
        "check", defect.check(),
        "message", defect.message().in(words.language()),
        "clause", defect.clause(),
        "place", places(words, of, defect),
        "cure", words.part(words.oneOf("cure-" + defect.check(), cure), defect.values()));
  }

  private static boolean hasUnreadable(CaseRecord of, Finding defect) {
    return defect.evidence().stream()
        .flatMap(evidence -> of.document(evidence.documentId()).stream())
        .anyMatch(document -> document.problems().stream().anyMatch(Problem::refuses));
  }

  /// Where the reader finds the fault: file and page, or file and table cell. Five are enough to
  /// find the rest.
  private static String places(Words words, CaseRecord of, Finding defect) {
    if (words.has("place-" + defect.check())) {
      return words.part("place-" + defect.check(), defect.values());
    }
    List<Evidence> blank =
        defect.evidence().stream().filter(evidence -> isBlank(of, evidence)).toList();
    List<String> places =
        (blank.isEmpty() ? defect.evidence() : blank)
            .stream()
                .flatMap(evidence ->
                    of.document(evidence.documentId()).map(d -> place(words, d, evidence)).stream())
                .distinct()
                .limit(5)
                .toList();
    return places.isEmpty()
        ? words.part("place-none", Map.of())
        : String.join(words.language() == Language.EN ? "; " : "；", places);
  }

  /// A blank among what a check read is where the fault is; the rest was only looked at.
  private static boolean isBlank(CaseRecord of, Evidence evidence) {
    return Optional.ofNullable(evidence.fieldId())
        .flatMap(of::field)
        .filter(field -> field.read().value() == null)
        .isPresent();
  }

  private static String place(Words words, PlacedDocument document, Evidence evidence) {
    int page = evidence.place().page();
    CellRef cell = evidence.place().cell();
    if (page > 0) {
      return words.part("place", Map.of("file", document.file(), "page", Integer.toString(page)));
    }
    if (cell != null) {
      return words.part(
          "place-cell",
          Map.of(
              "file", document.file(),
              "table", Integer.toString(cell.table()),
              "row", Integer.toString(cell.row()),
              "column", Integer.toString(cell.column())));
    }
    return words.part("place-file", Map.of("file", document.file()));
  }

  private static String numberOf(CaseRecord deficient, int before) {
    return deficient.id() + "-B" + (deficient.notices() - before);
  }

  private String difference(Words words, CaseRecord deficient, ToldDefects told) {
    String previous = idOf(deficient.id(), words.type(), deficient.notices() - 1);
    ToldDefects earlier =
        ToldDefects.in(
            ledger.load(Notice.class, previous).stream()
                .flatMap(stored -> ledger.history(stored.value().stream()).stream())
                .toList());
    List<ToldDefects.Entry> cured = told.curedSince(earlier);
    String list =
        cured.stream().map(entry -> "\n- " + entry.message()).collect(Collectors.joining());
    return String.join(
        "\n",
        words.part("difference", Map.of("previous", numberOf(deficient, 1))),
        words.part("cured", Map.of("count", Integer.toString(cured.size()), "list", list)),
        words.part("remaining", Map.of("list", items(words, told.numbers(earlier, true)))),
        words.part("new", Map.of("list", items(words, told.numbers(earlier, false)))));
  }

  private static String items(Words words, List<Integer> numbers) {
    if (numbers.isEmpty()) {
      return new Texts("无", "無", "none").in(words.language());
    }
    String separator = words.language() == Language.EN ? ", " : "、";
    String list =
        numbers.stream().map(number -> number.toString()).collect(Collectors.joining(separator));
    return new Texts("第{list}项", "第{list}項", "{list}")
        .with(Map.of("list", list))
        .in(words.language());
  }

  /// A notice about a case: `ACCEPTED`, `QUEUED_FOR_REVIEW`, `DECISION`, `REJECTED`, `REMINDER` and
  /// the like. `version` tells notices of one type apart; `more` fills further holes of its words.
  public void about(
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      int version,
      Map<String, String> more) {
    Submission submission =
        ledger
            .load(Submission.class, subject.submission())
            .orElseThrow(() -> new IllegalStateException("a case has its submission"))
            .value();
    Words words = aboutCase(programme, submission, subject, type);
    words.putAll(more);
    String number = subject.id() + "-" + type.charAt(0) + version;
    add(change, words, version, number, subject);
  }

  private Words aboutCase(
      Programme programme, Submission submission, CaseRecord subject, String type) {
    Words words = new Words(programme, submission, type);
    words.put("case", subject.id());
    words.put("city", subject.city().name());
    words.put("receivedAt", local(words, subject.receivedAt()));
    words.put("files", words.list("file", subject.files(), file -> pagesOf(words, subject, file)));
    List<Finding> refusing =
        subject.findings().stream().filter(finding -> finding.outcome() == Outcome.FAIL).toList();
    words.put(
        "findings",
        words.list(
            "finding",
            refusing,
            f -> Map.of("check", f.check(), "message", f.message().in(words.language()))));
    return words;
  }

  private static Map<String, String> pagesOf(Words words, CaseRecord subject, CaseFile file) {
    int pages =
        subject.documents().stream()
            .filter(document -> document.fileId().equals(file.id()))
            .mapToInt(PlacedDocument::pages)
            .sum();
    return Map.of("name", file.name(), "pages", pages(words, pages));
  }

  private void add(
      Change.Builder change,
      Words words,
      int version,
      String number,
      @Nullable CaseRecord subject) {
    add(change, words, version, number, subject, Map.of());
  }

  private static String idOf(String of, String type, int version) {
    return of + "." + type + "." + version;
  }

  private void add(
      Change.Builder change,
      Words words,
      int version,
      String number,
      @Nullable CaseRecord subject,
      Map<String, String> told) {
    Submission submission = words.submission();
    String of = subject == null ? submission.id() : subject.id();
    String id = idOf(of, words.type(), version);
    if (ledger.load(Notice.class, id).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    words.put("number", number);
    words.put("date", day(words, now));
    String link = portal + (subject == null ? "/submissions/" : "/cases/") + of;
    words.put("link", link);
    String title = words.subject();
    String text = words.body();
    Notice notice =
        new Notice(
            id,
            words.programme().id(),
            submission.province(),
            subject == null ? null : subject.id(),
            submission.id(),
            words.type(),
            version,
            number,
            submission.contact().email(),
            words.language(),
            title,
            text,
            Html.page(words.language(), title, text, link),
            Notice.Delivery.PENDING,
            0,
            null,
            now,
            null);
    Map<String, String> data = new HashMap<>(told);
    data.put("type", words.type());
    data.put("notice", id);
    change.create(notice, happened(EventType.NOTICE_CREATED, data));
  }

  private static String local(Words words, Instant instant) {
    return written(words, instant, "yyyy年M月d日 HH:mm:ss", "d MMMM yyyy, HH:mm:ss");
  }

  private static String day(Words words, Instant instant) {
    return written(words, instant, "yyyy年M月d日", "d MMMM yyyy");
  }

  private static String written(Words words, Instant instant, String chinese, String english) {
    String pattern = words.language() == Language.EN ? english : chinese;
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)
        .format(instant.atZone(words.programme().calendar().zone()));
  }

  /// The words of one notice in the addressee's language while its holes are being filled.
  private static final class Words {
    private final Programme programme;
    private final Submission submission;
    private final String type;
    private final NoticeDefinition definition;
    private final Map<String, String> values = new HashMap<>();

    Words(Programme programme, Submission submission, String type) {
      this.programme = programme;
      this.submission = submission;
      this.type = type;
      this.definition =
          programme
              .notice(type)
              .orElseThrow(() -> new IllegalStateException("the programme has no notice " + type));
      put("programme", programme.title().in(language()));
      put("documentNumber", programme.documentNumber());
      put("recipient", submission.contact().name());
      put(
          "province",
          programme
              .reading()
              .divisions()
              .byCode(submission.province())
              .map(Division::name)
              .orElse(submission.province()));
    }

    Programme programme() {
      return programme;
    }

    Submission submission() {
      return submission;
    }

    String type() {
      return type;
    }

    Language language() {
      return submission.contact().language();
    }

    void put(String name, String value) {
      values.put(name, value);
    }

    void putAll(Map<String, String> more) {
      values.putAll(more);
    }

    boolean has(String part) {
      return definition.parts().containsKey(part);
    }

    String oneOf(String special, String general) {
      return has(special) ? special : general;
    }

    /// A part of the notice with its own values; empty when the call has no such part.
    String part(String name, Map<String, String> own) {
      return Optional.ofNullable(definition.parts().get(name))
          .map(part -> part.with(own).in(language()).stripTrailing())
          .orElse("");
    }

    <T> String list(String part, List<T> entries, Function<T, Map<String, String>> valuesOf) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < entries.size(); i++) {
        Map<String, String> own = new HashMap<>(valuesOf.apply(entries.get(i)));
        own.put("index", Integer.toString(i + 1));
        lines.append(part(part, own)).append('\n');
      }
      return lines.toString();
    }

    /// A subject is a header line: whatever a name brings along, it stays one line.
    String subject() {
      return definition
          .subject()
          .with(values)
          .in(language())
          .replaceAll("\\p{Cntrl}+", " ")
          .strip();
    }

    /// A hole that has nothing to say leaves no empty lines behind.
    String body() {
      return definition
          .body()
          .with(values)
          .in(language())
          .replaceAll("\\n[ \\t]*\\n(?:[ \\t]*\\n)+", "\n\n");
    }
  }
}
