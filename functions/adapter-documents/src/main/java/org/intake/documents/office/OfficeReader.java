package org.intake.documents.office;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.poi.EncryptedDocumentException;
import org.intake.documents.Limits;
import org.intake.documents.Problems;
import org.intake.documents.UnreadableFile;
import org.intake.documents.source.FileType;
import org.intake.domain.reading.Problem.Code;

/// Picks the reader by the detected type and turns what the libraries throw into outcomes.
public final class OfficeReader {
  private final Limits limits;

  public OfficeReader(Limits limits) {
    this.limits = limits;
  }

  public OfficeContent read(Path file, FileType type) throws UnreadableFile {
    try {
      return switch (type) {
        case DOCX -> new DocxReader(limits).read(file);
        case XLSX -> new XlsxReader(limits).read(file);
        case DOC -> new DocReader(limits).read(file);
        case XLS -> new XlsReader(limits).read(file);
        case RTF -> new RtfReader(limits).read(file);
        case HTML -> new HtmlReader(limits).read(file);
        case TEXT -> new PlainTextReader(limits).read(file);
        case PDF, OFD, JPEG, PNG, TIFF, JPEG_2000, BMP, GIF -> throw notOffice(type);
        case ZIP, RAR, SEVEN_ZIP, ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED -> throw notOffice(type);
      };
    } catch (EncryptedDocumentException e) {
      throw new UnreadableFile(Problems.of(Code.ENCRYPTED), e);
    } catch (IOException | RuntimeException e) {
      // The parsers throw anything at broken input; whatever it is, the file is at fault.
      throw new UnreadableFile(Problems.of(Code.CORRUPT), e);
    }
  }

  private static IllegalArgumentException notOffice(FileType type) {
    return new IllegalArgumentException("not an office file: " + type);
  }
}
