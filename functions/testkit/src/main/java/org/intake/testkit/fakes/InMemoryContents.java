package org.intake.testkit.fakes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.intake.application.PermanentFault;
import org.intake.application.port.Contents;
import org.intake.domain.Sha256;
import org.intake.domain.reading.FileReading;

/// Originals, readings and pictures in memory.
public final class InMemoryContents implements Contents {
  private final InMemoryUploads uploads;
  private final Map<Sha256, byte[]> originals = new HashMap<>();
  private final Map<String, List<FileReading>> readings = new HashMap<>();
  private final Map<String, byte[]> parts = new HashMap<>();
  private final Map<String, byte[]> pictures = new HashMap<>();

  private final Map<Sha256, byte[]> runs = new HashMap<>();

  public InMemoryContents(InMemoryUploads uploads) {
    this.uploads = uploads;
  }

  @Override
  public synchronized Kept keep(String uploadKey, long atMost) {
    Optional<byte[]> content = uploads.content(uploadKey);
    if (content.isEmpty()) {
      return new Kept.Missing();
    }
    byte[] bytes = content.get();
    if (bytes.length > atMost) {
      return new Kept.TooLarge(bytes.length);
    }
    Sha256 sha256 = Sha256.of(bytes);
    originals.putIfAbsent(sha256, bytes);
    return new Kept.Done(sha256, bytes.length);
  }

  @Override
  public synchronized Sha256 keep(Path local) {
    try {
      byte[] bytes = Files.readAllBytes(local);
      Sha256 sha256 = Sha256.of(bytes);
      originals.putIfAbsent(sha256, bytes);
      return sha256;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized Path fetch(Sha256 content) {
    byte[] bytes = originals.get(content);
    if (bytes == null) {
      throw new PermanentFault("no original is kept under " + content);
    }
    try {
      return Files.write(Files.createTempFile("original-", ".bin"), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public URI link(Sha256 content, String fileName, String mediaType, Duration valid) {
    return URI.create(
        "https://originals.example/"
            + content
            + "?name="
            + URLEncoder.encode(fileName, StandardCharsets.UTF_8));
  }

  @Override
  public synchronized void putReadings(String key, List<FileReading> read) {
    readings.putIfAbsent(key, List.copyOf(read));
  }

  @Override
  public synchronized Optional<List<FileReading>> readings(String key) {
    return Optional.ofNullable(readings.get(key));
  }

  @Override
  public synchronized boolean putPart(String key, int step, byte[] part) {
    return parts.putIfAbsent(key + "/" + step, part.clone()) == null;
  }

  @Override
  public synchronized List<byte[]> parts(String key) {
    List<byte[]> found = new ArrayList<>();
    for (byte[] part = parts.get(key + "/1");
        part != null;
        part = parts.get(key + "/" + (found.size() + 1))) {
      found.add(part.clone());
    }
    return List.copyOf(found);
  }

  @Override
  public synchronized void putPicture(String key, byte[] png) {
    pictures.putIfAbsent(key, png.clone());
  }

  @Override
  public synchronized Optional<byte[]> picture(String key) {
    return Optional.ofNullable(pictures.get(key)).map(byte[]::clone);
  }

  @Override
  public synchronized void putRun(Sha256 hash, byte[] json) {
    runs.putIfAbsent(hash, json.clone());
  }

  @Override
  public synchronized Optional<byte[]> run(Sha256 hash) {
    return Optional.ofNullable(runs.get(hash)).map(byte[]::clone);
  }
}
