package org.intake.local.cloud;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes small files so that a reader, or a restart after `kill -9`, sees the old or the new
/// content and never a part of it.
public final class DurableFile {

  public static void replace(Path file, byte[] content) {
    var parent = file.toAbsolutePath().getParent();
    var fresh = file.resolveSibling("." + file.getFileName() + ".new");
    try {
      if (parent != null) {
        Files.createDirectories(parent);
      }
      try (var channel =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private DurableFile() {}
}
