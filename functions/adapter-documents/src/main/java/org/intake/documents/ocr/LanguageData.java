package org.intake.documents.ocr;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the engine's language data lies. Looked for in TESSDATA_PREFIX, beside the function's code
/// (Lambda's zip), in the cache that [LanguageDataProvision] fills, and where the usual packages
/// put it; the first folder that holds all of it is taken.
public final class LanguageData {
  private static final List<String> USUAL =
      List.of(
          "/usr/share/tesseract-ocr/5/tessdata",
          "/usr/share/tesseract-ocr/4.00/tessdata",
          "/usr/share/tesseract/tessdata",
          "/usr/share/tessdata",
          "/usr/local/share/tessdata",
          "/opt/homebrew/share/tessdata",
          "/opt/tessdata");

  private LanguageData() {}

  /// The folder, or empty: then scans go to a person.
  public static Optional<Path> find(Map<String, String> environment, Path home) {
    return candidates(environment, home).stream().filter(LanguageData::isComplete).findFirst();
  }

  private static List<Path> candidates(Map<String, String> environment, Path home) {
    List<Path> folders = new ArrayList<>();
    String prefix = environment.get("TESSDATA_PREFIX");
    if (prefix != null && !prefix.isBlank()) {
      folders.add(Path.of(prefix));
      folders.add(Path.of(prefix, "tessdata"));
    }
    String code = environment.get("LAMBDA_TASK_ROOT");
    if (code != null && !code.isBlank()) {
      folders.add(Path.of(code, "tessdata"));
    }
    folders.add(cache(home));
    USUAL.forEach(folder -> folders.add(Path.of(folder)));
    return folders;
  }

  /// Where data that the build fetched is kept.
  static Path cache(Path home) {
    return home.resolve(".cache").resolve("intake").resolve("tessdata");
  }

  static boolean isComplete(Path folder) {
    for (OcrEngine.Model model : OcrEngine.Model.values()) {
      if (!Files.isRegularFile(folder.resolve(fileName(model)))) {
        return false;
      }
    }
    return true;
  }

  static String fileName(OcrEngine.Model model) {
    return language(model) + ".traineddata";
  }

  static String language(OcrEngine.Model model) {
    return switch (model) {
      case SIMPLIFIED -> "chi_sim";
      case TRADITIONAL -> "chi_tra";
      case LATIN -> "eng";
    };
  }
}
