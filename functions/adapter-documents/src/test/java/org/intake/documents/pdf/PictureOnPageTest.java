package org.intake.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.intake.documents.Readings;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem.Code;
import org.junit.jupiter.api.Test;

/// What text and a picture on one page are to each other. A scanner may draw its own recognition in
/// black under the scan: nobody sees it, and nobody answers for it.
class PictureOnPageTest {
  private static final String SENTENCE = "Inventions per ten thousand inhabitants: 88.84 in 2016.";

  @FunctionalInterface
  private interface Drawing {
    void on(PDPageContentStream page, PDImageXObject picture) throws IOException;
  }

  private static FileReading read(Drawing drawing) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDImageXObject picture =
          LosslessFactory.createFromImage(
              document, new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_GRAY));
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        drawing.on(content, picture);
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return Readings.one("a.pdf", out.toByteArray());
    }
  }

  private static void write(PDPageContentStream page, float top, int lines) throws IOException {
    page.beginText();
    page.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 11);
    page.newLineAtOffset(60, top);
    for (int i = 0; i < lines; i++) {
      page.showText(SENTENCE);
      page.newLineAtOffset(0, -16);
    }
    page.endText();
  }

  @Test
  void takesTextUnderAScanForWhatItsScannerLeft() throws IOException {
    FileReading reading =
        read((page, picture) -> {
          write(page, 700, 5);
          page.drawImage(picture, 0, 0, 595, 842);
        });

    assertThat(Readings.codes(reading)).contains(Code.HIDDEN_TEXT_LAYER);
    assertThat(reading.pages().getFirst().source()).isEqualTo(PageSource.OCR);
  }

  @Test
  void readsTextUponABackground() throws IOException {
    FileReading reading =
        read((page, picture) -> {
          page.drawImage(picture, 0, 0, 595, 842);
          write(page, 700, 5);
        });

    assertThat(reading.pages().getFirst().source()).isEqualTo(PageSource.TEXT_LAYER);
    assertThat(Readings.codes(reading)).doesNotContain(Code.INSET_NOT_READ);
  }

  @Test
  void takesAScanWithALongHeaderForAScan() throws IOException {
    FileReading reading =
        read((page, picture) -> {
          write(page, 825, 2);
          page.drawImage(picture, 0, 0, 595, 790);
        });

    assertThat(Readings.codes(reading)).containsExactly(Code.SCAN_NOT_READ);
  }

  @Test
  void saysThatAScanOnAPartOfThePageWasNotRead() throws IOException {
    FileReading reading =
        read((page, picture) -> {
          write(page, 800, 10);
          page.drawImage(picture, 60, 60, 300, 400);
        });

    assertThat(reading.pages().getFirst().source()).isEqualTo(PageSource.TEXT_LAYER);
    assertThat(Readings.codes(reading)).contains(Code.INSET_NOT_READ);
    assertThat(reading.problems().getFirst().page()).isEqualTo(1);
  }

  @Test
  void doesNotTakeASealForAScan() throws IOException {
    FileReading reading =
        read((page, picture) -> {
          write(page, 800, 10);
          page.drawImage(picture, 350, 100, 119, 119);
        });

    assertThat(Readings.codes(reading)).doesNotContain(Code.INSET_NOT_READ);
  }
}
