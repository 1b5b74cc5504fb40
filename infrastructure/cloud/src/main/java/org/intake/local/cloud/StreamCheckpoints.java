package org.intake.local.cloud;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How far each shard of the table's stream has been handled.
final class StreamCheckpoints {
  /// The checkpoint of a shard that has been read to its end.
  static final String FINISHED = "finished";

  private static final ObjectMapper JSON = new ObjectMapper();
  private final Path file;
  private final Map<String, String> handled;

  private StreamCheckpoints(Path file, Map<String, String> handled) {
    this.file = file;
    this.handled = handled;
  }

  static StreamCheckpoints open(Path file) {
    try {
      var handled = new TreeMap<String, String>();
      if (Files.exists(file)) {
        handled.putAll(JSON.readValue(file.toFile(), new TypeReference<Map<String, String>>() {}));
      }
      return new StreamCheckpoints(file, handled);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Nullable String of(String shard) {
    return handled.get(shard);
  }

  void advance(String shard, String sequenceNumber) {
    handled.put(shard, sequenceNumber);
    write();
  }

  /// Shards that the stream no longer knows need no checkpoint.
  void retain(Set<String> shards) {
    if (handled.keySet().retainAll(shards)) {
      write();
    }
  }

  private void write() {
    try {
      DurableFile.replace(file, JSON.writeValueAsBytes(handled));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
