package org.intake.programme;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.intake.domain.Sha256;

/// The bytes of a programme: its YAML (always `programme.yaml`) and the tables beside it.
///
/// Line ends are made `\n` on the way in, so that the hash does not depend on how a file was
/// checked out. The hash is SHA-256 over, for each file in the order of the names, the name, a NUL,
/// the length in decimal, a NUL and the bytes.
public record ProgrammeFiles(SortedMap<String, byte[]> files) {
  public static final String MAIN = "programme.yaml";

  /// A table of a whole country is far smaller.
  private static final int LARGEST_FILE = 4 * 1024 * 1024;

  public ProgrammeFiles(Map<String, byte[]> files) {
    this(normalised(files));
  }

  public ProgrammeFiles {
    files = Collections.unmodifiableSortedMap(files);
  }

  private static SortedMap<String, byte[]> normalised(Map<String, byte[]> files) {
    SortedMap<String, byte[]> normalised = new TreeMap<>();
    files.forEach((name, bytes) -> normalised.put(name, withUnixLines(bytes)));
    return normalised;
  }

  private static byte[] withUnixLines(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    return text.indexOf('\r') < 0
        ? bytes
        : text.replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
  }

  /// The programme whose YAML is at `path`; its tables are the CSV files of the same folder.
  public static ProgrammeFiles at(Path path) throws IOException {
    Path main = Files.isDirectory(path) ? path.resolve(MAIN) : path;
    Map<String, byte[]> files = new TreeMap<>();
    files.put(MAIN, limited(main));
    try (Stream<Path> beside = Files.list(main.toAbsolutePath().getParent())) {
      for (Path table : beside.filter(file -> file.toString().endsWith(".csv")).toList()) {
        files.put(table.getFileName().toString(), limited(table));
      }
    }
    return new ProgrammeFiles(files);
  }

  private static byte[] limited(Path file) throws IOException {
    if (Files.size(file) > LARGEST_FILE) {
      throw new IOException("a file of a programme is larger than 4 MiB");
    }
    return Files.readAllBytes(file);
  }

  /// A programme that is built in, with its tables.
  static ProgrammeFiles builtIn(String call, List<String> tables) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(MAIN, resource(call, MAIN));
    for (String table : tables) {
      files.put(table, resource(call, table));
    }
    return new ProgrammeFiles(files);
  }

  private static byte[] resource(String call, String name) {
    String path = "/programmes/" + call + "/" + name;
    try (InputStream in = ProgrammeFiles.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the class path lacks " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new IllegalStateException("the class path cannot be read", e);
    }
  }

  public Sha256 hash() {
    MessageDigest digest = Sha256.digest();
    files.forEach((name, bytes) -> {
      digest.update(name.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(Integer.toString(bytes.length).getBytes(StandardCharsets.US_ASCII));
      digest.update((byte) 0);
      digest.update(bytes);
    });
    return new Sha256(HexFormat.of().formatHex(digest.digest()));
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(files.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }
}
