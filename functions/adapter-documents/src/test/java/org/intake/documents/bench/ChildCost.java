package org.intake.documents.bench;

import static org.intake.documents.bench.Score.say;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.sandbox.SandboxSettings;
import org.intake.documents.sandbox.SandboxSettings.Budget;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;
import org.intake.documents.sandbox.SandboxedDocumentReader;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.ReadPage;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.ScanFont;
import org.intake.testkit.documents.ScanStyle;
import org.intake.testkit.documents.ScanStyle.Condition;
import org.intake.testkit.documents.ScanWriter;

/// What reading costs the process that reads, with the settings of the product: the first page of a
/// cold child, then a scan of twenty pages with two threads. Start cache and packed function are
/// measured elsewhere (`-Pbench-start`); here the child starts from its class path.
final class ChildCost {
  private static final int PAGES = 20;
  private static final double TICKS = 100;

  private final String call;

  ChildCost(String call) {
    this.call = call;
  }

  void print(Path folder, Path onePage) throws IOException {
    coldPage(onePage);
    longScan(folder);
  }

  private void coldPage(Path page) throws IOException {
    try (SandboxedDocumentReader reader = child()) {
      long started = System.nanoTime();
      reader.warmUp();
      double ready = (System.nanoTime() - started) / 1e9;
      double readyCpu = cpu();
      String text =
          reader
              .read(new SourceFile(page.toString(), page), Progress.SILENT)
              .getFirst()
              .pages()
              .stream()
              .map(ReadPage::text)
              .collect(Collectors.joining("\n"));
      double wall = (System.nanoTime() - started) / 1e9;
      double all = cpu();
      say(
          "cold child: ready after %.2f CPU s (%.1f s), first page read after %.2f CPU s (%.1f s): reach 2.5 s",
          readyCpu, ready, all, wall);
      if (Peers.TESSERACT_COMMAND_LINE.isInstalled()) {
        String language = PageTruth.isTraditional(text) ? "chi_tra" : "chi_sim";
        Peers.TESSERACT_COMMAND_LINE
            .read(page, language)
            .ifPresent(theirs ->
                say(
                    "   the tesseract command line on that page %.2f CPU s, intake takes %.1f of it",
                    theirs.cpu(), all / theirs.cpu()));
      } else {
        say("   tesseract: not installed, not measured");
      }
    }
  }

  private void longScan(Path folder) throws IOException {
    Path pdf = folder.resolve("long.pdf");
    bind(pdf);
    try (SandboxedDocumentReader reader = child()) {
      reader.warmUp();
      double before = cpu();
      List<FileReading> readings =
          reader.read(new SourceFile(pdf.toString(), pdf), Progress.SILENT);
      int pages = readings.getFirst().pages().size();
      say(
          "scan of %d pages, two threads: peak %d MB resident (reach 450), %.2f CPU s a page (reach 1.2)",
          pages, peakMegabytes(), (cpu() - before) / pages);
    }
  }

  /// Scanned forms of several cities in one file, as offices bind them.
  private static void bind(Path pdf) throws IOException {
    List<PDDocument> forms = new ArrayList<>();
    try (PDDocument bound = new PDDocument()) {
      for (int i = 0; bound.getNumberOfPages() < PAGES; i++) {
        List<Piece> form =
            ApplicationForm.pieces(
                SampleCities.invent(SampleCities.jiaxing(), 3, 4711 + i), FormStyle.plain());
        ScanStyle style = ScanStyle.of(ScanFont.MING, Condition.OFFICE_200, 4711 + i);
        forms.add(Loader.loadPDF(ScanWriter.pdf("form", form, style).bytes()));
        new PDFMergerUtility().appendDocument(bound, forms.getLast());
      }
      bound.save(pdf.toFile());
    } finally {
      for (PDDocument form : forms) {
        form.close();
      }
    }
  }

  /// With the patience of a benchmark: on a busy machine the product would give the file up.
  private SandboxedDocumentReader child() throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("LANG", "C.UTF-8");
    String data = System.getenv("TESSDATA_PREFIX");
    if (data != null) {
      environment.put("TESSDATA_PREFIX", data);
    }
    return new SandboxedDocumentReader(
        SandboxSettings.ofThisJava(
                new ChildProgram(
                    BenchChild.class.getName(),
                    System.getProperty("java.class.path"),
                    List.of(call)),
                environment,
                Files.createTempDirectory("bench-child"))
            .with(
                new Budget(
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(5),
                    64 << 20,
                    200)));
  }

  /// The reading child is the only process that this one has running.
  private static String file(String name) throws IOException {
    long child =
        ProcessHandle.current()
            .descendants()
            .filter(ProcessHandle::isAlive)
            .mapToLong(ProcessHandle::pid)
            .findFirst()
            .orElseThrow(() -> new IOException("the reading child is gone"));
    return Files.readString(Path.of("/proc", Long.toString(child), name), StandardCharsets.UTF_8);
  }

  private static double cpu() throws IOException {
    String stat = file("stat");
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS;
  }

  private static long peakMegabytes() throws IOException {
    return file("status")
            .lines()
            .filter(line -> line.startsWith("VmHWM:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0)
        / 1024;
  }
}
