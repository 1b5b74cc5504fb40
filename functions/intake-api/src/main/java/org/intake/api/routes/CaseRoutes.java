package org.intake.api.routes;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.CaseJson;
import org.intake.api.json.ETags;
import org.intake.api.json.Json;
import org.intake.api.json.Mask;
import org.intake.application.port.Contents;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.PagePictures;
import org.intake.application.port.Programmes;
import org.intake.application.query.DocumentText;
import org.intake.application.query.ListAll;
import org.intake.application.query.OpenItems;
import org.intake.application.query.ProcedureState;
import org.intake.application.query.RecordAccess;
import org.intake.application.review.BlindCase;
import org.intake.domain.casefile.CaseRecord;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.casefile.PlacedDocument;
import org.intake.domain.ledger.Event;
import org.intake.domain.ledger.EventType;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.reading.FileReading;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionFile;

/// Looking at cases: lists, one case, its history, its documents and their pages, what is open.
public final class CaseRoutes {
  /// Long enough to follow a redirect, too short to be passed on.
  private static final Duration LINK = Duration.ofMinutes(2);

  private final Ledger ledger;
  private final Programmes programmes;
  private final Contents contents;
  private final OpenItems openItems;
  private final DocumentText texts;
  private final RecordAccess access;
  private final ProcedureState procedure;
  private final NamedCalls calls;
  private final Paging paging;

  CaseRoutes(
      Ledger ledger,
      Programmes programmes,
      Contents contents,
      RecordAccess access,
      ProcedureState procedure) {
    this.ledger = ledger;
    this.programmes = programmes;
    this.contents = contents;
    this.openItems = new OpenItems(ledger);
    this.texts = new DocumentText(contents);
    this.access = access;
    this.procedure = procedure;
    this.calls = new NamedCalls(programmes);
    this.paging = new Paging(new ListAll(ledger));
  }

  List<Route> routes() {
    return List.of(
        Route.get("/cases", Rules.READERS, this::list),
        Route.get("/cases/{id}", Rules.ITS_CASE, this::get),
        Route.get("/cases/{id}/events", Rules.CASE_OF_OFFICE, this::events),
        Route.get("/cases/{id}/documents/{documentId}/content", Rules.ITS_CASE, this::content),
        Route.get("/cases/{id}/documents/{documentId}/text", Rules.ITS_CASE, this::text),
        Route.get(
            "/cases/{id}/documents/{documentId}/pages/{n}.png", Rules.ITS_CASE, this::picture),
        Route.get("/verifications", Rules.OFFICER, this::verifications));
  }

  private Response list(Exchange exchange) {
    Optional<List<String>> wanted = calls.of(exchange);
    Optional<String> status = exchange.request().parameter("status");
    Optional<CaseStatus> only =
        status.flatMap(
            name -> Stream.of(CaseStatus.values()).filter(s -> s.name().equals(name)).findFirst());
    if (wanted.isEmpty() || (status.isPresent() && only.isEmpty())) {
      return exchange.problem(
          Problem.invalid(List.of(new Fault(wanted.isEmpty() ? "?call" : "?status", "没有这个值。"))));
    }
    Optional<NamedProvince> named = NamedProvince.of(exchange);
    if (named.isEmpty()) {
      return exchange.problem(
          Problem.invalid(List.of(new Fault("?province", "须是六位行政区划代码，如 320000。"))));
    }
    Optional<String> province = named.get().code();
    List<Listing<CaseRecord>> lists =
        named.get().nothing()
            ? List.of()
            : wanted.get().stream().flatMap(call -> lists(call, province, only)).toList();
    return paging.page(
        exchange,
        lists,
        file ->
            only.map(wants -> file.status() == wants).orElse(true)
                && province.map(wants -> file.province().equals(wants)).orElse(true),
        stored -> json(exchange, stored.value()).line(stored.value(), stored.revision()));
  }

  private static Stream<Listing<CaseRecord>> lists(
      String call, Optional<String> province, Optional<CaseStatus> only) {
    if (province.isPresent()) {
      return Stream.of(new Listing.CasesOfProvince(call, province.get()));
    }
    return only.map(Stream::of)
        .orElseGet(() -> Stream.of(CaseStatus.values()))
        .map(status -> new Listing.CasesAt(call, status));
  }

  /// `?personal=true` shows an officer personal data in full; that he looked is written down first.
  private Response get(Exchange exchange) {
    Stored<CaseRecord> stored = exchange.caseRecord();
    boolean unmask =
        exchange.is(Role.OFFICER)
            && exchange.request().parameter("personal").map("true"::equals).orElse(false);
    if (unmask) {
      access.looked(exchange.actor(), stored.value().id(), EventType.PERSONAL_DATA_SHOWN, Map.of());
    }
    boolean masked = !exchange.is(Role.PROVINCE) && !unmask;
    Programme programme = programme(stored.value());
    CaseRecord seen = seen(exchange, stored.value(), programme);
    CaseRecord now = exchange.is(Role.EXPERT) ? seen : procedure.shown(seen);
    return Json.response(200, new CaseJson(programme, masked).whole(now, stored.revision()))
        .with("etag", ETags.of(stored.revision()));
  }

  /// A province sees no word of the office that another officer has not yet seconded.
  private static CaseRecord seen(Exchange exchange, CaseRecord file, Programme programme) {
    return switch (exchange.actor().role()) {
      case EXPERT -> BlindCase.of(file, programme);
      case PROVINCE -> file.deciding(file.status(), file.parks(), List.of());
      case OFFICER, AUDITOR, OPERATOR, SYSTEM -> file;
    };
  }

