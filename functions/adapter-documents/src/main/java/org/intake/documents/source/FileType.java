package org.intake.documents.source;

import java.util.Locale;

/// The kinds of file that are read; everything else is refused by name.
public enum FileType {
  PDF("application/pdf", "pdf"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      "docx",
      "docm",
      "wps"),
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", "xlsm", "et"),
  /// Binary Word, and Kingsoft's `.wps` that has the same streams.
  DOC("application/msword", "doc", "wps"),
  /// Binary Excel, and Kingsoft's `.et`.
  XLS("application/vnd.ms-excel", "xls", "et"),
  RTF("application/rtf", "rtf", "doc"),
  HTML("text/html", "html", "htm"),
  TEXT("text/plain", "txt", "csv"),
  OFD("application/ofd", "ofd"),
  JPEG("image/jpeg", "jpg", "jpeg"),
  PNG("image/png", "png"),
  TIFF("image/tiff", "tif", "tiff"),
  JPEG_2000("image/jp2", "jp2", "jpf"),
  BMP("image/bmp", "bmp"),
  GIF("image/gif", "gif"),
  ZIP("application/zip", "zip"),
  RAR("application/vnd.rar", "rar"),
  SEVEN_ZIP("application/x-7z-compressed", "7z"),
  /// Office content behind a password.
  ENCRYPTED_OFFICE("application/x-tika-ooxml-protected", "docx", "xlsx", "doc", "xls"),
  EMPTY("application/x-empty"),
  UNSUPPORTED("application/octet-stream");

  private final String mediaType;
  private final String extensions;

  FileType(String mediaType, String... extensions) {
    this.mediaType = mediaType;
    this.extensions = "." + String.join(".", extensions) + ".";
  }

  public String mediaType() {
    return mediaType;
  }

  /// The name by which people know the type: its usual extension.
  public String shownName() {
    return extensions.substring(1, extensions.indexOf('.', 1)).toUpperCase(Locale.ROOT);
  }

  public boolean isArchive() {
    return this == ZIP || this == RAR || this == SEVEN_ZIP;
  }

  /// Whether a name's extension speaks of this type; a name without one says nothing wrong.
  public boolean fits(String name) {
    String last = name.substring(name.lastIndexOf('/') + 1);
    int dot = last.lastIndexOf('.');
    return dot < 0
        || extensions.equals("..")
        || extensions.contains("." + last.substring(dot + 1).toLowerCase(Locale.ROOT) + ".");
  }
}
