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
import org.intake.application.port.Ledger;
import org.intake.domain.Language;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.NoticeDefinition;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.CellRef;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.jspecify.annotations.Nullable;

/// Writes notices from the programme's words and adds them to the change that gives rise to them:
/// no change without its notice, no notice without its change.
///
/// Every body knows `{number}`, `{title}`, `{recipient}`, `{link}`, `{sentAt}` and `{items}`;
/// further holes are named at each method. `{items}` is the part `item`, once for each thing.
public final class NoticeWriter {
  private static final String ITEM = "item";

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

  /// The receipt of one version of a submission. Further holes: `{receipt}`, `{receivedAt}`,
  /// `{count}`; item: `{index}`, `{name}`, `{sha256}`, `{size}`, `{pages}`.
  public void receipt(
      Change.Builder change, Programme programme, Submission submission, Receipt receipt) {
    Map<String, String> values = new HashMap<>();
    values.put("receipt", receipt.number());
    values.put("receivedAt", local(programme, receipt.receivedAt()));
    values.put("count", Integer.toString(submission.current().size()));
    List<Map<String, String>> items =
        submission.current().stream().map(NoticeWriter::fileItem).toList();
    About about =
        new About(
            "RECEIPT",
            receipt.version(),
            receipt.number(),
            submission.id(),
            null,
            submission.province());
    add(change, programme, submission.contact(), about, values, items);
  }

  private static Map<String, String> fileItem(SubmissionFile file) {
    return Map.of(
        "name",
        file.name(),
        "sha256",
        file.sha256() == null ? "-" : file.sha256().hex(),
        "size",
        Long.toString(file.size()),
        "pages",
        file.pagesTotal() == 0 ? "-" : Integer.toString(file.pagesTotal()));
  }

  /// All defects at once. Further holes: `{case}`, `{city}`, `{deadline}`, `{count}`, `{cured}`,
  /// `{remaining}`, `{fresh}` (counts against the notice before); item: `{index}`, `{check}`,
  /// `{park}`, `{message}`, `{clause}`, `{place}`, `{cure}`.
  public void deficiency(
      Change.Builder change,
      Programme programme,
      Submission submission,
      CaseRecord deficient,
      List<Finding> defects,
      List<Finding> earlier) {
    Language language = submission.contact().language();
    NoticeDefinition words = words(programme, "DEFICIENCY");
    Map<String, String> values = caseValues(deficient);
    Instant due = deficient.supplementDue();
    values.put("deadline", due == null ? "-" : local(programme, due.minusSeconds(1)));
    values.put("count", Integer.toString(defects.size()));
    values.put("cured", count(earlier, defects));
    values.put("fresh", count(defects, earlier));
    values.put("remaining", Long.toString(defects.stream().filter(d -> isIn(earlier, d)).count()));
    List<Map<String, String>> items =
        defects.stream().map(defect -> defectItem(words, language, deficient, defect)).toList();
    About about =
        new About(
            "DEFICIENCY",
            deficient.notices(),
            deficient.id() + "-B" + deficient.notices(),
            deficient.submission(),
            deficient.id(),
            deficient.province());
    add(change, programme, submission.contact(), about, values, items);
  }

  private static String count(List<Finding> these, List<Finding> notIn) {
    return Long.toString(these.stream().filter(finding -> !isIn(notIn, finding)).count());
  }

  private static boolean isIn(List<Finding> findings, Finding wanted) {
    return findings.stream()
        .anyMatch(f -> f.check().equals(wanted.check()) && Objects.equals(f.park(), wanted.park()));
  }

  private static Map<String, String> defectItem(
      NoticeDefinition words, Language language, CaseRecord of, Finding defect) {
    Texts cure =
        Optional.ofNullable(words.parts().get("cure." + defect.check()))
            .or(() -> Optional.ofNullable(words.parts().get("cure")))
            .orElse(new Texts("", "", ""));
    return Map.of(
        "check", defect.check(),
        "park", defect.park() == null ? "" : defect.park(),
        "message", defect.message().in(language),
        "clause", defect.clause(),
        "place", place(language, of, defect),
        "cure", cure.with(defect.values()).in(language));
  }

  /// Where the reader finds the fault: file and page, or file and table cell.
  private static String place(Language language, CaseRecord of, Finding defect) {
    List<String> places =
        defect.evidence().stream()
            .flatMap(evidence ->
                of.document(evidence.documentId()).map(d -> place(language, d, evidence)).stream())
            .distinct()
            .limit(5)
            .toList();
    return places.isEmpty()
        ? new Texts("申报材料中未见", "申報材料中未見", "not among the material").in(language)
        : String.join(new Texts("；", "；", "; ").in(language), places);
  }

