package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.AUDITOR;
import static org.intake.api.ApiBench.CALL;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.DOCUMENT;
import static org.intake.api.ApiBench.HOLDER;
import static org.intake.api.ApiBench.JIANGSU;
import static org.intake.api.ApiBench.SUBMISSION;
import static org.intake.api.ApiBench.ZHEJIANG;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.intake.domain.Sha256;
import org.intake.domain.casefile.CaseStatus;
import org.intake.domain.ledger.EventType;
import org.junit.jupiter.api.Test;

class ApiTest {
  private static final String OPEN =
      """
      {"call":"sme-ip-pilot-2017","contact":{"name":"张晓","email":"office@jiangsu.example","language":"zh-Hans"}}\
      """;

  private final ApiBench bench = new ApiBench();

  private String opened() {
    return bench.post(JIANGSU, "/submissions", OPEN).json().path("id").asText();
  }

  private static String file(String name, byte[] content) {
    return "{\"name\":\"%s\",\"size\":%d,\"sha256\":\"%s\",\"mediaType\":\"application/pdf\"}"
        .replace("%s\",\"size", name + "\",\"size")
        .replace("%d", Integer.toString(content.length))
        .replace("%s", Sha256.of(content).hex());
  }

  @Test
  void answersHealthWithoutAToken() {
    var reply = bench.get(null, "/health");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("status").asText()).isEqualTo("UP");
  }

  @Test
  void opensFillsAndHandsInASubmission() {
    var created = bench.post(JIANGSU, "/submissions", OPEN);
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.json().path("status").asText()).isEqualTo("DRAFT");
    String id = created.json().path("id").asText();
    byte[] content = {1, 2, 3};
    var announced = bench.post(JIANGSU, "/submissions/" + id + "/files", file("推荐函.pdf", content));
    assertThat(announced.status()).as(announced.text()).isEqualTo(201);
    assertThat(announced.json().path("upload").path("method").asText()).isEqualTo("PUT");
    var early = bench.post(JIANGSU, "/submissions/" + id + "/submit", null);
    assertThat(early.status()).isEqualTo(409);
    assertThat(early.code()).isEqualTo("file-not-uploaded");
    String fileId = announced.json().path("id").asText();
    bench.uploads.put("api/" + id + "/" + fileId, content);
    var handedIn = bench.post(JIANGSU, "/submissions/" + id + "/submit", null);
    assertThat(handedIn.status()).as(handedIn.text()).isEqualTo(202);
    assertThat(handedIn.json().path("files").get(0).path("name").asText()).isEqualTo("推荐函.pdf");
    assertThat(handedIn.json().path("note").asText()).contains("不代表受理");
    assertThat(bench.get(JIANGSU, "/submissions/" + id + "/receipt").json().path("number"))
        .isEqualTo(handedIn.json().path("number"));
  }

  @Test
  void namesEveryFaultOfABodyAtOnce() {
    var reply =
        bench.post(
            JIANGSU,
            "/submissions",
            "{\"call\":7,\"contact\":{\"name\":\"\",\"email\":\"x\",\"tel\":\"1\"},\"extra\":1}");
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.headers().get("content-type")).startsWith("application/problem+json");
    assertThat(reply.json().path("errors").findValuesAsText("pointer"))
        .contains("/call", "/contact/name", "/contact/email", "/contact/tel", "/extra");
  }

  @Test
  void tellsWhereABodyIsNoJson() {
    var reply = bench.post(JIANGSU, "/submissions", "{\"call\":\n  oops}");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.code()).isEqualTo("bad-json");
    assertThat(reply.json().path("detail").asText()).contains("第 2 行");
    assertThat(bench.post(JIANGSU, "/submissions", "{\"call\":\"a\",\"call\":\"b\"}").status())
        .isEqualTo(400);
    assertThat(bench.post(JIANGSU, "/submissions", "[".repeat(5000)).status()).isEqualTo(400);
    assertThat(bench.post(JIANGSU, "/submissions", "[]").status()).isEqualTo(400);
  }

  @Test
  void refusesOtherMediaTypesLargeBodiesUnknownPathsAndMethods() {
    assertThat(
            bench
                .send(JIANGSU, "POST", "/submissions", "a=b", Map.of("content-type", "text/plain"))
                .status())
        .isEqualTo(415);
    var large = bench.post(JIANGSU, "/submissions", "{\"call\":\"" + "x".repeat(300_000) + "\"}");
    assertThat(large.status()).isEqualTo(413);
    assertThat(bench.get(JIANGSU, "/nowhere").status()).isEqualTo(404);
    assertThat(bench.get(JIANGSU, "/submissions/a%2Fb").status()).isEqualTo(400);
    var wrong = bench.send(JIANGSU, "PATCH", "/submissions", null, Map.of());
    assertThat(wrong.status()).isEqualTo(405);
    assertThat(wrong.headers()).containsEntry("allow", "GET, POST");
  }

  @Test
  void aSubmissionWithoutAContactIsAnsweredToTheRegisteredAddress() {
    var reply = bench.post(JIANGSU, "/submissions", "{\"call\":\"sme-ip-pilot-2017\"}");
    assertThat(reply.status()).as(reply.text()).isEqualTo(201);
    assertThat(reply.json().path("contact").path("email").asText()).endsWith(".example");
  }

  @Test
  void idsThatNothingCanHaveAndHalfCharactersAreProblems() {
    assertThat(bench.get(JIANGSU, "/submissions/" + "x".repeat(3000)).status()).isEqualTo(400);
    assertThat(bench.get(JIANGSU, "/notices?case=" + "x".repeat(3000)).status()).isEqualTo(400);
    var half = bench.post(JIANGSU, "/submissions", OPEN.replace("张晓", "\\ud800"));
    assertThat(half.status()).as(half.text()).isEqualTo(422);
    assertThat(half.text()).contains("/contact/name");
  }

  @Test
  void pagesThroughAListAndRefusesAnyOtherCursor() {
    for (int i = 0; i < 5; i++) {
      bench.now = bench.now.plusSeconds(1);
      opened();
    }
    var first = bench.get(JIANGSU, "/submissions?limit=2").json();
    assertThat(first.path("items")).hasSize(2);
    String cursor = first.path("next").asText();
    var second = bench.get(JIANGSU, "/submissions?limit=2&cursor=" + cursor).json();
    assertThat(second.path("items").get(0).path("id"))
        .isNotEqualTo(first.path("items").get(0).path("id"));
    var third =
        bench.get(JIANGSU, "/submissions?limit=2&cursor=" + second.path("next").asText()).json();
    assertThat(third.path("items")).hasSize(1);
    assertThat(third.path("next").isNull()).isTrue();
    for (String bad :
        List.of(
            "x",
            "%00",
            cursor + "A",
            cursor.substring(1),
            "AAAA",
            cursor.substring(0, 8) + (cursor.charAt(8) == 'Q' ? 'R' : 'Q') + cursor.substring(9))) {
      var reply = bench.get(JIANGSU, "/submissions?limit=2&cursor=" + bad);
      assertThat(reply.status()).as(bad).isEqualTo(400);
      assertThat(reply.code()).isEqualTo("bad-cursor");
    }
    assertThat(bench.get(ZHEJIANG, "/submissions?limit=2&cursor=" + cursor).code())
        .isEqualTo("bad-cursor");
    assertThat(bench.get(JIANGSU, "/submissions?limit=0").status()).isEqualTo(422);
    assertThat(bench.get(JIANGSU, "/submissions?limit=x").status()).isEqualTo(422);
  }

  @Test
  void showsPersonalDataToItsProvinceOnlyAndToAnOfficerWhoAsksOnRecord() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    assertThat(bench.get(JIANGSU, "/cases/" + CASE).text()).contains("13812345678", "李小明");
    for (var reader : List.of(CNIPA, AUDITOR)) {
      String text = bench.get(reader, "/cases/" + CASE).text();
      assertThat(text).contains("138****5678", "李*", "l***@suzhou.example");
      assertThat(text).doesNotContain("13812345678", "李小明", "lixm@");
    }
    assertThat(bench.get(AUDITOR, "/cases/" + CASE + "?personal=true").text())
        .doesNotContain("13812345678");
    assertThat(bench.get(CNIPA, "/cases/" + CASE + "?personal=true").text())
        .contains("13812345678");
    JsonNode events = bench.get(AUDITOR, "/cases/" + CASE + "/events").json().path("items");
    assertThat(events.findValuesAsText("type")).contains(EventType.PERSONAL_DATA_SHOWN.name());
    assertThat(bench.get(CNIPA, "/submissions/" + SUBMISSION).text())
        .contains("张*", "o***@jiangsu.example")
        .doesNotContain("张晓");
  }

  @Test
  void showsAnExpertTheBlindCaseOnly() {
    bench.submission();
    bench.caseAt(CaseStatus.IN_REVIEW);
    bench.heldSeat();
    var seen = bench.get(HOLDER, "/cases/" + CASE);
    assertThat(seen.status()).isEqualTo(200);
    assertThat(seen.text()).contains("苏州市").doesNotContain("13812345678", "李小明", "lixm@");
    assertThat(bench.get(ApiBench.STRANGER, "/cases/" + CASE).status()).isEqualTo(404);
    bench.now = bench.now.plusSeconds(7200);
    assertThat(bench.get(HOLDER, "/cases/" + CASE).status()).isEqualTo(404);
  }

  @Test
  void onlyAReportSaysWhichCaseAndYearItIsOf() {
    for (String member : List.of("\"case\":\"" + CASE + "\"", "\"year\":2018")) {
      var reply =
          bench.post(
              JIANGSU, "/submissions", OPEN.replace("{\"call\"", "{" + member + ",\"call\""));
      assertThat(reply.status()).as(reply.text()).isEqualTo(422);
      assertThat(reply.json().path("errors")).hasSize(1);
    }
  }

  @Test
  void oneFaultIsToldOfOneMember() {
    var reply = bench.post(JIANGSU, "/submissions", OPEN.replace("office@jiangsu.example", "no"));
    assertThat(reply.status()).isEqualTo(422);
    assertThat(reply.json().path("errors")).hasSize(1);
  }

  @Test
  void aBodyOfThousandsOfUnknownMembersGetsAShortAnswer() {
    StringBuilder body = new StringBuilder("{\"call\":1");
    for (int i = 0; i < 20_000; i++) {
      body.append(",\"a").append(i).append("\":1");
    }
    var reply = bench.post(JIANGSU, "/submissions", body.append('}').toString());
    assertThat(reply.status()).as(reply.text()).isEqualTo(422);
    assertThat(reply.json().path("errors")).hasSize(100);
  }

  @Test
  void asksForIfMatchAndHeedsIt() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    String path = "/cases/" + CASE + "/fields/" + ApiBench.encoded(DOCUMENT + ":fiscalInput");
    String body = "{\"value\":\"1300\",\"reason\":\"原件为1300\"}";
    var missing = bench.send(CNIPA, "PUT", path, body, Map.of());
    assertThat(missing.status()).isEqualTo(428);
    assertThat(missing.code()).isEqualTo("precondition-required");
    var stale = bench.send(CNIPA, "PUT", path, body, Map.of("if-match", "\"99\""));
    assertThat(stale.status()).isEqualTo(412);
    String etag = bench.get(CNIPA, "/cases/" + CASE).headers().get("etag");
    var done = bench.send(CNIPA, "PUT", path, body, Map.of("if-match", etag));
    assertThat(done.status()).as(done.text()).isEqualTo(200);
    JsonNode field = null;
    for (JsonNode each : done.json().path("fields")) {
      field = each.path("name").asText().equals("fiscalInput") ? each : field;
    }
    assertThat(field.path("value").asText()).isEqualTo("1300");
    assertThat(field.path("confirmedBy").asText()).isEqualTo("officer-a");
    assertThat(field.path("raw").asText()).isEqualTo("1,200万元");
    assertThat(bench.send(CNIPA, "PUT", path, body, Map.of("if-match", etag)).status())
        .isEqualTo(412);
  }

  @Test
  void refusesAValueThatIsNotOfTheFieldsType() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    String path = "/cases/" + CASE + "/fields/" + ApiBench.encoded(DOCUMENT + ":fiscalInput");
    for (String value :
        List.of("\"约1300\"", "true", "{}", "1e999999999", "\"1,300\"", "-1", "\"-1\"")) {
      var reply =
          bench.send(
              CNIPA,
              "PUT",
              path,
              "{\"value\":" + value + ",\"reason\":\"x\"}",
              Map.of("if-match", "*"));
      assertThat(reply.status()).as(value + " " + reply.text()).isEqualTo(422);
      assertThat(reply.json().path("errors").get(0).path("pointer").asText()).isEqualTo("/value");
      assertThat(reply.text()).contains("不小于0的数", "万元").doesNotContain("DECIMAL");
    }
  }

  @Test
  void aCoverIsOfAParkThatTheCaseHas() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    String path = "/cases/" + CASE + "/documents/" + DOCUMENT + "/covers";
    String cover =
        "{\"covers\":[{\"condition\":\"E08\",\"park\":\"PARK\",\"firstPage\":1,\"lastPage\":2}],\"reason\":\"r\"}";
    var wrong =
        bench.send(CNIPA, "PUT", path, cover.replace("PARK", "别处园区"), Map.of("if-match", "*"));
    assertThat(wrong.status()).as(wrong.text()).isEqualTo(422);
    var right =
        bench.send(CNIPA, "PUT", path, cover.replace("PARK", "示例园区"), Map.of("if-match", "*"));
    assertThat(right.status()).as(right.text()).isEqualTo(200);
  }

  @Test
  void aListOfAnotherProvinceIsEmptyForAProvinceAndWhatIsNoCodeIsNamed() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    bench.notice();
    for (String list : List.of("/submissions", "/cases", "/notices")) {
      assertThat(bench.get(JIANGSU, list + "?province=320000").json().path("items")).hasSize(1);
      assertThat(bench.get(JIANGSU, list + "?province=330000").json().path("items")).isEmpty();
      assertThat(bench.get(CNIPA, list + "?province=320000").json().path("items")).hasSize(1);
      var wrong = bench.get(CNIPA, list + "?province=江苏");
      assertThat(wrong.status()).as(list).isEqualTo(422);
      assertThat(wrong.json().at("/errors/0/parameter").asText()).isEqualTo("province");
    }
  }

  @Test
  void listsWhatIsOpenForOfficers() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    JsonNode items = bench.get(CNIPA, "/verifications?call=" + CALL).json().path("items");
    assertThat(items).hasSize(1);
    assertThat(items.get(0).path("finding").path("check").asText()).isEqualTo("R-CND-06");
    assertThat(items.get(0).path("confidence").asDouble()).isEqualTo(0.8);
  }

  @Test
  void sendsToTheOriginalByAShortLinkAndWritesDownWhoFetchedIt() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    bench.uploads.put("api/" + SUBMISSION + "/file-1", ApiBench.ORIGINAL);
    bench.contents.keep("api/" + SUBMISSION + "/file-1", 1000);
    var reply = bench.get(CNIPA, "/cases/" + CASE + "/documents/" + DOCUMENT + "/content");
    assertThat(reply.status()).isEqualTo(302);
    assertThat(reply.headers().get("location")).contains(Sha256.of(ApiBench.ORIGINAL).hex());
    assertThat(bench.get(AUDITOR, "/cases/" + CASE + "/events").text())
        .contains(EventType.DOCUMENT_DOWNLOADED.name());
    assertThat(bench.get(CNIPA, "/cases/" + CASE + "/documents/none/content").status())
        .isEqualTo(404);
    assertThat(
            bench.get(CNIPA, "/cases/" + CASE + "/documents/" + DOCUMENT + "/pages/1.png").status())
        .isEqualTo(404);
  }

  @Test
  void describesItselfAsJson() {
    var reply = bench.get(null, "/openapi.json");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.json().path("openapi").asText()).startsWith("3.1");
  }

  @Test
  void showsTheQuotaOfEveryProvince() {
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    JsonNode quota = bench.get(CNIPA, "/calls/" + CALL + "/quota").json();
    assertThat(quota.path("provinces").size()).isGreaterThanOrEqualTo(31);
    assertThat(quota.toString()).contains(CASE);
  }

  @Test
  void neverShowsAStackTrace() {
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    var broken =
        Composition.of(
            new ApiPorts(
                bench.ledger,
                bench.uploads,
                bench.contents,
                bench.ports.programmes(),
                _ -> {
                  throw new IllegalStateException("secret 13812345678");
                },
                bench.ports.ids(),
                () -> bench.now,
                "https://intake.example"));
    var answered =
        broken.answer(
            new org.intake.api.http.HttpApiEvents.Read.Good(
                new org.intake.api.http.Request(
                    "GET", "/v1/cases", Map.of(), Map.of(), new byte[0], "r")));
    assertThat(answered.response().status()).isEqualTo(500);
    assertThat(answered.response().text()).doesNotContain("secret", "Exception", "org.intake");
  }
}
