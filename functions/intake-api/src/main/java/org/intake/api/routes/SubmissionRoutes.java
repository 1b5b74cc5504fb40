package org.intake.api.routes;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.intake.api.http.Fault;
import org.intake.api.http.Problem;
import org.intake.api.http.Response;
import org.intake.api.json.ETags;
import org.intake.api.json.FindingsJson;
import org.intake.api.json.Json;
import org.intake.api.json.Members;
import org.intake.api.json.SubmissionJson;
import org.intake.application.port.Ledger;
import org.intake.application.port.Listing;
import org.intake.application.port.Programmes;
import org.intake.application.query.ListAll;
import org.intake.application.screen.CheckSubmission;
import org.intake.application.submit.Opening;
import org.intake.application.submit.PrepareSubmission;
import org.intake.application.submit.SubmitSubmission;
import org.intake.domain.Language;
import org.intake.domain.Sha256;
import org.intake.domain.ledger.Role;
import org.intake.domain.ledger.Stored;
import org.intake.domain.programme.Programme;
import org.intake.domain.submission.Contact;
import org.intake.domain.submission.Submission;
import org.intake.domain.submission.SubmissionKind;
import org.intake.domain.submission.SubmissionStatus;
import org.jspecify.annotations.Nullable;

/// A province's submissions: opened, filled, checked, handed in.
public final class SubmissionRoutes {
  private static final int LONGEST_NAME = 400;

  private final PrepareSubmission prepare;
  private final SubmitSubmission submit;
  private final CheckSubmission check;
  private final NamedCalls calls;
  private final Paging paging;
  private final Programmes programmes;

  SubmissionRoutes(
      PrepareSubmission prepare,
      SubmitSubmission submit,
      CheckSubmission check,
      Programmes programmes,
      Ledger ledger) {
    this.prepare = prepare;
    this.submit = submit;
    this.check = check;
    this.calls = new NamedCalls(programmes);
    this.paging = new Paging(new ListAll(ledger));
    this.programmes = programmes;
  }

  List<Route> routes() {
    return List.of(
        Route.post("/submissions", Rules.PROVINCE, this::open),
        Route.get("/submissions", Rules.READERS, this::list),
        Route.get("/submissions/{id}", Rules.ITS_SUBMISSION, this::get),
        Route.put(
            "/submissions/{id}/contact",
            Rules.OWN_LIVE_SUBMISSION,
            Route.IfMatch.HEEDED,
            this::changeContact),
        Route.post("/submissions/{id}/files", Rules.OWN_OPEN_SUBMISSION, this::announce),
        Route.delete("/submissions/{id}/files/{fileId}", Rules.OWN_SUBMISSION, this::remove),
        Route.post("/submissions/{id}/check", Rules.OWN_LIVE_SUBMISSION, this::check),
        Route.post("/submissions/{id}/submit", Rules.OWN_LIVE_SUBMISSION, this::submit),
        Route.get("/submissions/{id}/receipt", Rules.ITS_SUBMISSION, this::receipt));
  }

  private Response open(Exchange exchange) {
    return exchange.reading(
        SubmissionRoutes::opening,
        opening ->
            exchange.answering(
                prepare.open(exchange.actor(), opening),
                stored ->
                    shown(201, exchange, stored)
                        .with("location", "/v1/submissions/" + stored.value().id())));
  }

  private static Opening opening(Members members) {
    String call = members.text("call", 1, 64);
    SubmissionKind kind = members.has("kind") ? members.kind("kind") : SubmissionKind.APPLICATION;
    String reportFor = members.optionalText("case", 64);
    Integer year = members.has("year") ? Math.toIntExact(members.number("year", 2000, 2100)) : null;
    Contact contact =
        members.has("contact")
            ? members.object("contact").map(SubmissionRoutes::contactIn).orElse(STAND_IN)
            : null;
    return new Opening(call, kind, contact, reportFor, year);
  }

  private static final Contact STAND_IN =
      new Contact("-", "office@province.example", Language.ZH_HANS);

  private static Contact contactIn(Members members) {
    Contact contact = contact(members);
    members.refuseUnknown();
    return contact;
  }

  private static Contact contact(Members members) {
    String name = members.text("name", 1, 60);
    String email = members.text("email", 3, 254);
    Map<String, Language> languages =
        Arrays.stream(Language.values())
            .collect(
                Collectors.toMap(Language::tag, language -> language, (a, _) -> a, TreeMap::new));
    Language language =
        members.has("language")
            ? members.choice("language", languages, Language.ZH_HANS)
            : Language.ZH_HANS;
    try {
      return new Contact(name, email, language);
    } catch (IllegalArgumentException e) {
      boolean aboutName = String.valueOf(e.getMessage()).startsWith("name");
      if (!name.isEmpty() && !email.isEmpty()) {
        members.fault(
            aboutName ? "name" : "email",
            aboutName ? "须为1至60个字符，只占一行。" : "须是一个电子邮箱地址，如 office@province.example。");
      }
      return STAND_IN;
    }
  }

