package org.intake.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.junit.jupiter.api.Test;

final class InstructionBytesTest {
  private static final byte[] PAGE =
      "q 1 0 0 1 72 -700.5 cm BT /F1 12 Tf <0102FF> Tj (a\\)b) ' [(c) -20 <AB>] TJ ET Q %end"
          .getBytes(StandardCharsets.ISO_8859_1);

  @Test
  void aPageIsParsedAsPdfBoxParsesIt() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      page.setContents(new PDStream(document, new ByteArrayInputStream(PAGE)));

      List<Object> theirs = new PDFStreamParser(PAGE).parse();
      List<Object> ours = new PDFStreamParser(PageStream.of(page)).parse();

      assertThat(ours).hasSizeGreaterThan(10).hasToString(theirs.toString());
    }
  }

  @Test
  void looksAheadGoesBackAndEndsLikePdfBox() throws IOException {
    try (RandomAccessRead ours = new InstructionBytes(new byte[] {(byte) 200, 1, 2});
        RandomAccessRead theirs = new RandomAccessReadBuffer(new byte[] {(byte) 200, 1, 2})) {
      for (RandomAccessRead bytes : new RandomAccessRead[] {ours, theirs}) {
        assertThat(bytes.peek()).isEqualTo(200);
        assertThat(bytes.read()).isEqualTo(200);
        bytes.rewind(1);
        assertThat(bytes.read(new byte[9], 2, 7)).isEqualTo(3);
        assertThat(bytes.isEOF()).isTrue();
        assertThat(bytes.peek()).isEqualTo(-1);
        assertThat(bytes.read()).isEqualTo(-1);
        assertThat(bytes.read(new byte[1], 0, 1)).isEqualTo(-1);
        bytes.seek(1);
        assertThat(bytes.available()).isEqualTo(2);
        bytes.seek(99);
        assertThat(bytes.getPosition()).isEqualTo(bytes.length());
        assertThatThrownBy(() -> bytes.seek(-1)).isInstanceOf(IOException.class);
      }
    }
  }
}
