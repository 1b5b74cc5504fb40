package org.intake.api;

import static org.intake.domain.ledger.Change.What.happened;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.intake.api.http.HttpApiEvents;
import org.intake.api.http.Response;
import org.intake.api.token.Identification;
import org.intake.api.token.TokenVerifier;
import org.intake.application.port.Programmes;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.Texts;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.City;
import org.intake.domain.casefile.Material;
import org.intake.domain.casefile.Park;
import org.intake.domain.casefile.ParkStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.casefile.Province;
import org.intake.domain.ledger.Actor;
import org.intake.domain.ledger.Aggregate;
import org.intake.domain.ledger.Change;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.notice.Notice;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.Box;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FieldValue;
import org.intake.domain.reading.Method;
import org.intake.domain.reading.Place;
import org.intake.domain.reading.ReadField;
import org.intake.domain.reading.SealReport;
import org.intake.domain.review.Review;
import org.intake.domain.screening.CaseField;
import org.intake.domain.screening.Effect;
import org.intake.domain.screening.Evidence;
import org.intake.domain.screening.Finding;
import org.intake.domain.screening.Outcome;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.FileStatus;
import org.intake.domain.submission.Receipt;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;
import org.intake.domain.submission.SubmissionKind;
import org.intake.programme.BuiltInProgrammes;
import org.intake.testkit.fakes.CountingIds;
import org.intake.testkit.fakes.InMemoryContents;
import org.intake.testkit.fakes.InMemoryLedger;
import org.intake.testkit.fakes.InMemoryUploads;

/// The API on fakes, driven through its handler's event format. Tokens are the names of actors.
final class ApiBench {
  static final String CALL = "sme-ip-pilot-2017";
  static final String CASE = "ZSCQ-2017-32001";
  static final String SUBMISSION = "submission-1";
  static final String DOCUMENT = "doc-1";
  static final ObjectMapper JSON = new ObjectMapper();

  static final Actor JIANGSU = new Actor(Role.PROVINCE, "jiangsu", "320000", null, null);
  static final Actor ZHEJIANG = new Actor(Role.PROVINCE, "zhejiang", "330000", null, null);
  static final Actor CNIPA = new Actor(Role.OFFICER, "officer-a", null, "CNIPA", null);
  static final Actor MIIT = new Actor(Role.OFFICER, "officer-b", null, "MIIT", null);
  static final Actor AUDITOR = new Actor(Role.AUDITOR, "auditor-a", null, null, null);
  static final Actor OPERATOR = new Actor(Role.OPERATOR, "operator-a", null, null, null);
  static final Actor HOLDER = new Actor(Role.EXPERT, "expert-a", "440000", null, "示例大学");
  static final Actor STRANGER = new Actor(Role.EXPERT, "expert-b", "510000", null, "样本研究院");
  static final Map<String, Actor> ACTORS = new TreeMap<>();

  static {
    for (Actor actor :
        List.of(JIANGSU, ZHEJIANG, CNIPA, MIIT, AUDITOR, OPERATOR, HOLDER, STRANGER)) {
      ACTORS.put(actor.subject(), actor);
    }
  }

  private static final BuiltInProgrammes PROGRAMMES = BuiltInProgrammes.load();

  Instant now = Instant.parse("2017-07-20T01:00:00Z");
  final InMemoryLedger ledger = new InMemoryLedger();
  final InMemoryUploads uploads = new InMemoryUploads(() -> now);
  final InMemoryContents contents = new InMemoryContents(uploads);
  final ApiPorts ports;
  final Api api;
  private int requests;

  ApiBench() {
    this(PROGRAMMES);
  }

  ApiBench(Programmes programmes) {
    ports =
        new ApiPorts(
            ledger,
            uploads,
            contents,
            programmes,
            tokens(),
            new CountingIds(),
            () -> now,
            "https://intake.example");
    api = Composition.of(ports);
  }

  static Programme programme() {
    return PROGRAMMES.programme(CALL).orElseThrow();
  }

  private static TokenVerifier tokens() {
    return request ->
        request
            .header("x-intake-token")
            .or(() -> request.header("authorization"))
            .map(value -> ACTORS.get(value.replace("Bearer ", "")))
            .<Identification>map(Identification.Known::new)
            .orElseGet(() -> new Identification.Unknown("unknown"));
  }

