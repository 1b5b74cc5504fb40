package org.intake.local.command;

import java.io.IOException;
import java.nio.file.Path;
import org.intake.local.LocalJson;
import org.intake.local.cloud.CannotStart;
import picocli.CommandLine.Option;

/// The option that says which runtime is meant.
final class DataDirectory {
  private static final Path DEFAULT = Path.of("infrastructure", "local", "target", "data");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "where everything is kept (default: infrastructure/local/target/data)")
  private Path directory = DEFAULT;

  Path path() {
    return directory;
  }

  boolean isDefault() {
    return directory.equals(DEFAULT);
  }

  LocalJson running() throws IOException {
    return LocalJson.read(directory)
        .orElseThrow(() ->
            new CannotStart(
                "nothing runs on " + directory + "; start it with: serve --data " + directory));
  }
}
