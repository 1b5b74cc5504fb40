package org.intake.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
