package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.AUDITOR;
import static org.intake.api.ApiBench.CALL;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.HOLDER;
import static org.intake.api.ApiBench.JIANGSU;
import static org.intake.api.ApiBench.MIIT;
import static org.intake.api.ApiBench.SUBMISSION;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleRequest;
import com.atlassian.oai.validator.model.SimpleResponse;
import com.atlassian.oai.validator.report.ValidationReport;
import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.intake.api.ApiBench.Reply;
import org.intake.api.routes.Route;
import org.intake.api.routes.Routes;
import org.intake.application.port.PagePictures;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.Actor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every route and its description agree, both ways; what the handler takes and answers is valid by
/// the description.
class ContractTest {
  private static OpenApiInteractionValidator validator;
  private static JsonNode description;

  private final ApiBench bench = new ApiBench();

  @BeforeAll
  static void load() {
    description = new ApiBench().get(null, "/openapi.json").json();
    validator =
        OpenApiInteractionValidator.createForInlineApiSpecification(description.toString()).build();
  }

  static List<Route> table() {
    ApiPorts ports = new ApiBench().ports;
    return new Routes(
            new Routes.Ports(
                ports.ledger(),
                ports.uploads(),
                ports.contents(),
                ports.programmes(),
                ports.ids(),
                ports.clock(),
                ports.portal()))
        .all();
  }

