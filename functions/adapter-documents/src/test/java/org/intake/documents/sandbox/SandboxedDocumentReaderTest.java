package org.intake.documents.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.intake.application.port.DocumentReader;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.DocumentReader.Step;
import org.intake.application.port.PagePictures.Page;
import org.intake.documents.sandbox.SandboxSettings.Budget;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.domain.Sha256;
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
    assertThat(reader.draw(new SourceFile("any", content), pages(7, 9)))
        .containsExactly(new byte[] {1, 2, 7}, new byte[] {1, 2, 9});
  }

  @Test
  void onePageThatBreaksTheChildTakesNoOthersWithIt() {
    assertThat(reader.draw(new SourceFile("breaks on page 2", content), pages(1, 2, 3)))
        .containsExactly(new byte[] {1, 2, 1}, new byte[0], new byte[] {1, 2, 3});
  }

  @Test
  void aLongFileIsReadInStepsThatGoOnWhereTheLastOneEnded() {
    SourceFile file = new SourceFile("long", content);
    DocumentReader.Budget budget = new DocumentReader.Budget(4, Duration.ofMinutes(1));
    List<byte[]> parts = new ArrayList<>();
    Step step = reader.readOn(file, parts, budget, Progress.SILENT);
    while (step instanceof Step.Paused(byte[] part, int done, int total)) {
      assertThat(total).isEqualTo(10);
      assertThat(part).containsExactly(done);
      parts.add(part);
      step = reader.readOn(file, parts, budget, Progress.SILENT);
    }
    assertThat(parts).hasSize(2);
    assertThat(step)
        .isInstanceOfSatisfying(
            Step.Finished.class,
            finished ->
                assertThat(finished.readings())
                    .extracting(FileReading::file)
                    .containsExactly("after 2 steps"));
  }

  private static List<Page> pages(int... numbers) {
    Sha256 any = Sha256.of(new byte[0]);
    return java.util.Arrays.stream(numbers).mapToObj(number -> new Page(any, number)).toList();
  }
}
