package org.intake.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.intake.local.LocalJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real functions on the embedded cloud, from the first upload to an expert's claim.
class SampleJourneyTest {
  @Test
  void theCleanCityIsClaimedAndTheOtherGetsOneNoticeOfItsFiveDefectsAndNoLogTellsOfPeople(
      @TempDir Path directory) throws Exception {
    var sample = SamplePackage.read(SamplePackage.find("jiangsu-2017").orElseThrow());
    var log = directory.resolve("log");
    var said = new ByteArrayOutputStream();
    try (var serving = ServingProcess.startLoud(directory.resolve("data"), log);
        var demo =
            new Demo(
                List.of(sample),
                serving.running().api(),
                serving.running().mail(),
                new PrintStream(said, true, UTF_8))) {
      assertThat(demo.play()).as(() -> said.toString(UTF_8)).isTrue();
      theBundleOfADecisionIsVerifiedOffline(serving.running(), directory.resolve("bundle.zip"));
    }
    var logged = Files.readString(log);
    assertThat(logged.lines().filter(line -> line.contains("\"outcome\"")))
        .as("every function writes a line for each message")
        .hasSizeGreaterThan(100);
    assertThat(PersonalData.of(sample).in(logged)).isEmpty();
    assertThat(logged)
        .as("what is logged is ours and in English; what was read is not")
        .doesNotContainPattern("\\p{IsHan}")
        .doesNotContainPattern("[\\w.+-]+@[\\w-]+\\.example");
  }

  /// What an auditor does: the bundle by the API, the command on it, and on it with one bit
  /// changed.
  private static void theBundleOfADecisionIsVerifiedOffline(LocalJson running, Path bundle)
      throws Exception {
    try (var doors = new Doors(running.api(), running.mail());
        var http = HttpClient.newHttpClient()) {
      var auditor = doors.token(Doors.object().put("role", "auditor").put("subject", "a1"));
      var clean =
          doors.list("/v1/cases?call=sme-ip-pilot-2017", auditor).stream()
              .filter(one -> one.toString().contains("苏州市"))
              .findFirst()
              .orElseThrow();
      var path = "/v1/cases/" + clean.path("id").asText() + "/bundle";
      var there =
          http.send(
                  HttpRequest.newBuilder(running.api().resolve(path))
                      .header("Authorization", "Bearer " + auditor)
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      http.send(
          HttpRequest.newBuilder(URI.create(there)).build(),
          HttpResponse.BodyHandlers.ofFile(bundle));
    }
    assertThat(verify(bundle)).isZero();
    byte[] bytes = Files.readAllBytes(bundle);
    bytes[bytes.length / 2] ^= 1;
    assertThat(verify(Files.write(bundle, bytes))).isEqualTo(1);
  }

  private static int verify(Path bundle) throws Exception {
    var command =
        ServingProcess.commandLine(List.of("verify", bundle.toString()))
            .redirectErrorStream(true)
            .start();
    var said = new String(command.getInputStream().readAllBytes(), UTF_8);
    assertThat(said).contains("hashes", "rules", "readings");
    return command.waitFor();
  }

  @Test
  void aLogThatTellsOfPeopleOrTheirFilesWouldBeNoticed() throws Exception {
    var data =
        PersonalData.of(SamplePackage.read(SamplePackage.find("jiangsu-2017").orElseThrow()));

    assertThat(data.words()).hasSizeGreaterThan(30);
    assertThat(data.in("{\"outcome\":\"sent\",\"to\":\"tuijian@province-320000.example\"}"))
        .containsExactly("tuijian@province-320000.example");
    assertThat(data.in("崔永 025-55509891 推荐函.docx"))
        .containsExactlyInAnyOrder("崔永", "025-55509891", "推荐函.docx");
  }
}