  private static String place(Language language, PlacedDocument document, Evidence evidence) {
    int page = evidence.place().page();
    CellRef cell = evidence.place().cell();
    Texts where;
    if (page > 0) {
      where = new Texts("《{file}》第{page}页", "《{file}》第{page}頁", "{file}, page {page}");
    } else if (cell != null) {
      where =
          new Texts(
              "《{file}》表{table}第{row}行第{column}列",
              "《{file}》表{table}第{row}列第{column}欄",
              "{file}, table {table}, row {row}, column {column}");
    } else {
      where = new Texts("《{file}》", "《{file}》", "{file}");
    }
    Map<String, String> values = new HashMap<>();
    values.put("file", document.file());
    values.put("page", Integer.toString(page));
    if (cell != null) {
      values.put("table", Integer.toString(cell.table()));
      values.put("row", Integer.toString(cell.row()));
      values.put("column", Integer.toString(cell.column()));
    }
    return where.with(values).in(language);
  }

  /// A notice about a case that lists nothing: `ACCEPTED`, `QUEUED_FOR_REVIEW`, `DECISION`,
  /// `REJECTED`, `REMINDER` and the like. Further holes: `{case}`, `{city}`, `{status}` and what
  /// `more` brings; `version` tells notices of one type apart.
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
    Map<String, String> values = caseValues(subject);
    values.putAll(more);
    About about =
        new About(
            type,
            version,
            subject.id() + "-" + type.charAt(0) + version,
            subject.submission(),
            subject.id(),
            subject.province());
    add(change, programme, submission.contact(), about, values, List.of());
  }

  /// Nothing could be made of a whole submission. Further holes: `{receipt}`, `{count}`; item:
  /// `{index}`, `{name}`, `{message}`.
  public void unreadable(Change.Builder change, Programme programme, Submission submission) {
    Language language = submission.contact().language();
    List<Map<String, String>> items =
        submission.current().stream()
            .map(file ->
                Map.of(
                    "name",
                    file.name(),
                    "message",
                    file.problems().isEmpty()
                        ? new Texts(
                                "未识别为本通知要求的材料。",
                                "未識別為本通知要求的材料。",
                                "Not recognised as material of this call.")
                            .in(language)
                        : file.problems().getFirst().message().in(language)))
            .toList();
    Map<String, String> values = new HashMap<>();
    values.put("receipt", submission.receipt().map(Receipt::number).orElse("-"));
    values.put("count", Integer.toString(items.size()));
    About about =
        new About(
            "UNREADABLE",
            submission.version(),
            "WS-" + submission.id(),
            submission.id(),
            null,
            submission.province());
    add(change, programme, submission.contact(), about, values, items);
  }

  private record About(
      String type,
      int version,
      String number,
      String submission,
      @Nullable String caseId,
      String province) {
    String id() {
      return (caseId == null ? submission : caseId) + "." + type + "." + version;
    }
  }

  private static Map<String, String> caseValues(CaseRecord subject) {
    Map<String, String> values = new HashMap<>();
    values.put("case", subject.id());
    values.put("city", subject.city().name());
    values.put("status", subject.status().name());
    return values;
  }

  private void add(
      Change.Builder change,
      Programme programme,
      Contact contact,
      About about,
      Map<String, String> values,
      List<Map<String, String>> items) {
    if (ledger.load(Notice.class, about.id()).isPresent()) {
      return;
    }
    Instant now = clock.instant();
    Language language = contact.language();
    NoticeDefinition words = words(programme, about.type());
    Map<String, String> all = new HashMap<>(values);
    all.put("number", about.number());
    all.put("title", programme.title().in(language));
    all.put("recipient", contact.name());
    all.put("sentAt", local(programme, now));
    all.put(
        "link",
        portal
            + (about.caseId() == null
                ? "/submissions/" + about.submission()
                : "/cases/" + about.caseId()));
    all.put("items", items(words, language, items));
    String subject = oneLine(words.subject().with(all).in(language));
    String text = words.body().with(all).in(language);
    Notice notice =
        new Notice(
            about.id(),
            programme.id(),
            about.province(),
            about.caseId(),
            about.submission(),
            about.type(),
            about.version(),
            about.number(),
            contact.email(),
            language,
            subject,
            text,
            Html.page(language, subject, text),
            Notice.Delivery.PENDING,
            0,
            null,
            now,
            null);
    change.create(
        notice,
        happened(EventType.NOTICE_CREATED, Map.of("type", about.type(), "notice", notice.id())));
  }

  private static String items(
      NoticeDefinition words, Language language, List<Map<String, String>> items) {
    Texts part = words.parts().getOrDefault(ITEM, new Texts("", "", ""));
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < items.size(); i++) {
      Map<String, String> values = new HashMap<>(items.get(i));
      values.put("index", Integer.toString(i + 1));
      lines.append(part.with(values).in(language).stripTrailing()).append('\n');
    }
    return lines.toString().stripTrailing();
  }

  private static NoticeDefinition words(Programme programme, String type) {
    return programme
        .notice(type)
        .orElseThrow(() -> new IllegalStateException("the programme file has no notice " + type));
  }

  /// A subject is a header line: whatever a name brings along, it stays one line.
  private static String oneLine(String subject) {
    return subject.replaceAll("\\p{Cntrl}+", " ").strip();
  }

  private static String local(Programme programme, Instant instant) {
    return DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm:ss", Locale.ROOT)
        .format(instant.atZone(programme.calendar().zone()));
  }
}
