package org.intake.local.cloud;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.intake.local.cloud.ObjectCreated.Kind;

/// What is about to be written to a watched bucket, kept on disk until its event has been sent.
///
/// An intent that is still there at start means that the process died between the two; the event is
/// then sent (again), so an object never exists without its event.
final class IntentLog {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path directory;
  private final AtomicLong counter;

  record Intent(long id, String bucket, String key, Kind kind) {}

  IntentLog(Path directory, long firstId) {
    this.directory = directory;
    this.counter = new AtomicLong(firstId);
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Intent begin(String bucket, String key, Kind kind) {
    var intent = new Intent(counter.incrementAndGet(), bucket, key, kind);
    try {
      DurableFile.replace(file(intent.id()), JSON.writeValueAsBytes(intent));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return intent;
  }

  void end(Intent intent) {
    try {
      Files.deleteIfExists(file(intent.id()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Intent> open() {
    var intents = new ArrayList<Intent>();
    try (var files = Files.newDirectoryStream(directory, "*.intent")) {
      for (var file : files) {
        intents.add(JSON.readValue(file.toFile(), Intent.class));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return intents;
  }

  private Path file(long id) {
    return directory.resolve(String.format(Locale.ROOT, "%016x.intent", id));
  }
}
