package org.intake.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.intake.local.LocalJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// R7: the whole runtime is killed in the middle of uploads and submits, and everything that it had
/// acknowledged is there when it is started again. With many kills (`-Dintake.kills=300`, in
/// `infrastructure/local`) a round takes about as long as a start.
class KillTest {
  private static final int ROUNDS = Integer.getInteger("intake.kills", 3);

  /// A submission with its two files has six steps that are acknowledged.
  private static final int STEPS = 12;

  @TempDir Path directory;

  /// What the province was told is done: file ids by submission, uploaded file ids, receipts.
  private final Map<String, Set<String>> announced = new ConcurrentHashMap<>();

  private final Set<String> uploaded = new ConcurrentSkipListSet<>();
  private final Map<String, JsonNode> receipts = new ConcurrentHashMap<>();

  private final AtomicInteger steps = new AtomicInteger();
  private final Random random = new Random(20170701);
  private ServingProcess serving;
  private SamplePackage sample;

  @BeforeEach
  void findTheSample() throws IOException {
    sample = SamplePackage.read(SamplePackage.find("jiangsu-2017").orElseThrow());
  }

  @AfterEach
  void leaveNothingBehind() {
    serving.close();
  }

  @Test
  void killingItAtRandomMomentsLosesNothingThatWasAcknowledged() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      var running = start();
      try (var doors = new Doors(running.api(), running.mail())) {
        var province = province(doors);
        everythingIsThere(doors, province);
        var client = Thread.ofPlatform().start(() -> handInUntilNobodyAnswers(doors, province));
        int last = steps.get() + 1 + random.nextInt(STEPS);
        until("step " + last, () -> steps.get() >= last || !client.isAlive());
        client.join(Duration.ofMillis(1 + random.nextInt(200)));
        serving.kill();
        client.join();
      }
    }
    var running = start();
    try (var doors = new Doors(running.api(), running.mail())) {
      everythingIsThere(doors, province(doors));
      everyReceiptIsMailed(doors);
      everyInvariantHolds();
    }
    assertThat(announced).as("something was acknowledged at all").isNotEmpty();
  }

  private void handInUntilNobodyAnswers(Doors doors, String province) {
    try {
      while (true) {
        handIn(doors, province);
      }
    } catch (IOException | Doors.Refused _) {
      // Killed. What was in hand was never acknowledged.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void handIn(Doors doors, String province) throws IOException, InterruptedException {
    var id =
        doors
            .post(
                "/v1/submissions",
                province,
                Doors.object().put("call", sample.call()).set("contact", sample.contact()),
                201)
            .path("id")
            .asText();
    announced.put(id, new ConcurrentSkipListSet<>());
    steps.incrementAndGet();
    for (var file : sample.files().subList(0, 2)) {
      var place =
          doors.post(
              "/v1/submissions/" + id + "/files",
              province,
              Doors.object()
                  .put("name", file.path())
                  .put("size", file.size())
                  .put("sha256", file.sha256())
                  .put("mediaType", file.mediaType()),
              201);
      var fileId = place.path("id").asText();
      announced.get(id).add(fileId);
      steps.incrementAndGet();
      doors.upload(place.path("upload"), sample.folder().resolve(file.path()));
      uploaded.add(fileId);
      steps.incrementAndGet();
    }
    receipts.put(
        id,
        doors.post("/v1/submissions/" + id + "/submit", province, MissingNode.getInstance(), 202));
    steps.incrementAndGet();
  }

  private void everythingIsThere(Doors doors, String province)
      throws IOException, InterruptedException {
    for (var submission : announced.entrySet()) {
      var found = doors.get("/v1/submissions/" + submission.getKey(), province);
      assertThat(found.path("files").findValuesAsText("id")).containsAll(submission.getValue());
      until(
          "the uploads of " + submission.getKey() + " are noticed",
          () -> {
            for (var file :
                doors.get("/v1/submissions/" + submission.getKey(), province).path("files")) {
              if (uploaded.contains(file.path("id").asText())
                  && file.path("status").asText().equals("EXPECTED")) {
                return false;
              }
            }
            return true;
          });
    }
    for (var receipt : receipts.entrySet()) {
      var kept = doors.get("/v1/submissions/" + receipt.getKey() + "/receipt", province);
      assertThat(kept.path("number")).isEqualTo(receipt.getValue().path("number"));
      assertThat(kept.path("receivedAt")).isEqualTo(receipt.getValue().path("receivedAt"));
      assertThat(kept.path("files")).isEqualTo(receipt.getValue().path("files"));
    }
  }

  private void everyReceiptIsMailed(Doors doors) throws IOException, InterruptedException {
    for (var receipt : receipts.values()) {
      var number = receipt.path("number").asText();
      until("the mail of " + number, () -> doors.mails().toString().contains(number));
    }
  }

  private void everyInvariantHolds() throws IOException, InterruptedException {
    var check =
        ServingProcess.commandLine(List.of("invariants", "--data", directory.toString()))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    var said = new String(check.getInputStream().readAllBytes(), UTF_8);
    assertThat(check.waitFor()).as(said).isZero();
    assertThat(said).contains(" 0 breaks");
  }

  private static String province(Doors doors) throws IOException, InterruptedException {
    doors.setClock("2017-07-20T09:00:00+08:00");
    return doors.token(
        Doors.object().put("role", "province").put("subject", "r7").put("province", "320000"));
  }

  private LocalJson start() throws IOException {
    serving = ServingProcess.start(directory);
    return serving.running();
  }

  private interface Check {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void until(String what, Check check) throws IOException, InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (!check.holds()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
      Thread.sleep(20);
    }
  }
}
