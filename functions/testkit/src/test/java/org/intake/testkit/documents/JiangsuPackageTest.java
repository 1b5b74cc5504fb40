package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The committed package is what the generator writes. After a wanted change, write it anew with
/// `-Dsamples.write=true` and look at the difference.
class JiangsuPackageTest {
  private static final Path FOLDER = Path.of("../../events/samples/jiangsu-2017");

  @Test
  void theCommittedFilesAreWhatTheGeneratorWrites() throws IOException {
    SamplePackage sample = JiangsuPackage.create();
    if (Boolean.getBoolean("samples.write")) {
      write(sample);
    }

    Set<String> expected = new TreeSet<>();
    for (SampleFile file : sample.onDisk()) {
      expected.add(file.name());
      assertThat(FOLDER.resolve(file.name())).hasBinaryContent(file.bytes());
    }
    try (Stream<Path> found = Files.walk(FOLDER)) {
      assertThat(
              found
                  .filter(Files::isRegularFile)
                  .map(p -> FOLDER.relativize(p).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  private static void write(SamplePackage sample) throws IOException {
    if (Files.exists(FOLDER)) {
      try (Stream<Path> old = Files.walk(FOLDER)) {
        for (Path path : old.filter(Files::isRegularFile).toList()) {
          Files.delete(path);
        }
      }
    }
    for (SampleFile file : sample.onDisk()) {
      Path path = FOLDER.resolve(file.name());
      Files.createDirectories(path.getParent());
      Files.write(path, file.bytes());
    }
  }
}
