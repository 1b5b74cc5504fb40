package org.intake.documents.ocr;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Provides the engine's language data where a machine has none. On Debian and Ubuntu the
/// distribution's own packages are downloaded and unpacked into a cache, which needs no root; on
/// others one line says what to install.
///
/// The build runs it once (`process-classes` of this module, nothing to do when the data is there);
/// what packs the function for Lambda runs it with the folder to copy the data to. It is never run
/// while a document is read: the sandbox has no network.
public final class LanguageDataProvision {
  private static final List<String> PACKAGES =
      List.of("tesseract-ocr-chi-sim", "tesseract-ocr-chi-tra", "tesseract-ocr-eng");

  private static final long PATIENCE_SECONDS = 120;

  /// What to do by hand where nothing could be provided.
  static final String ADVICE =
      "Scans cannot be read: the language data of Tesseract is missing. Install "
          + String.join(" ", PACKAGES)
          + " (Debian, Ubuntu), or set TESSDATA_PREFIX to a folder with chi_sim, chi_tra and eng"
          + " .traineddata. Everything else works without it.";

  private LanguageDataProvision() {}

  /// Makes sure of the data and copies it to the folder given, if one is.
  public static void main(String[] arguments) throws IOException {
    Optional<Path> data = ensure(System.getenv(), Path.of(System.getProperty("user.home")));
    if (data.isEmpty()) {
      System.err.println(ADVICE);
      if (arguments.length > 0) {
        System.err.println("inspect-document.zip is packed without it.");
      }
    } else if (arguments.length > 0) {
      Path target = Files.createDirectories(Path.of(arguments[0]));
      for (OcrEngine.Model model : OcrEngine.Model.values()) {
        String name = LanguageData.fileName(model);
        Files.copy(
            data.get().resolve(name), target.resolve(name), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// The folder of the data, fetched into the cache if need be; empty when that is not possible
  /// here.
  public static Optional<Path> ensure(Map<String, String> environment, Path home) {
    Optional<Path> found = LanguageData.find(environment, home);
    if (found.isPresent()) {
      return found;
    }
    return fetch(LanguageData.cache(home)) ? LanguageData.find(environment, home) : found;
  }

  /// Fills the cache from the distribution's packages; false where that is not possible.
  static boolean fetch(Path cache) {
    Path work = cache.resolveSibling("tessdata-download");
    try {
      Files.createDirectories(work);
      List<String> download = new ArrayList<>(List.of("apt-get", "download", "-q"));
      download.addAll(PACKAGES);
      if (!run(work, download)) {
        return false;
      }
      for (Path archive : withEnding(work, ".deb")) {
        if (!run(work, List.of("dpkg-deb", "-x", archive.toString(), work.toString()))) {
          return false;
        }
      }
      Files.createDirectories(cache);
      for (Path file : withEnding(work, ".traineddata")) {
        Files.move(file, cache.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
      delete(work);
      return LanguageData.isComplete(cache);
    } catch (IOException _) {
      return false;
    }
  }

  private static boolean run(Path folder, List<String> command) throws IOException {
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return process.exitValue() == 0;
      }
      process.destroyForcibly();
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      return false;
    }
  }

  private static List<Path> withEnding(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(ending)).toList();
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
