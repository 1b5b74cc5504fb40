package org.intake.documents;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.intake.application.port.DocumentReader.Budget;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.application.port.DocumentReader.Step;
import org.intake.domain.reading.DocumentType;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file that is read in steps gives what it gives when it is read at once, wherever the steps
/// end.
class ReadingInStepsTest {
  private static final Path CITY = Path.of("../../events/samples/jiangsu-2017/南通市");

  private final IntakeDocumentReader reader =
      new IntakeDocumentReader(Guides.callOf2017(), Limits.standard(), new NoScans());

  @TempDir Path folder;

  private record Run(List<FileReading> readings, int steps) {}

  private Run inSteps(Path file, String name, int pages) {
    Budget budget = new Budget(pages, Duration.ofHours(1));
    List<byte[]> parts = new ArrayList<>();
    while (true) {
      switch (reader.readOn(new SourceFile(name, file), parts, budget, Progress.SILENT)) {
        case Step.Finished(List<FileReading> readings) -> {
          return new Run(readings, parts.size() + 1);
        }
        case Step.Paused(byte[] part, int done, int total) -> {
          assertThat(done).isLessThanOrEqualTo(total);
          parts.add(part);
        }
      }
    }
  }

  private List<FileReading> atOnce(Path file, String name) {
    return reader.read(new SourceFile(name, file), Progress.SILENT);
  }

  @Test
  void aFormWhosePartsCrossTheEndOfAStepIsReadAsOne() {
    Path form = CITY.resolve("南通市_申报表.pdf");
    List<FileReading> whole = atOnce(form, "南通市_申报表.pdf");
    int pages = whole.getFirst().pages().size();

    Run run = inSteps(form, "南通市_申报表.pdf", 1);

    assertThat(run.steps()).isEqualTo(pages);
    assertThat(run.readings()).isEqualTo(whole);
    assertThat(inSteps(form, "南通市_申报表.pdf", 2).readings()).isEqualTo(whole);
  }

  @Test
  void aBoundVolumeOfThreeHundredPagesIsReadInStepsWithItsFormAtTheEnd() throws IOException {
    Path volume = folder.resolve("volume.pdf");
    int pages = bound(volume, 300);

    Run run = inSteps(volume, "南通市_材料汇编.pdf", 100);

    assertThat(run.steps()).isEqualTo((pages + 99) / 100);
    FileReading reading = run.readings().getFirst();
    assertThat(reading.pages()).hasSize(pages);
    assertThat(reading.documents())
        .extracting(ReadDocument::type)
        .filteredOn(new DocumentType("FORM_PART_2")::equals)
        .hasSize(2);
    assertThat(run.readings()).isEqualTo(atOnce(volume, "南通市_材料汇编.pdf"));
  }

  /// One page of evidence so often, then the form.
  private static int bound(Path volume, int evidence) throws IOException {
    try (PDDocument page = Loader.loadPDF(CITY.resolve("证明材料/E01_南通市_纳入政府议事日程证明.pdf").toFile());
        PDDocument form = Loader.loadPDF(CITY.resolve("南通市_申报表.pdf").toFile());
        PDDocument bound = new PDDocument()) {
      for (int i = 0; i < evidence; i++) {
        var _ = bound.importPage(page.getPage(0));
      }
      for (int i = 0; i < form.getNumberOfPages(); i++) {
        var _ = bound.importPage(form.getPage(i));
      }
      bound.save(volume.toFile());
      return bound.getNumberOfPages();
    }
  }

  @Test
  void anArchiveGoesOnWithTheMemberThatWasNext() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
      member(zip, "1_空.docx", new byte[0]);
      member(zip, "2_申报表.pdf", Files.readAllBytes(CITY.resolve("南通市_申报表.pdf")));
      member(zip, "../3_越出.txt", new byte[] {'x'});
      member(zip, "4_申报方案.docx", Files.readAllBytes(CITY.resolve("南通市_申报方案.docx")));
      member(zip, "5_申报表副本.pdf", Files.readAllBytes(CITY.resolve("南通市_申报表.pdf")));
    }
    Path archive = Files.write(folder.resolve("a.zip"), bytes.toByteArray());
    List<FileReading> whole = atOnce(archive, "南通市.zip");

    assertThat(whole).hasSize(5);
    for (int budget : new int[] {1, 3, 4}) {
      Run run = inSteps(archive, "南通市.zip", budget);
      assertThat(run.steps()).as("steps of %d pages", budget).isGreaterThan(2);
      assertThat(run.readings()).as("steps of %d pages", budget).isEqualTo(whole);
    }
  }

  private static void member(ZipOutputStream zip, String name, byte[] content) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(content);
    zip.closeEntry();
  }
}
