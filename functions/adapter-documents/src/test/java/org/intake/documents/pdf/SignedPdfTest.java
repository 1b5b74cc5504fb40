package org.intake.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.intake.documents.Readings;
import org.intake.domain.reading.Problem.Code;
import org.junit.jupiter.api.Test;

/// A signed PDF as it was signed, and changed afterwards.
class SignedPdfTest {
  private static final String SHA_256 = "0609608648016503040201";
  private static final String MESSAGE_DIGEST = "06092a864886f70d01090431220420";

  private static byte[] unsigned() throws IOException {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream text =
          new PDPageContentStream(
              document, page, PDPageContentStream.AppendMode.OVERWRITE, false)) {
        text.beginText();
        text.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
        text.newLineAtOffset(80, 700);
        text.showText("Value 48.39");
        text.endText();
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    }
  }

  /// With the two parts of a signature that are compared: the algorithm and the digest.
  private static byte[] signature(InputStream content) throws IOException {
    byte[] digest = org.intake.domain.Sha256.digest().digest(content.readAllBytes());
    return HexFormat.of().parseHex(SHA_256 + MESSAGE_DIGEST + HexFormat.of().formatHex(digest));
  }

  private static byte[] signed() throws IOException {
    try (PDDocument document = Loader.loadPDF(unsigned())) {
      PDSignature signature = new PDSignature();
      signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
      signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
      document.addSignature(signature, SignedPdfTest::signature);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      return out.toByteArray();
    }
  }

  @Test
  void saysNothingOfASignatureThatFits() throws IOException {
    assertThat(Readings.codes(Readings.one("函.pdf", signed()))).doesNotContain(Code.SEAL_BROKEN);
  }

  /// 48.39 made 58.39: the signature's own range was looked at, never the bytes.
  @Test
  void saysThatAByteWasChanged() throws IOException {
    byte[] changed = signed();
    byte[] value = "48.39".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i + value.length < changed.length; i++) {
      if (Arrays.equals(Arrays.copyOfRange(changed, i, i + value.length), value)) {
        changed[i] = '5';
      }
    }
    assertThat(MessageDigest.isEqual(changed, signed())).isFalse();

    assertThat(Readings.codes(Readings.one("函.pdf", changed))).contains(Code.SEAL_BROKEN);
  }

  @Test
  void saysThatSomethingWasAddedBehindTheSignature() throws IOException {
    byte[] more = signed();
    try (PDDocument document = Loader.loadPDF(more)) {
      PDPage page = document.getPage(0);
      page.setRotation(90);
      page.getCOSObject().setNeedToBeUpdated(true);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.saveIncremental(out);
      more = out.toByteArray();
    }

    assertThat(Readings.codes(Readings.one("函.pdf", more))).contains(Code.SEAL_BROKEN);
  }
}
