package org.intake.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is in the zips. Parsers weigh 50 of the 70 MB: only inspect-document carries them.
class PackedFunctionsIT {
  private static final List<String> PARSERS =
      List.of("tika-parser", "pdfbox", "poi-", "tesseract", "leptonica", "adapter-documents");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive-upload",
        "screen-submission",
        "relay-events",
        "send-notice",
        "intake-api",
        "sweep"
      })
  void carriesNoParser(String function) throws IOException {
    assertThat(libraries(function))
        .isNotEmpty()
        .allSatisfy(library ->
            assertThat(PARSERS).noneMatch(parser -> library.startsWith("lib/" + parser)));
  }

  @Test
  void carriesTheParsersWhereDocumentsAreRead() throws IOException {
    assertThat(libraries("inspect-document")).anyMatch(library -> library.startsWith("lib/pdfbox"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "receive-upload",
        "inspect-document",
        "screen-submission",
        "relay-events",
        "send-notice",
        "intake-api",
        "sweep"
      })
  void carriesOneHttpClient(String function) throws IOException {
    assertThat(libraries(function))
        .noneMatch(library -> library.contains("netty") || library.contains("apache5-client"));
  }

  private static List<String> libraries(String function) throws IOException {
    Path zip =
        Template.TOP
            .resolve("functions")
            .resolve(function)
            .resolve("target")
            .resolve(function + ".zip");
    try (ZipFile packed = new ZipFile(zip.toFile())) {
      return packed.stream().map(ZipEntry::getName).filter(name -> name.endsWith(".jar")).toList();
    }
  }
}
