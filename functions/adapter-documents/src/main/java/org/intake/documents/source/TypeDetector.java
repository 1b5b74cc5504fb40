package org.intake.documents.source;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.poi.poifs.filesystem.DirectoryNode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.Tika;

/// Tells a file's type by its content. Tika knows the magic numbers; containers (ZIP, OLE2) are
/// opened here, because `.wps`, `.et` and `.ofd` differ from their relatives only inside.
public final class TypeDetector {
  /// Enough members to meet the one that tells the format; more is an archive in any case.
  private static final int MEMBERS_LOOKED_AT = 2_000;

  private static final int HEAD = 4_000;
  private static final String MAIL = "message/rfc822";

  /// A known head first, then only heads down to the first blank line.
  private static final Pattern MAIL_HEAD =
      Pattern.compile(
          "(?:from|to|cc|subject|date|received|return-path|message-id|mime-version|delivered-to):[^\\n]*\\n"
              + "(?:[a-z][a-z0-9-]{1,60}:[^\\n]*\\n|[ \\t][^\\n]*\\n)*+\\r?\\n");

  private final Tika tika = new Tika();

  public Detected detect(Path file) throws IOException {
    if (Files.size(file) == 0) {
      return Detected.of(FileType.EMPTY);
    }
    byte[] start = start(file);
    if (startsWith(start, 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)) {
      return ole2(file);
    }
    if (startsWith(start, 'P', 'K', 3, 4) || startsWith(start, 'P', 'K', 5, 6)) {
      return zip(file);
    }
    return bySignature(start);
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(65_536);
    }
  }

  private Detected bySignature(byte[] start) {
    String mediaType = tika.detect(start);
    FileType type =
        switch (mediaType) {
          case "application/pdf" -> FileType.PDF;
          case "application/rtf" -> FileType.RTF;
          case "image/jpeg" -> FileType.JPEG;
          case "image/png" -> FileType.PNG;
          case "image/tiff" -> FileType.TIFF;
          case "image/jp2", "image/jpx" -> FileType.JPEG_2000;
          case "image/bmp" -> FileType.BMP;
          case "image/gif" -> FileType.GIF;
          case "application/x-7z-compressed" -> FileType.SEVEN_ZIP;
          case "text/html", "application/xhtml+xml" -> FileType.HTML;
          case "text/plain", "text/csv" -> FileType.TEXT;
          default ->
              mediaType.startsWith("application/x-rar") ? FileType.RAR : FileType.UNSUPPORTED;
        };
    if (type == FileType.UNSUPPORTED && !Encodings.looksLikeText(start)) {
      return new Detected(FileType.UNSUPPORTED, mediaType);
    }
    return type == FileType.UNSUPPORTED || type == FileType.TEXT
        ? text(mediaType, Encodings.decode(start).stripLeading())
        : Detected.of(type);
  }

  /// What Tika does not see in UTF-16, and a mail that has few heads.
  private static Detected text(String mediaType, String text) {
    String head = text.substring(0, Math.min(text.length(), HEAD)).toLowerCase(Locale.ROOT);
    if (head.startsWith("<!doctype html") || head.startsWith("<html")) {
      return Detected.of(FileType.HTML);
    }
    return mediaType.equals(MAIL) || MAIL_HEAD.matcher(head).lookingAt()
        ? new Detected(FileType.UNSUPPORTED, MAIL)
        : Detected.of(FileType.TEXT);
  }

  private static Detected ole2(Path file) {
    try (POIFSFileSystem container = new POIFSFileSystem(file.toFile(), true)) {
      DirectoryNode root = container.getRoot();
      if (root.hasEntry("WordDocument")) {
        return Detected.of(FileType.DOC);
      }
      if (root.hasEntry("Workbook") || root.hasEntry("Book")) {
        return Detected.of(FileType.XLS);
      }
      if (root.hasEntry("EncryptedPackage")) {
        return Detected.of(FileType.ENCRYPTED_OFFICE);
      }
      return new Detected(FileType.UNSUPPORTED, "application/x-ole-storage");
    } catch (IOException | RuntimeException e) {
      // A torn container: Word is the likeliest, and its reader says what is wrong.
      return Detected.of(FileType.DOC);
    }
  }

  private static Detected zip(Path file) {
    Set<String> names = new HashSet<>();
    try (ZipFile zip =
        ZipFile.builder()
            .setPath(file)
            .setCharset(StandardCharsets.ISO_8859_1)
            .setIgnoreLocalFileHeader(true)
            .get()) {
      Enumeration<ZipArchiveEntry> entries = zip.getEntries();
      while (entries.hasMoreElements() && names.size() < MEMBERS_LOOKED_AT) {
        names.add(entries.nextElement().getName());
      }
    } catch (IOException | RuntimeException e) {
      return Detected.of(FileType.ZIP);
    }
    if (names.contains("OFD.xml")) {
      return Detected.of(FileType.OFD);
    }
    if (names.contains("[Content_Types].xml")) {
      if (names.contains("word/document.xml")) {
        return Detected.of(FileType.DOCX);
      }
      if (names.contains("xl/workbook.xml")) {
        return Detected.of(FileType.XLSX);
      }
      return new Detected(FileType.UNSUPPORTED, "application/x-tika-ooxml");
    }
    if (names.contains("mimetype") && names.contains("content.xml")) {
      return new Detected(FileType.UNSUPPORTED, "application/vnd.oasis.opendocument");
    }
    return Detected.of(FileType.ZIP);
  }

  private static boolean startsWith(byte[] start, int... signature) {
    if (start.length < signature.length) {
      return false;
    }
    for (int i = 0; i < signature.length; i++) {
      if ((start[i] & 0xFF) != signature[i]) {
        return false;
      }
    }
    return true;
  }
}
