package org.intake.documents.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import org.intake.documents.UnreadableFile;

/// An archive of any format: what it claims to hold, and the bytes of one member at a time.
interface OpenArchive extends Closeable {

  List<Member> members();

  /// Writes a member's bytes; the stream refuses to grow beyond the limits.
  void copy(Member member, OutputStream to) throws IOException;

  /// What the directory of an archive says of a member. Sizes are -1 where it does not say;
  /// `offset` is where the packed bytes begin, -1 where the format does not tell.
  record Member(int index, String name, long packed, long size, long offset, boolean encrypted) {}

  static OpenArchive open(Path file, FileType type) throws IOException, UnreadableFile {
    return switch (type) {
      case ZIP -> ZipMembers.open(file);
      case RAR -> RarMembers.open(file);
      case SEVEN_ZIP -> SevenZipMembers.open(file);
      case PDF, DOCX, XLSX, DOC, XLS, RTF, HTML, TEXT, OFD -> throw notAnArchive();
      case JPEG, PNG, TIFF, JPEG_2000, BMP, GIF -> throw notAnArchive();
      case ENCRYPTED_OFFICE, EMPTY, UNSUPPORTED -> throw notAnArchive();
    };
  }

  private static IllegalArgumentException notAnArchive() {
    return new IllegalArgumentException("not an archive");
  }
}
