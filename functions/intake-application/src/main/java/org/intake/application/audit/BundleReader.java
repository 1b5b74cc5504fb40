package org.intake.application.audit;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.intake.application.PermanentFault;
import org.intake.application.port.BundleCodec;
import org.intake.domain.Sha256;

/// What an opened bundle holds. A member that is missing, too large or not what it should be is a
/// fault that names it.
record BundleReader(ZipFile zip, BundleCodec codec) {
  /// A bundle is stored, not compressed: nothing in it grows when it is read.
  private static final long LARGEST_RECORD = 256L * 1024 * 1024;

  List<String> paths() {
    return Collections.list(zip.entries()).stream().map(ZipEntry::getName).toList();
  }

  List<String> under(String folder) {
    return paths().stream().filter(path -> path.startsWith(folder)).toList();
  }

  <T> T read(String path, Class<T> type) throws IOException {
    byte[] json = bytes(path);
    try {
      return codec.read(json, type);
    } catch (PermanentFault e) {
      throw new PermanentFault(path + " is " + e.getMessage(), e);
    }
  }

  byte[] bytes(String path) throws IOException {
    ZipEntry entry = zip.getEntry(path);
    if (entry == null) {
      throw new PermanentFault(path + " is missing");
    }
    if (entry.getSize() > LARGEST_RECORD) {
      throw new PermanentFault(path + " is too large");
    }
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readNBytes(Math.toIntExact(LARGEST_RECORD));
    }
  }

  Sha256 hash(ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return Sha256.of(in);
    }
  }
}
