package org.intake.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.intake.local.LocalFunctions;
import org.intake.local.LocalRuntime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real functions on the embedded cloud, from the first upload to an expert's claim.
class SampleJourneyTest {
  @Test
  void theCleanCityIsClaimedAndTheOtherGetsOneNoticeOfItsFiveDefects(@TempDir Path directory)
      throws Exception {
    var sample = SamplePackage.find("jiangsu-2017").orElseThrow();
    var said = new ByteArrayOutputStream();
    try (var runtime = LocalRuntime.start(directory, 0, LocalFunctions::of);
        var demo =
            new Demo(
                List.of(SamplePackage.read(sample)),
                runtime.endpoints().apiUri(),
                runtime.endpoints().mailUri(),
                new PrintStream(said, true, UTF_8))) {
      assertThat(demo.play()).as(() -> said.toString(UTF_8)).isTrue();
    }
  }
}