  private Response list(Exchange exchange) {
    Optional<List<String>> wanted = calls.of(exchange);
    Optional<String> status = exchange.request().parameter("status");
    Optional<SubmissionStatus> only =
        status.flatMap(name ->
            Stream.of(SubmissionStatus.values()).filter(s -> s.name().equals(name)).findFirst());
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
    List<Listing<Submission>> lists =
        named.get().nothing()
            ? List.of()
            : wanted.get().stream().flatMap(call -> lists(call, province, only)).toList();
    return paging.page(
        exchange,
        lists,
        submission ->
            only.map(wants -> submission.status() == wants).orElse(true)
                && province.map(wants -> submission.province().equals(wants)).orElse(true),
        stored -> SubmissionJson.of(stored, !exchange.is(Role.PROVINCE)));
  }

  private static Stream<Listing<Submission>> lists(
      String call, Optional<String> province, Optional<SubmissionStatus> only) {
    if (province.isPresent()) {
      return Stream.of(new Listing.SubmissionsOfProvince(call, province.get()));
    }
    return only.map(Stream::of)
        .orElseGet(() -> Stream.of(SubmissionStatus.values()))
        .map(status -> new Listing.SubmissionsAt(call, status));
  }

  private Response get(Exchange exchange) {
    return shown(200, exchange, exchange.submission());
  }

  private static Response shown(int status, Exchange exchange, Stored<Submission> stored) {
    return Json.response(status, SubmissionJson.of(stored, !exchange.is(Role.PROVINCE)))
        .with("etag", ETags.of(stored.revision()));
  }

  private Response changeContact(Exchange exchange) {
    return exchange.reading(
        SubmissionRoutes::contact,
        contact ->
            exchange.answering(
                prepare.changeContact(exchange.actor(), exchange.named("id"), contact),
                stored -> shown(200, exchange, stored)));
  }

  private Response announce(Exchange exchange) {
    return exchange.reading(
        SubmissionRoutes::announcement,
        wanted ->
            exchange.answering(
                prepare.announce(exchange.actor(), exchange.named("id"), wanted),
                announced ->
                    Json.response(
                        201, SubmissionJson.announced(announced.file(), announced.upload()))));
  }

  private static PrepareSubmission.Announcement announcement(Members members) {
    String name = members.text("name", 1, LONGEST_NAME);
    long size = members.number("size", Long.MIN_VALUE, Long.MAX_VALUE);
    String mediaType =
        members.has("mediaType") ? members.text("mediaType", 3, 127) : "application/octet-stream";
    if (!mediaType.matches("[A-Za-z0-9][A-Za-z0-9.+_-]*/[A-Za-z0-9][A-Za-z0-9.+_-]*")) {
      members.fault("mediaType", "须是媒体类型，如 application/pdf。");
    }
    @Nullable String replaces = members.optionalText("replaces", 64);
    return new PrepareSubmission.Announcement(name, size, sha256(members), mediaType, replaces);
  }

  private static Sha256 sha256(Members members) {
    String hex = members.text("sha256", 64, 64);
    try {
      return new Sha256(hex);
    } catch (IllegalArgumentException _) {
      if (hex.length() == 64) {
        members.fault("sha256", "须为64位小写十六进制数字。");
      }
      return Sha256.ofText("");
    }
  }

  private Response remove(Exchange exchange) {
    return exchange.answering(
        prepare.remove(exchange.actor(), exchange.named("id"), exchange.named("fileId")),
        _ -> Response.empty(204));
  }

  /// All findings in one list, and city by city as well: a package may hold several.
  private Response check(Exchange exchange) {
    Submission submission = exchange.submission().value();
    Programme programme =
        programmes
            .programme(submission.call())
            .orElseThrow(() -> new IllegalStateException("a submission's call is known"));
    return exchange.answering(
        check.check(exchange.actor(), submission.id()),
        checked -> Json.response(200, FindingsJson.of(programme, checked)));
  }

  private Response submit(Exchange exchange) {
    return exchange.answering(
        submit.submit(exchange.actor(), exchange.named("id")),
        submitted ->
            Json.response(
                202, SubmissionJson.receipt(submitted.submission(), submitted.receipt())));
  }

  private Response receipt(Exchange exchange) {
    Submission submission = exchange.submission().value();
    return submission
        .receipt()
        .map(receipt -> Json.response(200, SubmissionJson.receipt(submission, receipt)))
        .orElseGet(() -> exchange.problem(Problem.of(Problem.Code.NOT_FOUND, "该申报尚未提交，没有回执。")));
  }
}
