package org.intake.documents.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The other readers of the benchmark, run as their users run them, on the same pages in the same
/// run. A peer that is not installed is said to be missing, never invented.
enum Peers {
  TESSERACT_COMMAND_LINE("tesseract", "--version") {
    @Override
    List<String> command(Path scan, String language, Path folder) {
      return List.of(
          "tesseract", scan.toString(), text(folder, false), "-l", language, "--psm", "4");
    }
  },
  OCRMYPDF("ocrmypdf", "--version") {
    @Override
    List<String> command(Path scan, String language, Path folder) {
      return List.of(
          "ocrmypdf",
          "-q",
          "-j",
          "1",
          "-l",
          language,
          "--deskew",
          "--image-dpi",
          "200",
          "--sidecar",
          text(folder, true),
          scan.toString(),
          folder.resolve("out.pdf").toString());
    }
  },
  PDFTOTEXT("pdftotext", "-v") {
    @Override
    List<String> command(Path scan, String language, Path folder) {
      return List.of("pdftotext", "-bbox-layout", scan.toString(), text(folder, true));
    }
  };

  private static final int PATIENCE_MINUTES = 10;

  private final List<String> probe;

  Peers(String... probe) {
    this.probe = List.of(probe);
  }

  abstract List<String> command(Path scan, String language, Path folder);

  static String text(Path folder, boolean withEnding) {
    return folder.resolve(withEnding ? "text.txt" : "text").toString();
  }

  record Result(String text, double cpu) {}

  boolean isInstalled() {
    try {
      return run(probe) == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /// Empty when the peer failed or did not end in time: then it has no figures.
  Optional<Result> read(Path scan, String language) throws IOException {
    Path folder = Files.createTempDirectory("peer");
    try {
      double before = childrenCpu();
      if (run(command(scan, language, folder)) != 0) {
        return Optional.empty();
      }
      double cpu = childrenCpu() - before;
      Path text = folder.resolve("text.txt");
      return Optional.of(new Result(Files.exists(text) ? Files.readString(text) : "", cpu));
    } finally {
      try (Stream<Path> left = Files.walk(folder)) {
        left.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
      }
    }
  }

  private static int run(List<String> command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(new ArrayList<>(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("OMP_THREAD_LIMIT", "1");
    Process process = builder.start();
    try {
      if (process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
        return process.exitValue();
      }
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly().waitFor();
      return -1;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /// CPU seconds of children that have ended, from this process' line in /proc (100 ticks a
  /// second).
  static double childrenCpu() throws IOException {
    String stat = Files.readString(Path.of("/proc/self/stat"), StandardCharsets.UTF_8);
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
