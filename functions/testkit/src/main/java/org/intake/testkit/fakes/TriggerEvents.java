package org.intake.testkit.fakes;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The payloads under `events/` at the top of the project, whichever module's test asks.
public final class TriggerEvents {
  private TriggerEvents() {}

  public static InputStream open(String name) {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null) {
      Path file = folder.resolve("events").resolve(name);
      if (Files.isRegularFile(file)) {
        return stream(file);
      }
      folder = folder.getParent();
    }
    throw new IllegalArgumentException("no events/" + name);
  }

  private static InputStream stream(Path file) {
    try {
      return Files.newInputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
