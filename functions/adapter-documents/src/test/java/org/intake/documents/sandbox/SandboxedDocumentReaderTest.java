package org.intake.documents.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.sandbox.SandboxSettings.Budget;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.Problem;
import org.intake.domain.reading.Problem.Code;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxedDocumentReaderTest {
  @TempDir Path folder;
  private SandboxedDocumentReader reader;
  private Path content;

  @BeforeEach
  void start() throws IOException {
    content = Files.writeString(folder.resolve("content"), "content");
    SandboxSettings settings =
        SandboxSettings.ofThisJava(
            new ChildProgram(
                BehavingChild.class.getName(), System.getProperty("java.class.path"), List.of()),
            Map.of("LANG", "C.UTF-8"),
            folder.resolve("scratch"));
    reader =
        new SandboxedDocumentReader(
            settings.with(
                new Budget(
                    Duration.ofSeconds(60),
                    Duration.ofSeconds(8),
                    Duration.ofSeconds(2),
                    1 << 20,
                    3)));
  }

  @AfterEach
  void stop() {
    reader.close();
  }

  private List<FileReading> read(String behaviour) {
    return reader.read(new SourceFile(behaviour, content), Progress.SILENT);
  }

  private List<Code> codes(String behaviour) {
    return read(behaviour).getFirst().problems().stream().map(Problem::code).toList();
  }

  @Test
  void survivesACrashOfTheChildAndReadsTheNextFile() {
    assertThat(codes("crash")).containsExactly(Code.READER_CRASHED);
    assertThat(read("sound").getFirst().file()).isEqualTo("sound");
    assertThat(codes("throw")).containsExactly(Code.READER_CRASHED);
    assertThat(read("sound").getFirst().problems()).isEmpty();
  }

  @Test
  void killsAChildThatHangs() {
    assertThat(codes("hang")).containsExactly(Code.TIME_LIMIT);
    assertThat(codes("sound")).isEmpty();
  }

  @Test
  void namesALackOfMemory() {
    assertThat(codes("swell")).containsExactly(Code.MEMORY_LIMIT);
    assertThat(codes("flood")).containsExactly(Code.MEMORY_LIMIT);
  }

  @Test
  void passesProgressThroughAndGivesEachPageItsTime() {
    List<Integer> pages = new ArrayList<>();

    reader.read(
        new SourceFile("slow pages", content), (file, done, total) -> pages.add(done * 10 + total));

    assertThat(pages).containsExactly(15, 25, 35, 45, 55);
  }

  @Test
  void keepsWhatLibrariesPrintOutOfTheProtocol() {
    assertThat(codes("chatter")).isEmpty();
  }

  @Test
  void givesTheChildNeitherNetworkNorTheParentsEnvironment() {
    assertThat(read("network").getFirst().file()).isEqualTo("closed");
    assertThat(read("environment").getFirst().file()).doesNotContain("HOME").contains("LANG");
  }

  @Test
  void drawsPagesInTheChildToo() {
    assertThat(reader.draw(new SourceFile("any", content), 7))
        .hasValueSatisfying(picture -> assertThat(picture).containsExactly(1, 2, 7));
  }
}
