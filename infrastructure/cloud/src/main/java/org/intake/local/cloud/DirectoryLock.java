package org.intake.local.cloud;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// One process per data directory. The lock belongs to the process and goes when it dies.
final class DirectoryLock implements AutoCloseable {
  private final FileChannel channel;

  private DirectoryLock(FileChannel channel) {
    this.channel = channel;
  }

  static DirectoryLock take(Path directory) throws IOException {
    var channel = open(directory);
    try {
      if (channel.tryLock() != null) {
        return new DirectoryLock(channel);
      }
    } catch (OverlappingFileLockException _) {
      // The other one is in this very process.
    }
    channel.close();
    throw new CannotStart(
        "another runtime uses " + directory + "; stop it or choose another --data directory");
  }

  private static FileChannel open(Path directory) throws IOException {
    try {
      Files.createDirectories(directory);
      return FileChannel.open(
          directory.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (FileSystemException e) {
      throw new CannotStart(
          directory + " cannot hold the data: it is not a directory, or not ours to write to");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