  @Test
  void everyRouteIsDescribedAndEveryDescriptionIsServed() {
    Set<String> served =
        table().stream()
            .map(route -> route.method() + " " + route.template())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> described = new TreeSet<>();
    description
        .path("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    described.add(
                        method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    assertThat(served).isEqualTo(described);
  }

  @Test
  void everyCodeOfAProblemIsDescribed() {
    Set<String> described = new TreeSet<>();
    description
        .path("components")
        .path("schemas")
        .path("Problem")
        .path("properties")
        .path("code")
        .path("enum")
        .forEach(code -> described.add(code.asText()));
    Set<String> given = new TreeSet<>();
    for (var code : org.intake.api.http.Problem.Code.values()) {
      given.add(code.slug());
    }
    for (var code : org.intake.application.Refusal.Code.values()) {
      given.add(code.slug());
    }
    assertThat(given).isEqualTo(described);
  }

  /// Sends a request and holds request and answer to the description.
  private Reply valid(Actor actor, String method, String target, String body, int status) {
    return valid(actor, method, target, body, Map.of(), status);
  }

  private Reply valid(
      Actor actor,
      String method,
      String target,
      String body,
      Map<String, String> headers,
      int status) {
    Reply reply = bench.send(actor, method, target, body, headers);
    assertThat(reply.status()).as(method + " " + target + ": " + reply.text()).isEqualTo(status);
    int mark = target.indexOf('?');
    String path = "/v1" + (mark < 0 ? target : target.substring(0, mark));
    SimpleRequest.Builder request =
        new SimpleRequest.Builder(Request.Method.valueOf(method), path)
            .withAuthorization("Bearer token");
    headers.forEach(request::withHeader);
    if (mark >= 0) {
      for (String pair : target.substring(mark + 1).split("&")) {
        request.withQueryParam(
            pair.substring(0, pair.indexOf('=')),
            java.net.URLDecoder.decode(
                pair.substring(pair.indexOf('=') + 1), StandardCharsets.UTF_8));
      }
    }
    if (body != null) {
      request.withContentType("application/json").withBody(body);
    }
    SimpleResponse.Builder response = SimpleResponse.Builder.status(status);
    if (reply.headers().containsKey("content-type")) {
      response.withContentType(reply.headers().get("content-type").replace("; charset=utf-8", ""));
      response.withBody(reply.text());
    }
    reply
        .headers()
        .forEach((name, value) -> {
          if (!name.equals("content-type")) {
            response.withHeader(name, value);
          }
        });
    ValidationReport report =
        status < 400
            ? validator.validate(request.build(), response.build())
            : validator.validateResponse(path, Request.Method.valueOf(method), response.build());
    assertThat(report.getMessages().stream().map(ValidationReport.Message::toString).toList())
        .as(method + " " + target + " " + reply.text())
        .isEmpty();
    return reply;
  }

  @Test
  void aSubmissionsLifeIsAsDescribed() {
    valid(null, "GET", "/health", null, 200);
    String open =
        "{\"call\":\""
            + CALL
            + "\",\"contact\":{\"name\":\"张晓\",\"email\":\"office@jiangsu.example\",\"language\":\"zh-Hant\"}}";
    String id =
        valid(JIANGSU, "POST", "/submissions", open, Map.of("Idempotency-Key", "a"), 201)
            .json()
            .path("id")
            .asText();
    byte[] content = "推荐函".getBytes(StandardCharsets.UTF_8);
    String announce =
        "{\"name\":\"推荐函.docx\",\"size\":"
            + content.length
            + ",\"sha256\":\""
            + Sha256.of(content)
            + "\"}";
    String file =
        valid(JIANGSU, "POST", "/submissions/" + id + "/files", announce, 201)
            .json()
            .path("id")
            .asText();
    String second =
        valid(
                JIANGSU,
                "POST",
                "/submissions/" + id + "/files",
                announce.replace("推荐函.docx", "b.docx"),
                201)
            .json()
            .path("id")
            .asText();
    valid(JIANGSU, "DELETE", "/submissions/" + id + "/files/" + second, null, 204);
    valid(
        JIANGSU,
        "PUT",
        "/submissions/" + id + "/contact",
        "{\"name\":\"王明\",\"email\":\"wang@jiangsu.example\",\"language\":\"en\"}",
        200);
    valid(JIANGSU, "POST", "/submissions/" + id + "/check", null, 200);
    valid(JIANGSU, "GET", "/submissions/" + id + "/receipt", null, 404);
    valid(JIANGSU, "POST", "/submissions/" + id + "/submit", null, 409);
    bench.uploads.put("api/" + id + "/" + file, content);
    valid(JIANGSU, "POST", "/submissions/" + id + "/submit", null, 202);
    valid(JIANGSU, "GET", "/submissions/" + id, null, 200);
    valid(CNIPA, "GET", "/submissions?call=" + CALL + "&status=SUBMITTED&limit=10", null, 200);
    valid(AUDITOR, "GET", "/submissions/" + id + "/receipt", null, 200);
    valid(JIANGSU, "GET", "/submissions/" + id + "/versions", null, 200);
    valid(CNIPA, "GET", "/submissions/" + id + "/versions/1", null, 200);
    valid(JIANGSU, "GET", "/submissions/" + id + "/versions/2", null, 404);
    valid(JIANGSU, "GET", "/submissions/" + id + "/difference", null, 200);
    valid(JIANGSU, "GET", "/submissions/" + id + "/difference?from=1&to=9", null, 422);
    valid(JIANGSU, "GET", "/notices", null, 200);
    valid(JIANGSU, "POST", "/submissions/" + id + "/withdraw", "{\"reason\":\"重新组织\"}", 200);
    valid(JIANGSU, "POST", "/submissions", "{}", 422);
    valid(CNIPA, "POST", "/submissions", open, 403);
    valid(null, "GET", "/submissions/" + id, null, 401);
  }

  @Test
  void aCaseIsAsDescribed() throws IOException {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    bench.notice();
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(100, 140, BufferedImage.TYPE_INT_RGB), "png", png);
    bench.contents.putPicture(
        new PagePictures.Page(Sha256.of(ApiBench.ORIGINAL), 2).key(), png.toByteArray());
    bench.uploads.put("api/" + SUBMISSION + "/file-1", ApiBench.ORIGINAL);
    bench.contents.keep("api/" + SUBMISSION + "/file-1", 1000);
    valid(CNIPA, "GET", "/cases?call=" + CALL + "&status=MANUAL_CHECK&province=320000", null, 200);
    valid(JIANGSU, "GET", "/cases/" + CASE, null, 200);
    valid(CNIPA, "GET", "/cases/" + CASE + "?personal=true", null, 200);
    valid(AUDITOR, "GET", "/cases/" + CASE + "/events", null, 200);
    valid(CNIPA, "GET", "/cases/" + CASE + "/documents/" + DOCUMENT + "/content", null, 302);
    assertThat(
            bench.get(CNIPA, "/cases/" + CASE + "/documents/" + DOCUMENT + "/pages/2.png").bytes())
        .isEqualTo(png.toByteArray());
    valid(CNIPA, "GET", "/verifications?call=" + CALL, null, 200);
    valid(AUDITOR, "GET", "/notices?case=" + CASE, null, 200);
    Map<String, String> ifMatch = Map.of("if-match", "*");
    valid(
        CNIPA,
        "PUT",
        "/cases/" + CASE + "/documents/" + DOCUMENT + "/covers",
        "{\"covers\":[{\"condition\":\"E06\",\"firstPage\":1,\"lastPage\":2}],\"reason\":\"财政投入证明\"}",
        ifMatch,
        200);
    valid(
        CNIPA,
        "PUT",
        "/cases/" + CASE + "/fields/" + DOCUMENT + ":fiscalInput",
        "{\"value\":\"1200\",\"reason\":\"与原件一致\"}",
        ifMatch,
        200);
    valid(JIANGSU, "GET", "/cases/" + CASE + "/documents/" + DOCUMENT + "/text", null, 404);
    String check =
        bench.get(CNIPA, "/cases/" + CASE).json().path("findings").get(0).path("check").asText();
    valid(
        CNIPA,
        "PUT",
        "/cases/" + CASE + "/findings/" + check,
        "{\"outcome\":\"PASS\",\"reason\":\"已核\"}",
        ifMatch,
        200);
    valid(
        CNIPA,
        "PUT",
        "/cases/" + CASE + "/findings/R-NONE-01",
        "{\"outcome\":\"PASS\",\"reason\":\"已核\"}",
        ifMatch,
        404);
    valid(JIANGSU, "POST", "/cases/" + CASE + "/withdraw", "{\"reason\":\"城市撤回\"}", 200);
    valid(AUDITOR, "GET", "/cases/" + CASE + "/bundle", null, 302);
  }

