package org.intake.packing;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// A jar whose entries are stored, with the same names, order and bytes.
final class StoredJar {
  /// One moment for all entries, so that the same input makes the same bytes.
  private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 1, 0, 0);

  private StoredJar() {}

  static byte[] of(Path jarOrClasses) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      if (Files.isDirectory(jarOrClasses)) {
        addFolder(out, jarOrClasses);
      } else {
        addJar(out, jarOrClasses);
      }
    }
    return bytes.toByteArray();
  }

  private static void addFolder(ZipOutputStream out, Path folder) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      store(out, nameIn(folder, file), Files.readAllBytes(file));
    }
  }

  private static void addJar(ZipOutputStream out, Path jar) throws IOException {
    try (InputStream file = Files.newInputStream(jar);
        ZipInputStream in = new ZipInputStream(file)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        store(out, entry.getName(), in.readAllBytes());
      }
    }
  }

  private static void store(ZipOutputStream out, String name, byte[] bytes) throws IOException {
    ZipEntry entry = entry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    CRC32 crc = new CRC32();
    crc.update(bytes);
    entry.setCrc(crc.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
    out.closeEntry();
  }

  static ZipEntry entry(String name) {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(MOMENT);
    return entry;
  }

  static String nameIn(Path folder, Path file) {
    return folder.relativize(file).toString().replace(File.separatorChar, '/');
  }
}
