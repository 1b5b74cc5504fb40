package org.intake.application;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.intake.application.port.Contents;
import org.intake.domain.Sha256;

/// An original on local disk, for as long as it is worked on.
public record LocalCopy(Path path) implements AutoCloseable {
  public static LocalCopy of(Contents contents, Sha256 original) {
    return new LocalCopy(contents.fetch(original));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      throw new TransientFault("a temporary file could not be deleted", e);
    }
  }
}
