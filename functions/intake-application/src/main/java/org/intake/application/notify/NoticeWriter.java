package org.intake.application.notify;

import static org.intake.domain.ledger.Change.What.happened;

import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.intake.application.port.Ledger;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Problem;
import org.intake.domain.screening.CaseFile;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

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
    Words words = new Words(programme, submission, null, "RECEIPT");
    words.put("receivedAt", words.moment(receipt.receivedAt()));
    words.put("count", Integer.toString(submission.current().size()));
    words.put("files", words.list("file", submission.current(), file -> fileValues(words, file)));
    add(change, words, receipt.version(), receipt.number(), Map.of());
  }

  private static Map<String, String> fileValues(Words words, SubmissionFile file) {
    return Map.of(
        "name", file.name(),
        "sha256", Optional.ofNullable(file.sha256()).map(sha256 -> sha256.hex()).orElse("-"),
        "size", Long.toString(file.size()),
        "pages", words.pages(file.pagesTotal()));
  }

  /// Nothing could be made of a whole submission. `{files}` of the part `file` with `{index}`,
  /// `{name}` and `{message}`.
  public void unreadable(Change.Builder change, Programme programme, Submission submission) {
    Words words = new Words(programme, submission, null, "UNREADABLE");
    Texts unknown =
        new Texts("未识别为本通知要求的材料。", "未識別為本通知要求的材料。", "Not recognised as material of this call.");
    words.put("receivedAt", words.moment(submission.lastActivityAt()));
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
    add(change, words, submission.version(), number, Map.of());
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
    words.put("deadline", words.moment(due.minusSeconds(1)));
    words.put("count", Integer.toString(defects.size()));
    DefectWords defectWords = new DefectWords(words, deficient);
    words.put("defects", words.list("defect", defects, defectWords::of));
    ToldDefects told = ToldDefects.of(defects, words.language());
    words.put(
        "difference",
        deficient.notices() > 1
            ? defectWords.difference(numberOf(deficient, 1), toldBefore(deficient), told)
            : "");
    add(change, words, deficient.notices(), numberOf(deficient, 0), told.asData());
  }

  private static String numberOf(CaseRecord deficient, int before) {
    return deficient.id() + "-B" + (deficient.notices() - before);
  }

  private ToldDefects toldBefore(CaseRecord deficient) {
    String previous = idOf(deficient.id(), "DEFICIENCY", deficient.notices() - 1);
    return ToldDefects.in(
        ledger.load(Notice.class, previous).stream()
            .flatMap(stored -> ledger.history(stored.value().stream()).stream())
            .toList());
  }

  /// A notice about a case: `ACCEPTED`, `QUEUED_FOR_REVIEW`, `DECISION`, `REJECTED`, `REMINDER` and
  /// the like. `version` tells notices of one type apart; `more` fills further holes of its words
  /// in the addressee's language.
  public void about(
      Change.Builder change,
      Programme programme,
      CaseRecord subject,
      String type,
      int version,
      Function<Language, Map<String, String>> more) {
    Submission submission =
        ledger
            .load(Submission.class, subject.submission())
            .orElseThrow(() -> new IllegalStateException("a case has its submission"))
            .value();
    Words words = aboutCase(programme, submission, subject, type);
    words.putAll(more.apply(words.language()));
    String number = subject.id() + "-" + type.charAt(0) + version;
    add(change, words, version, number, Map.of());
  }

  private Words aboutCase(
      Programme programme, Submission submission, CaseRecord subject, String type) {
    Words words = new Words(programme, submission, subject, type);
    words.put("case", subject.id());
    words.put("city", subject.city().name());
    words.put("receivedAt", words.moment(subject.receivedAt()));
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
    return Map.of("name", file.name(), "pages", words.pages(pages));
  }

  private static String idOf(String of, String type, int version) {
    return of + "." + type + "." + version;
  }

  private void add(
      Change.Builder change, Words words, int version, String number, Map<String, String> told) {
    Submission submission = words.submission();
    CaseRecord subject = words.subject();
    String of = subject == null ? submission.id() : subject.id();
    String id = idOf(of, words.type(), version);
    if (ledger.load(Notice.class, id).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    words.put("number", number);
    words.put("date", words.day(now));
    String link = portal + (subject == null ? "/submissions/" : "/cases/") + of;
    words.put("link", link);
    String title = words.title();
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
}
