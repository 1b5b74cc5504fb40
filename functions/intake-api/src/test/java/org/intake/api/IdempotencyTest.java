package org.intake.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.intake.api.ApiBench.JIANGSU;
import static org.intake.api.ApiBench.ZHEJIANG;

import java.util.Map;
import org.intake.application.invariant.CheckInvariants;
import org.intake.domain.Sha256;
import org.intake.json.JsonBundleCodec;
import org.junit.jupiter.api.Test;

/// `Idempotency-Key`: one request, one effect, one answer.
class IdempotencyTest {
  private static final String OPEN =
      """
      {"call":"sme-ip-pilot-2017","contact":{"name":"张晓","email":"office@jiangsu.example","language":"zh-Hans"}}\
      """;

  private final ApiBench bench = new ApiBench();

  private String opened() {
    return bench.post(JIANGSU, "/submissions", OPEN).json().path("id").asText();
  }

  private static String file(byte[] content) {
    return "{\"name\":\"a.pdf\",\"size\":"
        + content.length
        + ",\"sha256\":\""
        + Sha256.of(content).hex()
        + "\"}";
  }

  @Test
  void givesTheSameAnswerToTheSameKeyAndRefusesAnotherRequestUnderIt() {
    Map<String, String> key = Map.of("idempotency-key", "k-1");
    var first = bench.send(JIANGSU, "POST", "/submissions", OPEN, key);
    var again = bench.send(JIANGSU, "POST", "/submissions", OPEN, key);
    assertThat(first.status()).isEqualTo(201);
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.json()).isEqualTo(first.json());
    var other = bench.send(JIANGSU, "POST", "/submissions", OPEN.replace("张晓", "王明"), key);
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.code()).isEqualTo("idempotency-key-reused");
    assertThat(bench.send(ZHEJIANG, "POST", "/submissions", OPEN, key).json().path("id"))
        .isNotEqualTo(first.json().path("id"));
    assertThat(bench.get(JIANGSU, "/submissions").json().path("items")).hasSize(1);
  }

  @Test
  void theSameAnswerHasTheSameHeadersAndComesWhateverTheStateIsNow() {
    var opened = bench.send(JIANGSU, "POST", "/submissions", OPEN, Map.of("idempotency-key", "o"));
    var openedAgain =
        bench.send(JIANGSU, "POST", "/submissions", OPEN, Map.of("idempotency-key", "o"));
    assertThat(openedAgain.headers())
        .containsEntry("location", opened.headers().get("location"))
        .containsEntry("etag", opened.headers().get("etag"));
    String path = "/submissions/" + opened.json().path("id").asText() + "/withdraw";
    Map<String, String> key =
        Map.of("idempotency-key", "w", "if-match", opened.headers().get("etag"));
    var withdrawn = bench.send(JIANGSU, "POST", path, "{\"reason\":\"重报\"}", key);
    var again = bench.send(JIANGSU, "POST", path, "{\"reason\":\"重报\"}", key);
    assertThat(withdrawn.status()).as(withdrawn.text()).isEqualTo(200);
    assertThat(again.status()).as(again.text()).isEqualTo(200);
    assertThat(again.json()).isEqualTo(withdrawn.json());
  }

  @Test
  void anAnswerWithoutABodyIsGivenAgainAsWell() {
    String files = "/submissions/" + opened() + "/files";
    String fileId = bench.post(JIANGSU, files, file(new byte[] {7})).json().path("id").asText();
    Map<String, String> key = Map.of("idempotency-key", "d");
    for (int i = 0; i < 2; i++) {
      assertThat(bench.send(JIANGSU, "DELETE", files + "/" + fileId, null, key).status())
          .isEqualTo(204);
    }
  }

  @Test
  void aRefusedRequestMayComeAgainUnderItsKey() {
    String id = opened();
    Map<String, String> key = Map.of("idempotency-key", "k-2");
    String path = "/submissions/" + id + "/submit";
    assertThat(bench.send(JIANGSU, "POST", path, null, key).code()).isEqualTo("no-files");
    byte[] content = {9};
    String fileId =
        bench
            .post(JIANGSU, "/submissions/" + id + "/files", file(content))
            .json()
            .path("id")
            .asText();
    bench.uploads.put("api/" + id + "/" + fileId, content);
    assertThat(bench.send(JIANGSU, "POST", path, null, key).status()).isEqualTo(202);
  }

  /// Keys that were claimed, refused, claimed again and answered once broke the invariants on
  /// histories for every caller who used one.
  @Test
  void keysLeaveHistoriesThatTheInvariantsHoldOf() {
    String submit = "/submissions/" + opened() + "/submit";
    for (int i = 0; i < 2; i++) {
      bench.send(JIANGSU, "POST", "/submissions", OPEN, Map.of("idempotency-key", "kept"));
      bench.send(JIANGSU, "POST", submit, null, Map.of("idempotency-key", "refused"));
    }
    var report =
        new CheckInvariants(
                bench.ledger, bench.contents, bench.ports.programmes(), new JsonBundleCodec())
            .check(() -> {});
    assertThat(report.breaks()).isEmpty();
    assertThat(report.lines())
        .filteredOn(line -> line.invariant().id().equals("P-10"))
        .singleElement()
        .satisfies(line -> assertThat(line.checked()).isEqualTo(2));
  }

  @Test
  void aClaimedKeyIsBusyUntilTheClaimRunsOut() {
    Map<String, String> key = Map.of("idempotency-key", "k-3");
    bench.ledger.beforeNextCommit(() -> {
      var rival = bench.send(JIANGSU, "POST", "/submissions", OPEN, key);
      assertThat(rival.status()).isEqualTo(201);
    });
    var slower = bench.send(JIANGSU, "POST", "/submissions", OPEN, key);
    assertThat(slower.code()).isEqualTo("idempotency-key-busy");
    assertThat(bench.get(JIANGSU, "/submissions").json().path("items")).hasSize(1);
  }
}
