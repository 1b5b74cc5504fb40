package org.intake.testkit.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.junit.jupiter.api.Test;

class ArchivesTest {
  private final SampleFile file =
      new SampleFile(
          "苏州市/陰謀.txt", "内容".getBytes(StandardCharsets.UTF_8), new Truth(List.of(), List.of()));

  @Test
  void writesNamesInGbkThatTheJdkRefusesAsUtf8() throws IOException {
    byte[] zip = Archives.zipWithGbkNames(List.of(file));

    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), Charset.forName("GBK"))) {
      ZipEntry entry = in.getNextEntry();
      assertThat(entry.getName()).isEqualTo(file.name());
      assertThat(in.readAllBytes()).isEqualTo(file.bytes());
    }
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
      assertThatThrownBy(in::getNextEntry).isInstanceOf(Exception.class);
    }
  }

  @Test
  void writesSevenZip() throws IOException {
    byte[] bytes = Archives.sevenZip(List.of(file));

    try (var archive = SevenZFile.builder().setByteArray(bytes).get()) {
      assertThat(archive.getNextEntry().getName()).isEqualTo(file.name());
    }
  }

  @Test
  void keepsEveryHostileFileSmall() {
    assertThat(HostileFiles.all())
        .hasSizeGreaterThan(25)
        .allSatisfy(hostile -> assertThat(hostile.bytes().length).isLessThan(200_000));
  }
}