  private Response events(Exchange exchange) {
    CaseRecord file = exchange.caseRecord().value();
    List<Event> events =
        Stream.concat(ledger.history(file.stream()).stream(), access.of(file.id()).stream())
            .toList();
    return paging.page(exchange, events, CaseJson::event);
  }

  private Optional<SubmissionFile> original(PlacedDocument document) {
    return ledger
        .load(Submission.class, document.submission())
        .flatMap(stored -> stored.value().file(document.fileId()));
  }

  private Optional<FileReading> reading(Programme programme, PlacedDocument document) {
    return original(document).flatMap(original -> texts.reading(programme, document, original));
  }

  /// What was read, without personal data for everybody but the province that sent it.
  private Response text(Exchange exchange) {
    CaseRecord file = exchange.caseRecord().value();
    Programme programme = programme(file);
    Optional<PlacedDocument> document = file.document(exchange.named("documentId"));
    if (document.isEmpty()) {
      return exchange.notThere();
    }
    Optional<FileReading> reading = reading(programme, document.get());
    if (reading.isEmpty()) {
      return exchange.problem(Problem.of(Problem.Code.NOT_FOUND, "这份材料没有可以显示的文本。"));
    }
    access.looked(
        exchange.actor(),
        file.id(),
        EventType.DOCUMENT_DOWNLOADED,
        Map.of("document", document.get().id(), "as", "text"));
    String text = DocumentText.text(reading.get(), document.get());
    String shown = exchange.is(Role.PROVINCE) ? text : Mask.text(programme, reading.get(), text);
    return Response.of(200, "text/plain; charset=utf-8", shown.getBytes(StandardCharsets.UTF_8))
        .with("cache-control", "private, no-store");
  }

  /// A member of an archive has no address of its own: the archive is what the province sent.
  private Response content(Exchange exchange) {
    CaseRecord file = exchange.caseRecord().value();
    Optional<PlacedDocument> document = file.document(exchange.named("documentId"));
    Optional<SubmissionFile> original = document.flatMap(this::original);
    if (document.isEmpty() || original.isEmpty() || original.get().sha256() == null) {
      return exchange.notThere();
    }
    if (exchange.is(Role.EXPERT)
        && !BlindCase.mayFetch(file, programme(file), original.get().id())) {
      return Response.redirect(
          URI.create("/v1/cases/" + file.id() + "/documents/" + document.get().id() + "/text"));
    }
    access.looked(
        exchange.actor(),
        file.id(),
        EventType.DOCUMENT_DOWNLOADED,
        Map.of("document", document.get().id()));
    URI link =
        contents.link(
            original.get().sha256(), original.get().name(), original.get().mediaType(), LINK);
    return Response.redirect(link);
  }

  private Response picture(Exchange exchange) {
    CaseRecord file = exchange.caseRecord().value();
    String number = exchange.named("n");
    if (!number.matches("0|[1-9]\\d{0,5}")) {
      return exchange.notThere();
    }
    int page = Integer.parseInt(number);
    Optional<PlacedDocument> document = file.document(exchange.named("documentId"));
    // A scan pasted into an office file is a page behind its text.
    if (document.isPresent() && document.get().lastPage() == 0 && page > 0) {
      return exchange.problem(
          Problem.of(
              Problem.Code.NO_PAGE_PICTURE,
              "该文件为 Office 文档，没有固定的页码；系统读到的内容见第 0 页（pages/0.png），原版式请下载原件查看。"));
    }
    Optional<PlacedDocument> there =
        document.filter(d -> page >= d.firstPage() && page <= d.lastPage());
    if (there.isEmpty()) {
      return exchange.notThere();
    }
    return there
        .flatMap(d -> contents.picture(new PagePictures.Page(d.sha256(), page).key()))
        .filter(png -> png.length > 0)
        .flatMap(png -> covered(exchange, programme(file), there.get(), page, png))
        .map(png ->
            Response.of(200, "image/png", png).with("cache-control", "private, max-age=3600"))
        .orElseGet(() ->
            exchange.problem(
                Problem.of(Problem.Code.NO_PAGE_PICTURE, "这一页还没有绘制，或无法绘制；请稍后再试，或下载原件查看。")));
  }

  /// An expert sees the page without personal data, or not at all: documents of other parts, and of
  /// other cities, may begin on it.
  private Optional<byte[]> covered(
      Exchange exchange, Programme programme, PlacedDocument document, int page, byte[] png) {
    return exchange.is(Role.EXPERT)
        ? reading(programme, document)
            .flatMap(reading -> BlindCase.covered(reading, programme, page))
            .map(boxes -> Redaction.cover(png, boxes))
        : Optional.of(png);
  }

  private Response verifications(Exchange exchange) {
    Optional<List<String>> wanted = calls.of(exchange);
    if (wanted.isEmpty()) {
      return exchange.problem(Problem.invalid(List.of(new Fault("?call", "没有这个申报通知。"))));
    }
    List<OpenItems.Item> items =
        wanted.get().stream().flatMap(call -> openItems.worstFirst(call).stream()).toList();
    return paging.page(exchange, items, item -> json(exchange, item.file()).openItem(item));
  }

  private CaseJson json(Exchange exchange, CaseRecord file) {
    return new CaseJson(programme(file), !exchange.is(Role.PROVINCE));
  }

  private Programme programme(CaseRecord file) {
    return programmes
        .programme(file.call())
        .orElseThrow(() -> new IllegalStateException("a case's call is known"));
  }
}
