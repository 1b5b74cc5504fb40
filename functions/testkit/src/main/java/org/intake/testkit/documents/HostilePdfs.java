package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;

/// PDFs that are broken, locked, empty or up to something.
final class HostilePdfs {
  private HostilePdfs() {}

  static List<HostileFile> all() {
    byte[] sound = soundPdf();
    byte[] garbage = new byte[4096];
    new Random(1).nextBytes(garbage);
    byte[] header = "%PDF-1.4\n".getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(header, 0, garbage, 0, header.length);
    return List.of(
        HostileFile.of("加密.pdf", encryptedPdf(), "ENCRYPTED"),
        HostileFile.of(
            "截断.pdf",
            Arrays.copyOf(sound, sound.length / 2),
            "TRUNCATED",
            "CORRUPT",
            "PAGE_NOT_READ"),
        HostileFile.of("乱码.pdf", garbage, "CORRUPT", "TRUNCATED"),
        HostileFile.of("脚本.pdf", scriptedPdf(), "ACTIVE_CONTENT"),
        HostileFile.of("空白页.pdf", blankPdf(), "BLANK_PAGE", "BLANK_DOCUMENT"),
        HostileFile.of("循环页树.pdf", circularPdf(), "CORRUPT", "TOO_MANY_OBJECTS", "PAGE_NOT_READ"),
        HostileFile.of("其实是文档.pdf", OtherProgramme.docx(), "WRONG_EXTENSION"));
  }

  private static byte[] soundPdf() {
    return PdfWriter.write("x", List.of(OtherProgramme.form()), PdfWriter.Style.plain()).bytes();
  }

  private static byte[] encryptedPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var policy = new StandardProtectionPolicy("owner", "user", new AccessPermission());
      policy.setEncryptionKeyLength(128);
      document.protect(policy);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] scriptedPdf() {
    try (var document =
        PdfWriter.document(
            PageLayout.lay(List.of(OtherProgramme.form()), Metrics.grid()),
            PdfWriter.Style.plain())) {
      document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('x');"));
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] blankPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A page tree whose only child is itself.
  private static byte[] circularPdf() {
    try (var document = new PDDocument()) {
      document.addPage(new PDPage());
      var pages = document.getPages().getCOSObject();
      var kids = new COSArray();
      kids.add(pages);
      pages.setItem(COSName.KIDS, kids);
      return PdfWriter.saved(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
