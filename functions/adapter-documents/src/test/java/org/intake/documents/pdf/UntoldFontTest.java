package org.intake.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.intake.documents.Readings;
import org.intake.domain.reading.FileReading;
import org.intake.domain.reading.PageSource;
import org.intake.domain.reading.Problem.Code;
import org.junit.jupiter.api.Test;

/// A font that draws characters and does not say which: some drivers of printers leave the table
/// out. Only looking at the page tells what it says.
class UntoldFontTest {
  private static COSArray numbers(int... values) {
    COSArray array = new COSArray();
    for (int value : values) {
      array.add(COSInteger.get(value));
    }
    return array;
  }

  private static PDStream stream(PDDocument document, String content) throws IOException {
    PDStream stream = new PDStream(document);
    try (var out = stream.createOutputStream()) {
      out.write(content.getBytes(StandardCharsets.US_ASCII));
    }
    return stream;
  }

  /// One glyph of a name that is no character's, for the code of `a`.
  private static PDType3Font font(PDDocument document) throws IOException {
    COSArray differences = numbers('a');
    differences.add(COSName.getPDFName("glyph7"));
    COSDictionary encoding = new COSDictionary();
    encoding.setItem(COSName.TYPE, COSName.ENCODING);
    encoding.setItem(COSName.DIFFERENCES, differences);
    COSDictionary drawings = new COSDictionary();
    drawings.setItem(
        COSName.getPDFName("glyph7"),
        stream(document, "1000 0 0 0 800 800 d1 0 0 800 800 re f").getCOSObject());
    COSArray matrix = new COSArray();
    for (float value : new float[] {0.001f, 0, 0, 0.001f, 0, 0}) {
      matrix.add(new COSFloat(value));
    }
    COSDictionary font = new COSDictionary();
    font.setItem(COSName.TYPE, COSName.FONT);
    font.setItem(COSName.SUBTYPE, COSName.TYPE3);
    font.setItem(COSName.FONT_BBOX, numbers(0, 0, 1000, 1000));
    font.setItem(COSName.FONT_MATRIX, matrix);
    font.setItem(COSName.CHAR_PROCS, drawings);
    font.setItem(COSName.ENCODING, encoding);
    font.setInt(COSName.FIRST_CHAR, 'a');
    font.setInt(COSName.LAST_CHAR, 'a');
    font.setItem(COSName.WIDTHS, numbers(1000));
    return new PDType3Font(font);
  }

  @Test
  void takesThePageForAScan() throws IOException {
    byte[] file;
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage(PDRectangle.A4);
      document.addPage(page);
      PDResources resources = new PDResources();
      String name = resources.add(font(document)).getName();
      page.setResources(resources);
      page.setContents(
          stream(document, "BT /" + name + " 12 Tf 60 700 Td (" + "a".repeat(30) + ") Tj ET"));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      file = out.toByteArray();
    }

    FileReading reading = Readings.one("a.pdf", file);

    assertThat(Readings.codes(reading)).containsExactly(Code.SCAN_NOT_READ);
    assertThat(reading.pages().getFirst().source()).isEqualTo(PageSource.NONE);
  }
}
