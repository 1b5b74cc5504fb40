package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.CALL;
import static org.intake.api.ApiBench.CASE;
import static org.intake.api.ApiBench.CNIPA;
import static org.intake.api.ApiBench.JIANGSU;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.intake.domain.casefile.CaseStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Strings that break things elsewhere: each gets an answer of the contract, and none comes back as
/// a header, a formula or a fault of ours.
class NaughtyStringsTest {
  static List<String> strings() {
    return List.of(
        "",
        " ",
        "null",
        "undefined",
        "../../etc/passwd",
        "..%2f..%2f",
        "%00",
        "\u0000",
        "a\r\nSet-Cookie: x=1",
        "<script>alert(1)</script>",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "'; DROP TABLE x; --",
        "{{7*7}}${7*7}#{7*7}",
        "\uD800",
        "\u202Egnp.exe",
        "\uFEFF\u200B",
        "田中さんにあげて下さい",
        "𠜎𠜱𠝹𠱓",
        "🏳0🌈️",
        "Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮",
        "999999999999999999999999999999",
        "1e309",
        "NaN",
        "-1",
        "a".repeat(5000));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void areAnsweredInBodies(String naughty) {
    ApiBench bench = new ApiBench();
    ObjectNode open = ApiBench.JSON.createObjectNode().put("call", CALL);
    open.putObject("contact").put("name", naughty).put("email", naughty);
    check(bench.post(JIANGSU, "/submissions", open.toString()));
    check(bench.post(JIANGSU, "/submissions", naughty));
    open.put("call", naughty);
    check(bench.post(JIANGSU, "/submissions", open.toString()));
    String id =
        bench
            .post(
                JIANGSU,
                "/submissions",
                "{\"call\":\""
                    + CALL
                    + "\",\"contact\":{\"name\":\"张晓\",\"email\":\"a@b.example\"}}")
            .json()
            .path("id")
            .asText();
    ObjectNode file =
        ApiBench.JSON
            .createObjectNode()
            .put("name", naughty)
            .put("size", 1)
            .put("mediaType", naughty);
    file.put("sha256", naughty);
    check(bench.post(JIANGSU, "/submissions/" + id + "/files", file.toString()));
  }

  @ParameterizedTest
  @MethodSource("strings")
  void areAnsweredInPathsQueriesAndHeaders(String naughty) {
    ApiBench bench = new ApiBench();
    bench.submission();
    bench.caseAt(CaseStatus.MANUAL_CHECK);
    String encoded = ApiBench.encoded(naughty).replace("+", "%20");
    for (String path :
        List.of(
            "/cases/" + encoded,
            "/cases/" + naughty.replace("?", ""),
            "/cases/" + CASE + "/documents/" + encoded + "/content",
            "/cases/" + CASE + "/documents/doc-1/pages/" + encoded + ".png",
            "/cases?call=" + encoded,
            "/cases?province=" + encoded,
            "/cases?status=" + encoded,
            "/cases?cursor=" + encoded,
            "/cases?limit=" + encoded,
            "/notices?case=" + encoded,
            "/submissions?" + encoded)) {
      check(bench.get(CNIPA, path));
    }
    check(
        bench.send(
            CNIPA,
            "PUT",
            "/cases/" + CASE + "/findings/R-CND-06?park=" + encoded,
            "{\"outcome\":\"PASS\",\"reason\":\"x\"}",
            Map.of("if-match", naughty, "idempotency-key", naughty)));
  }

  private static void check(ApiBench.Reply reply) {
    assertThat(reply.status()).as(reply.text()).isLessThan(500);
    reply
        .headers()
        .forEach(
            (name, value) -> assertThat(name + value).doesNotContain("\r", "\n", "Set-Cookie"));
    assertThat(reply.headers().getOrDefault("content-type", "application/json")).contains("json");
  }

  @Test
  void requestsThatAreNoRequestsAreAnsweredToo() {
    ApiBench bench = new ApiBench();
    assertThat(bench.raw(ApiBench.JSON.createObjectNode()).status()).isEqualTo(404);
    ObjectNode broken = bench.event("POST", "/submissions", Map.of(), "***");
    broken.put("isBase64Encoded", true);
    assertThat(bench.raw(broken).status()).isEqualTo(400);
    ObjectNode latin = bench.event("POST", "/submissions", Map.of(), "/w==");
    latin.put("isBase64Encoded", true);
    assertThat(bench.raw(latin).code()).isEqualTo("bad-json");
    ObjectNode staged = bench.event("GET", "/health", Map.of(), "");
    staged.put("rawPath", "/prod/v1/health");
    ((ObjectNode) staged.path("requestContext")).put("stage", "prod");
    assertThat(bench.raw(staged).status()).isEqualTo(200);
  }
}
