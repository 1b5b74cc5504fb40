package org.intake.documents.ocr;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageDataTest {
  @TempDir Path folder;

  @Test
  void takesTheFirstFolderThatHoldsAllModels() throws IOException {
    Path cache = Files.createDirectories(LanguageData.cache(folder));
    Files.createFile(cache.resolve("chi_sim.traineddata"));
    assertThat(LanguageData.isComplete(cache)).isFalse();
    Files.createFile(cache.resolve("chi_tra.traineddata"));
    Files.createFile(cache.resolve("eng.traineddata"));
    assertThat(LanguageData.find(Map.of(), folder)).contains(cache);
    assertThat(LanguageData.find(Map.of("TESSDATA_PREFIX", "/nowhere"), folder)).contains(cache);
  }

  @Test
  void namesThePackagesToInstall() {
    assertThat(LanguageDataProvision.ADVICE).contains("tesseract-ocr-chi-sim");
  }
}
