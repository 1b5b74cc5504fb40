package org.intake.application.audit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.intake.application.PermanentFault;
import org.intake.application.audit.BundleManifest.Entry;
import org.intake.domain.Sha256;

/// Writes a ZIP whose bytes depend on its content alone: entries are stored, not compressed (the
/// output of a compressor differs between versions), and carry the first date that a ZIP knows.
final class BundleWriter implements AutoCloseable {
  private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
  private static final int BUFFER = 1 << 16;

  private final ZipOutputStream zip;
  private final List<Entry> entries = new ArrayList<>();

  BundleWriter(OutputStream out) {
    zip = new ZipOutputStream(out);
    zip.setMethod(ZipOutputStream.STORED);
  }

  void add(String path, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    begin(path, content.length, checksum.getValue());
    zip.write(content);
    zip.closeEntry();
    entries.add(new Entry(path, content.length, Sha256.of(content)));
  }

  /// An original, which must still be what its hash says.
  void add(String path, Path content, Sha256 expected) throws IOException {
    CRC32 checksum = new CRC32();
    MessageDigest digest = Sha256.digest();
    long size = 0;
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(content)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        checksum.update(buffer, 0, read);
        digest.update(buffer, 0, read);
        size += read;
      }
    }
    if (!HexFormat.of().formatHex(digest.digest()).equals(expected.hex())) {
      throw new PermanentFault("a kept original is no longer what its hash says: " + expected);
    }
    begin(path, size, checksum.getValue());
    Files.copy(content, zip);
    zip.closeEntry();
    entries.add(new Entry(path, size, expected));
  }

  private void begin(String path, long size, long checksum) throws IOException {
    ZipEntry entry = new ZipEntry(path);
    entry.setTimeLocal(NO_TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCompressedSize(size);
    entry.setCrc(checksum);
    zip.putNextEntry(entry);
  }

  List<Entry> entries() {
    return List.copyOf(entries);
  }

  /// The end of the archive; the stream below stays open.
  @Override
  public void close() throws IOException {
    zip.finish();
  }
}
