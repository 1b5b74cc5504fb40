package org.intake.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.intake.application.port.DocumentReader;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.ocr.ScanReaders;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.programme.BuiltInProgrammes;
import org.intake.testkit.documents.HostileFile;
import org.intake.testkit.documents.HostileFiles;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every nasty file ends in a named problem with a cure in three languages, never in an exception.
class HostileFilesTest {
  private static final DocumentReader READER =
      new IntakeDocumentReader(
          BuiltInProgrammes.load().programme(JourneyOnFakes.CALL).orElseThrow().reading(),
          Limits.standard(),
          ScanReaders.create(Map.of("TESSDATA_PREFIX", "/nonexistent"), Path.of("target")));

  @TempDir Path folder;

  static Stream<HostileFile> files() {
    return HostileFiles.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("files")
  void endsInANamedProblemWithItsCure(HostileFile hostile) throws IOException {
    Path file = Files.write(folder.resolve("file"), hostile.bytes());
    List<FileReading> readings =
        READER.read(
            new DocumentReader.SourceFile(hostile.name(), file), DocumentReader.Progress.SILENT);
    List<Problem> problems =
        readings.stream().flatMap(reading -> reading.problems().stream()).toList();
    assertThat(problems)
        .extracting(problem -> problem.code().name())
        .as(hostile.name())
        .containsAnyElementsOf(hostile.codes());
    assertThat(problems)
        .allSatisfy(problem -> {
          assertThat(problem.message().zhHans()).isNotBlank();
          assertThat(problem.message().zhHant()).isNotBlank();
          assertThat(problem.message().en()).isNotBlank();
        });
  }
}