  @Test
  void decisionsAreAsDescribed() {
    bench.submission();
    bench.caseAt(CaseStatus.READY);
    valid(CNIPA, "POST", "/cases/" + CASE + "/decisions", "{\"action\":\"HOLD\"}", 422);
    valid(
        CNIPA,
        "POST",
        "/cases/" + CASE + "/decisions",
        "{\"action\":\"ACCEPT\",\"reason\":\"材料齐全\"}",
        200);
    valid(CNIPA, "GET", "/calls/" + CALL + "/quota", null, 200);
    valid(CNIPA, "GET", "/calls/" + CALL + "/ranking", null, 409);
    valid(CNIPA, "GET", "/reviews?call=" + CALL, null, 409);
    JsonNode claimed =
        valid(HOLDER, "POST", "/reviews/claim", "{\"call\":\"" + CALL + "\"}", 200).json();
    String review = "/reviews/" + claimed.path("id").asText();
    String fence = claimed.path("fence").asText();
    valid(HOLDER, "GET", "/cases/" + CASE, null, 200);
    valid(HOLDER, "POST", review + "/renew", "{\"fence\":" + fence + "}", 200);
    valid(HOLDER, "POST", review + "/renew", "{\"fence\":99}", 409);
    StringBuilder scores = new StringBuilder();
    for (JsonNode criterion : claimed.path("criteria")) {
      scores
          .append(scores.isEmpty() ? "" : ",")
          .append('"')
          .append(criterion.path("id").asText())
          .append("\":\"80.5\"");
    }
    String save =
        "{\"fence\":"
            + fence
            + ",\"scores\":{"
            + scores
            + "},\"parks\":[{\"park\":\"示例园区\",\"recommend\":true,\"comment\":\"好\"}],\"comment\":\"总体良好\",\"complete\":";
    valid(HOLDER, "PUT", review, save + "false}", 200);
    valid(HOLDER, "PUT", review, save + "true}", 200);
    valid(HOLDER, "GET", "/reviews", null, 200);
    assertThat(bench.post(HOLDER, "/reviews/claim", "{\"call\":\"" + CALL + "\"}").status())
        .isEqualTo(204);
    JsonNode other =
        valid(ApiBench.STRANGER, "POST", "/reviews/claim", "{\"call\":\"" + CALL + "\"}", 200)
            .json();
    valid(
        ApiBench.STRANGER,
        "POST",
        "/reviews/" + other.path("id").asText() + "/release",
        "{\"fence\":" + other.path("fence").asText() + ",\"reason\":\"曾任顾问\",\"conflict\":true}",
        200);
    valid(CNIPA, "POST", "/calls/" + CALL + "/rounds/close", null, 200);
    valid(AUDITOR, "GET", "/calls/" + CALL + "/ranking", null, 200);
    valid(MIIT, "GET", "/reviews?call=" + CALL, null, 200);
    String propose =
        "{\"action\":\"PROPOSE\",\"parks\":[{\"name\":\"示例园区\",\"result\":\"PROPOSED\"}]}";
    JsonNode half = valid(CNIPA, "POST", "/cases/" + CASE + "/decisions", propose, 200).json();
    assertThat(half.path("pending").get(0).asText()).isEqualTo("MIIT");
    JsonNode whole = valid(MIIT, "POST", "/cases/" + CASE + "/decisions", propose, 200).json();
    assertThat(whole.path("status").asText()).isEqualTo("PROPOSED");
    valid(CNIPA, "GET", "/calls/" + CALL + "/publicity", null, 404);
    valid(
        CNIPA,
        "POST",
        "/calls/" + CALL + "/publicity",
        "{\"startsOn\":\"2017-07-20\",\"endsOn\":\"2017-07-31\"}",
        200);
    valid(CNIPA, "GET", "/calls/" + CALL + "/publicity?language=en", null, 200);
    String objection =
        "{\"case\":\""
            + CASE
            + "\",\"name\":\"示例有限公司\",\"organisation\":true,\"contact\":\"025-12345678\",\"statement\":\"数据不实\"}";
    String filed =
        valid(CNIPA, "POST", "/calls/" + CALL + "/objections", objection, 201)
            .json()
            .path("id")
            .asText();
    valid(CNIPA, "GET", "/calls/" + CALL + "/objections", null, 200);
    valid(AUDITOR, "GET", "/calls/" + CALL + "/objections", null, 403);
    valid(
        CNIPA,
        "POST",
        "/objections/" + filed + "/close",
        "{\"outcome\":\"DISMISSED\",\"reason\":\"经核查不成立\"}",
        200);
    bench.now = bench.now.plusSeconds(20L * 86400);
    valid(
        CNIPA,
        "POST",
        "/calls/" + CALL + "/approval",
        "{\"documentNumber\":\"国知发管字〔2017〕81号\",\"date\":\"2017-08-08\",\"issuers\":[\"CNIPA\",\"MIIT\"]}",
        200);
    valid(JIANGSU, "GET", "/calls/" + CALL, null, 200);
    valid(ApiBench.OPERATOR, "GET", "/calls", null, 200);
    Reply csv = bench.get(AUDITOR, "/calls/" + CALL + "/export.csv");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.text()).startsWith("\uFEFF").contains(CASE, "苏州市");
    Reply xlsx = bench.get(AUDITOR, "/calls/" + CALL + "/export.xlsx");
    assertThat(xlsx.status()).isEqualTo(200);
    assertThat(new String(xlsx.bytes(), 0, 2, StandardCharsets.ISO_8859_1)).isEqualTo("PK");
  }
}
