package org.intake.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class path of the program and the JDK's cache of its loaded classes (JEP 514), which halves
 * the work of a start. Compiled for Java 17 like the launcher.
 *
 * <p>The cache's name holds what it was made from, so one that does not fit any more is not found
 * instead of being wrong. Without one the program starts all the same, only later.
 */
final class StartCache {
  /**
   * DynamoDB Local names its own folder in its manifest and the JDK makes no cache for a class path
   * with a folder on it, so the program loads this jar by itself, and with it the one whose native
   * library it loads.
   */
  private static final List<String> APART = List.of("DynamoDBLocal-", "sqlite4java-");

  /** What the manifest names instead of a class path. */
  private static final String LIBRARIES = "Libraries";

  /** The JDK would say on standard output what it thinks of its cache. */
  private static final List<String> SILENT = List.of("-Xlog:disable", "-Xlog:all=error:stderr");

  private final List<String> classPath;
  private final @Nullable Path file;

  private StartCache(List<String> classPath, @Nullable Path file) {
    this.classPath = classPath;
    this.file = file;
  }

  interface Run {
    int with(List<String> options, Path log) throws IOException, InterruptedException;
  }

  /** For the jar as it was built; any other class path has no cache and stays as it is. */
  static StartCache of(Path java, List<String> settings, String given) throws IOException {
    Path jar = Path.of(given.split(File.pathSeparator, 2)[0]).toAbsolutePath();
    List<Path> libraries =
        given.contains(File.pathSeparator) || !Files.isRegularFile(jar)
            ? List.of()
            : librariesOf(jar);
    List<String> options = new ArrayList<>();
    if (libraries.isEmpty()) {
      return new StartCache(List.of("-cp", given), null);
    }
    List<Path> entries = new ArrayList<>();
    List<Path> apart = new ArrayList<>();
    entries.add(jar);
    for (Path library : libraries) {
      String name = library.getFileName().toString();
      (APART.stream().anyMatch(name::startsWith) ? apart : entries).add(library);
    }
    options.add("-Dintake.dynamodb=" + joined(apart));
    options.add("-cp");
    options.add(joined(entries));
    return new StartCache(
        options,
        jar.resolveSibling("start-cache").resolve(fingerprint(java, settings, entries) + ".aot"));
  }

  List<String> options() {
    List<String> options = new ArrayList<>(classPath);
    if (file != null && Files.isReadable(file)) {
      options.add("-XX:AOTCache=" + file);
      options.addAll(SILENT);
    }
    return options;
  }

  /** Runs the program once and keeps what it loaded. A failure is said and costs only time. */
  int make(Run run) throws IOException, InterruptedException {
    if (file == null) {
      System.err.println("intake-local: only the built jar has a start cache");
      return 64;
    }
    if (Files.exists(file)) {
      return 0;
    }
    Path folder = Files.createDirectories(file.getParent());
    try (Stream<Path> former = Files.list(folder)) {
      for (Path path : former.toList()) {
        Files.deleteIfExists(path);
      }
    }
    Path fresh = folder.resolve("new.aot");
    List<String> options = new ArrayList<>(classPath);
    options.add("-XX:AOTCacheOutput=" + fresh);
    options.addAll(SILENT);
    Path log = folder.resolve("train.log");
    int outcome = run.with(options, log);
    if (outcome == 0 && Files.exists(fresh)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } else {
      System.err.println(
          "intake-local: no start cache could be made (" + log + "); starts take longer");
    }
    return 0;
  }

  private static String joined(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  private static List<Path> librariesOf(Path jar) throws IOException {
    try (JarFile content = new JarFile(jar.toFile())) {
      String names = content.getManifest().getMainAttributes().getValue(LIBRARIES);
      return names == null
          ? List.of()
          : Arrays.stream(names.split("[,:]")).map(jar::resolveSibling).toList();
    }
  }

  private static String fingerprint(Path java, List<String> settings, List<Path> entries)
      throws IOException {
    StringBuilder all = new StringBuilder();
    all.append(java).append(settings);
    Path release = java.resolveSibling("..").resolve("release");
    if (Files.isReadable(release)) {
      all.append(Files.readString(release, StandardCharsets.UTF_8));
    }
    for (Path entry : entries) {
      all.append('\n').append(entry);
      if (Files.exists(entry)) {
        all.append(' ').append(Files.size(entry));
        all.append(' ').append(Files.getLastModifiedTime(entry).toMillis());
      }
    }
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(all.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
