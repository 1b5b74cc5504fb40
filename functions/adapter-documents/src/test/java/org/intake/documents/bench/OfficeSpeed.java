package org.intake.documents.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.intake.application.port.DocumentReader.Progress;
import org.intake.application.port.DocumentReader.SourceFile;
import org.intake.documents.IntakeDocumentReader;
import org.intake.documents.Limits;
import org.intake.documents.NoScans;
import org.intake.domain.programme.ReadingGuide;
import org.intake.testkit.documents.ApplicationForm;
import org.intake.testkit.documents.CityPlan;
import org.intake.testkit.documents.DocxWriter;
import org.intake.testkit.documents.FormStyle;
import org.intake.testkit.documents.PdfWriter;
import org.intake.testkit.documents.Piece;
import org.intake.testkit.documents.SampleCities;
import org.intake.testkit.documents.SampleCity;

/// Digital documents, warm: fields and boxes of a PDF beside `pdftotext -bbox-layout`, fields of a
/// Word form beside POI's own walk over its tables.
final class OfficeSpeed {
  private static final int PAGES = 50;
  private static final int ROUNDS = 9;

  /// Compilers are at work for some ten seconds; theirs is no time of a warm reader.
  private static final int WARM_UP = 4 * ROUNDS;

  private final IntakeDocumentReader reader;
  private final Cpu cpu = new Cpu();

  OfficeSpeed(ReadingGuide guide) {
    this.reader = new IntakeDocumentReader(guide, Limits.standard(), new NoScans(), 1);
  }

  void print(Path folder) throws IOException {
    SampleCity city = SampleCities.invent(SampleCities.jiaxing(), 3, 4711);
    textPdf(folder, city);
    wordForm(folder, city);
  }

  private void textPdf(Path folder, SampleCity city) throws IOException {
    List<Piece> pieces = new ArrayList<>();
    int pages = 0;
    while (pages < PAGES) {
      pieces.addAll(ApplicationForm.pieces(city, FormStyle.plain()));
      pieces.add(CityPlan.piece(city));
      pages = pieces.size() * 8 / 6;
    }
    Path pdf = folder.resolve("text.pdf");
    Files.write(pdf, PdfWriter.write("text.pdf", pieces, PdfWriter.Style.plain()).bytes());
    pages = read(pdf);
    double ours = median(() -> read(pdf)) / pages;
    if (!Peers.PDFTOTEXT.isInstalled()) {
      Score.say("text PDF: pdftotext is not installed, not measured");
      return;
    }
    double theirs = median(() -> Peers.PDFTOTEXT.read(pdf, ""), true) / pages;
    Score.say(
        "text PDF, %d pages, fields and boxes: %.0f pages per CPU second, pdftotext -bbox-layout %.0f: ratio %.2f (reach 0.8)",
        pages, 1 / ours, 1 / theirs, theirs / ours);
  }

  private void wordForm(Path folder, SampleCity city) throws IOException {
    byte[] bytes = DocxWriter.write(ApplicationForm.pieces(city, FormStyle.plain()));
    Path docx = folder.resolve("form.docx");
    Files.write(docx, bytes);
    double ours = median(() -> read(docx));
    double theirs = median(() -> walk(bytes));
    Score.say(
        "docx form: %.0f forms per CPU second, POI's table walk %.0f: ratio %.2f (reach 3)",
        1 / ours, 1 / theirs, theirs / ours);
  }

  private int read(Path file) {
    return reader
        .read(new SourceFile(file.toString(), file), Progress.SILENT)
        .getFirst()
        .pages()
        .size();
  }

  private static int walk(byte[] docx) throws IOException {
    int characters = 0;
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      for (XWPFTable table : document.getTables()) {
        for (var row : table.getRows()) {
          for (var cell : row.getTableCells()) {
            characters += cell.getText().length();
          }
        }
      }
    }
    return characters;
  }

  @FunctionalInterface
  private interface Work {
    Object run() throws IOException;
  }

  private double median(Work work) throws IOException {
    return median(work, false);
  }

  /// CPU seconds of one run, warm.
  private double median(Work work, boolean ofChildren) throws IOException {
    double[] seconds = new double[ROUNDS];
    for (int i = ofChildren ? 0 : -WARM_UP; i < ROUNDS; i++) {
      double before = ofChildren ? Peers.childrenCpu() : cpu.seconds();
      for (int n = 0; n < 3; n++) {
        work.run();
      }
      double after = ofChildren ? Peers.childrenCpu() : cpu.seconds();
      if (i >= 0) {
        seconds[i] = (after - before) / 3;
      }
    }
    Arrays.sort(seconds);
    return seconds[ROUNDS / 2];
  }
}