  /// An answer as the gateway would give it.
  record Reply(int status, Map<String, String> headers, byte[] bytes) {
    String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    JsonNode json() {
      try {
        return JSON.readTree(bytes);
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    String code() {
      return json().path("code").asText();
    }
  }

  Reply get(Actor actor, String path) {
    return send(actor, "GET", path, null, Map.of());
  }

  Reply post(Actor actor, String path, String body) {
    return send(actor, "POST", path, body, Map.of());
  }

  Reply send(Actor actor, String method, String path, String body, Map<String, String> headers) {
    Map<String, String> all = new TreeMap<>(headers);
    if (actor != null) {
      all.put("authorization", "Bearer " + actor.subject());
    }
    if (body != null) {
      all.putIfAbsent("content-type", "application/json");
    }
    return raw(event(method, path, all, body == null ? "" : body));
  }

  ObjectNode event(String method, String target, Map<String, String> headers, String body) {
    int mark = target.indexOf('?');
    String path = mark < 0 ? target : target.substring(0, mark);
    ObjectNode event = JSON.createObjectNode();
    event.put("version", "2.0").put("routeKey", "$default").put("rawPath", "/v1" + path);
    event.put("rawQueryString", mark < 0 ? "" : target.substring(mark + 1));
    ObjectNode names = event.putObject("headers");
    headers.forEach(names::put);
    ObjectNode context = event.putObject("requestContext");
    context.put("requestId", "request-" + ++requests).put("stage", "$default");
    context.putObject("http").put("method", method).put("path", "/v1" + path);
    event.put("body", body).put("isBase64Encoded", false);
    return event;
  }

  Reply raw(JsonNode event) {
    try {
      Response response =
          api.answer(HttpApiEvents.read(new ByteArrayInputStream(JSON.writeValueAsBytes(event))))
              .response();
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      HttpApiEvents.write(response, output);
      JsonNode written = JSON.readTree(output.toByteArray());
      Map<String, String> headers = new TreeMap<>();
      written
          .path("headers")
          .properties()
          .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
      String body = written.path("body").asText();
      byte[] bytes =
          written.path("isBase64Encoded").asBoolean()
              ? Base64.getDecoder().decode(body)
              : body.getBytes(StandardCharsets.UTF_8);
      return new Reply(written.path("statusCode").asInt(), headers, bytes);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  // ---- state ----

  <T extends Aggregate> T stored(T value) {
    ledger.commit(
        Change.by(Actor.SYSTEM, now).create(value, happened(EventType.REMEMBERED)).build());
    return value;
  }

  static final Contact CONTACT = new Contact("张晓", "office@jiangsu.example", Language.ZH_HANS);
  static final byte[] ORIGINAL = "申报表".getBytes(StandardCharsets.UTF_8);

  /// A parsed submission of Jiangsu with one file and a receipt.
  Submission submission() {
    SubmissionFile file =
        SubmissionFile.expected(
                "file-1",
                "苏州市/申报表.docx",
                ORIGINAL.length,
                Sha256.of(ORIGINAL),
                "application/pdf",
                1,
                "api/" + SUBMISSION + "/file-1",
                null)
            .received(ORIGINAL.length, Sha256.of(ORIGINAL), now)
            .inspected(
                FileStatus.INSPECTED, "application/pdf", 3, List.of("FORM_PART_1"), List.of());
    Submission opened =
        Submission.open(
            SUBMISSION, CALL, "320000", SubmissionKind.APPLICATION, null, null, null, CONTACT, now);
    return stored(
        opened
            .with(file, now)
            .submitted(new Receipt("SJ-32-0000000001-1", 1, now))
            .parsed(List.of(CASE), now));
  }

  /// A case of Jiangsu with personal data, in the province's book.
  CaseRecord caseAt(CaseStatus status) {
    return caseAt(status, DocumentType.FORM_PART_1);
  }

  /// Its document is of another type.
  CaseRecord caseAt(CaseStatus status, DocumentType type) {
    PlacedDocument document =
        new PlacedDocument(
            DOCUMENT,
            SUBMISSION,
            "file-1",
            "苏州市/申报表.docx",
            Sha256.of(ORIGINAL),
            Sha256.of(ORIGINAL),
            type,
            0.99,
            null,
            1,
            3,
            3,
            now,
            1,
            false,
            List.of(),
            List.of(),
            SealReport.NOT_EXPECTED,
            List.of());
    List<CaseField> fields =
        List.of(
            field("ipOfficeContact", "知识产权局联系人", new FieldValue.Text("李小明"), "李小明", 0.5),
            field("ipOfficePhone", "联系电话", new FieldValue.Text("13812345678"), "13812345678", 0.9),
            field(
                "ipOfficeEmail",
                "电子邮箱",
                new FieldValue.Text("lixm@suzhou.example"),
                "lixm@suzhou.example",
                0.9),
            field(
                "fiscalInput",
                "财政投入",
                new FieldValue.Decimal(new java.math.BigDecimal("1200")),
                "1,200万元",
                0.8));
    Finding open =
        new Finding(
            "R-CND-06",
            null,
            Outcome.NEEDS_HUMAN,
            Effect.FIX,
            false,
            "二(二)1",
            new Texts(
                "缺少财政投入金额或证明材料。",
                "缺少財政投入金額或證明材料。",
                "Amount or evidence of fiscal input is missing."),
            Map.of("amount", "1200"),
            List.of(
                new Evidence(
                    DOCUMENT,
                    DOCUMENT + ":fiscalInput",
                    Place.ofBox(2, new Box(0.1, 0.2, 0.3, 0.05), "1,200万元"))),
            Finding.BY_RULE);
    CaseRecord record =
        new CaseRecord(
            CASE,
            CALL,
            "320000",
            new City("320500", "苏州市", "地级城市"),
            status,
            SUBMISSION,
            programme().hash(),
            0,
            new Material(1, List.of(), List.of(document), fields),
            List.of(new Park("示例园区", ParkStatus.PASS)),
            List.of(),
            List.of(),
            List.of(open),
            List.of(),
            now,
            now,
            null,
            null);
    ledger.commit(
        Change.by(Actor.SYSTEM, now)
            .create(record, happened(EventType.CASE_OPENED))
            .create(
                Province.empty(CALL, "320000")
                    .with(new Province.Entry(CASE, "320500", "苏州市", true, true, false, 1)),
                happened(EventType.CASE_OPENED, Map.of("case", CASE)))
            .build());
    return record;
  }

  private static CaseField field(
      String name, String label, FieldValue value, String raw, double confidence) {
    return new CaseField(
        CaseField.idOf(DOCUMENT, name),
        DOCUMENT,
        new ReadField(
            name,
            label,
            value,
            raw,
            null,
            Method.FORM_TABLE,
            confidence,
            1,
            Set.of(),
            Place.ofBox(2, new Box(0.1, 0.2, 0.3, 0.05), raw)),
        null);
  }

  /// A seat of the case, held by an expert.
  Review heldSeat() {
    Review open = Review.open(CALL, CASE, "320000", 1, now);
    stored(open);
    var before = ledger.load(Review.class, open.id()).orElseThrow();
    Review claimed = open.claimed(HOLDER.subject(), now, now.plusSeconds(3600));
    var desk =
        org.intake.domain.review.ExpertDesk.empty(CALL, HOLDER.subject())
            .claiming(new TreeMap<>(), open.id(), claimed.fence());
    ledger.commit(
        Change.by(HOLDER, now)
            .save(before, claimed, happened(EventType.REVIEW_CLAIMED))
            .create(desk, happened(EventType.REVIEW_CLAIMED))
            .build());
    return claimed;
  }

  Notice notice() {
    return stored(
        new Notice(
            "notice-1",
            CALL,
            "320000",
            CASE,
            SUBMISSION,
            "ACCEPTED",
            1,
            "试点城市受字〔2017〕1号",
            CONTACT.email(),
            Language.ZH_HANS,
            "受理通知",
            "联系人：张晓，电话13812345678",
            "<p>受理</p>",
            Notice.Delivery.SENT,
            1,
            "provider-1",
            now,
            now));
  }

  long revision() {
    return ledger.load(CaseRecord.class, CASE).orElseThrow().revision();
  }
}
