package org.intake.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.intake.local.cloud.CloudClients;
import org.intake.local.cloud.Endpoints;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The program as a person or a script starts it: by its launcher, in a process of its own.
class IntakeLocalTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path directory;
  private final List<Process> started = new ArrayList<>();

  @AfterEach
  void leaveNothingBehind() {
    started.forEach(process -> {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    });
  }

  @Test
  void servesOnOneDirectoryOnceRedrivesAndStopsWithinFiveSeconds() throws Exception {
    var serving = run("serve", "--data", directory.toString(), "--port", "0");
    var ready = firstLine(serving);
    assertThat(ready).matches("ready http://localhost:\\d+");
    var local = JSON.readTree(directory.resolve("local.json").toFile());
    assertThat(local.fieldNames())
        .toIterable()
        .containsExactly(
            "api",
            "console",
            "s3",
            "sqs",
            "dynamodb",
            "mail",
            "region",
            "accessKeyId",
            "secretAccessKey",
            "uploadBucket",
            "table",
            "queues",
            "pid");
    assertThat(local.path("api").asText())
        .isEqualTo(ready.replace("ready http://localhost", "http://127.0.0.1"));

    showsWhereTheLinksOfMailsLead(local);
    refusesASecondRuntime();
    bringsADeadLetterBack(local);

    var program = ProcessHandle.of(local.path("pid").asLong()).orElseThrow();
    serving.destroy();
    assertThat(serving.waitFor(5, TimeUnit.SECONDS)).as("stopped within 5 s").isTrue();
    assertThat(program.isAlive()).isFalse();
    assertThat(directory.resolve("local.json")).doesNotExist();
  }

  private static void showsWhereTheLinksOfMailsLead(JsonNode local) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      for (var path : List.of("/cases/ZSCQ-2017-32-001", "/submissions/abc123")) {
        var address = URI.create(local.path("api").asText() + path);
        var page =
            http.send(
                HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains(local.path("api").asText() + "/v1" + path);
      }
    }
  }

  private void refusesASecondRuntime() throws Exception {
    var second = run("serve", "--data", directory.toString(), "--port", "0");
    assertThat(second.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isEqualTo(1);
    assertThat(new String(second.getErrorStream().readAllBytes(), UTF_8).lines())
        .singleElement()
        .asString()
        .contains("another runtime uses");
  }

  private void bringsADeadLetterBack(JsonNode local) throws Exception {
    var queues = local.path("queues");
    var at =
        new Endpoints(
            0,
            0,
            java.net.URI.create(local.path("sqs").asText()).getPort(),
            0,
            0,
            0,
            local.path("accessKeyId").asText(),
            local.path("secretAccessKey").asText());
    try (var sqs = new CloudClients(at).sqs()) {
      sqs.sendMessage(
          request -> request.queueUrl(queues.path("review-dead").asText()).messageBody("parked"));
      var redrive = run("redrive", "review", "--data", directory.toString());
      assertThat(firstLine(redrive)).isEqualTo("moved 1 to review");
      assertThat(redrive.waitFor()).isZero();
      var back = sqs.receiveMessage(request -> request.queueUrl(queues.path("review").asText()));
      assertThat(back.messages())
          .singleElement()
          .satisfies(m -> assertThat(m.body()).isEqualTo("parked"));
    }
  }

  @Test
  void endsWhenItsLauncherIsKilled() throws Exception {
    var launcher = run("serve", "--data", directory.toString(), "--port", "0");
    var _ = firstLine(launcher);
    var pid = JSON.readTree(directory.resolve("local.json").toFile()).path("pid").asLong();
    var program = ProcessHandle.of(pid).orElseThrow();
    launcher.toHandle().destroyForcibly();
    program.onExit().get(10, TimeUnit.SECONDS);
    assertThat(program.isAlive()).isFalse();
  }

  @Test
  void findsAJdk25FromAnOlderJavaAndKeepsChineseArguments() throws Exception {
    var older = olderJava();
    org.junit.jupiter.api.Assumptions.assumeTrue(older != null, "no older java on this machine");
    var asked = start(older, "redrive", "不存在的队列");
    assertThat(asked.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(new String(asked.getErrorStream().readAllBytes(), UTF_8)).contains("不存在的队列");
    assertThat(asked.exitValue()).isEqualTo(1);
  }

  private static Path olderJava() {
    try (var homes = Files.list(Path.of("/usr/lib/jvm"))) {
      return homes
          .filter(home -> Files.exists(home.resolve("release")))
          .filter(IntakeLocalTest::isSeventeen)
          .map(home -> home.resolve("bin").resolve("java"))
          .findFirst()
          .orElse(null);
    } catch (IOException _) {
      return null;
    }
  }

  private static boolean isSeventeen(Path home) {
    try {
      return Files.readString(home.resolve("release"), UTF_8).contains("JAVA_VERSION=\"17");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Process run(String... arguments) throws IOException {
    return start(Path.of(System.getProperty("java.home"), "bin", "java"), arguments);
  }

  private Process start(Path java, String... arguments) throws IOException {
    var command = new ArrayList<String>();
    command.add(java.toString());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(IntakeLocal.class.getName());
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }

  private static String firstLine(Process process) throws IOException {
    // Not closed: the pipe must stay open for what comes later.
    var line =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8)).readLine();
    if (line == null) {
      throw new AssertionError(new String(process.getErrorStream().readAllBytes(), UTF_8));
    }
    return line;
  }
}
