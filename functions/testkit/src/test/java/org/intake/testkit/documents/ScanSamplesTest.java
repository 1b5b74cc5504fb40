package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Scans depend on fonts, so their bytes are not compared; `-Dsamples.write=true` paints them anew.
class ScanSamplesTest {
  private static final Path SAMPLES = Path.of("../../events/samples");

  @Test
  void paintsTheCommittedScansAnewWhenAsked() throws IOException {
    assumeTrue(Boolean.getBoolean("samples.write.scans"), "only on demand");

    List<SampleFile> pages = new ArrayList<>(ScanSamples.pages());
    pages.add(
        new SampleFile("truth.json", TruthJson.write(pages), new Truth(List.of(), List.of())));
    write("scans", pages);
    write("zhejiang-2017-scans", ScanSamples.zhejiang().onDisk());
  }

  @Test
  void everyCommittedScanHasItsTruth() throws IOException {
    for (String folder : List.of("scans", "zhejiang-2017-scans")) {
      List<String> named = new ArrayList<>(List.of("truth.json"));
      if (Files.exists(SAMPLES.resolve(folder).resolve("package.json"))) {
        named.add("package.json");
      }
      for (JsonNode file :
          new ObjectMapper().readTree(SAMPLES.resolve(folder).resolve("truth.json").toFile())) {
        named.add(file.get("file").asText());
        assertThat(file.get("documents")).isNotEmpty();
      }
      try (Stream<Path> files = Files.walk(SAMPLES.resolve(folder))) {
        assertThat(
                files
                    .filter(Files::isRegularFile)
                    .map(p -> SAMPLES.resolve(folder).relativize(p).toString().replace('\\', '/')))
            .containsExactlyInAnyOrderElementsOf(named);
      }
    }
  }

  private static void write(String folder, List<SampleFile> files) throws IOException {
    for (SampleFile file : files) {
      Path path = SAMPLES.resolve(folder).resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
  }
}
