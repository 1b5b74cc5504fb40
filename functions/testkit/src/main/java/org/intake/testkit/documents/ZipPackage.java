package org.intake.testkit.documents;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Collects the parts of a ZIP-based document and writes them the same way every time.
///
/// Entries are stored, not deflated: what deflate produces depends on the zlib of the JDK, and the
/// samples must come out byte for byte on any machine.
final class ZipPackage {
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2017, 7, 10, 9, 0);

  private final Map<String, byte[]> parts = new LinkedHashMap<>();

  ZipPackage add(String name, String text) {
    return add(name, text.getBytes(StandardCharsets.UTF_8));
  }

  ZipPackage add(String name, byte[] bytes) {
    parts.put(name, bytes);
    return this;
  }

  byte[] bytes() {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
      for (Map.Entry<String, byte[]> part : parts.entrySet()) {
        var entry = new ZipEntry(part.getKey());
        entry.setTimeLocal(WRITTEN);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(part.getValue().length);
        var crc = new CRC32();
        crc.update(part.getValue());
        entry.setCrc(crc.getValue());
        zip.putNextEntry(entry);
        zip.write(part.getValue());
        zip.closeEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
