package org.intake.packing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionZipTest {
  @TempDir Path folder;
  private Path classes;
  private Path jar;
  private Path zip;

  @BeforeEach
  void aFunctionWithOneLibrary() throws IOException {
    classes = Files.createDirectories(folder.resolve("classes/org"));
    Files.writeString(classes.resolve("Own.class"), "own");
    classes = folder.resolve("classes");
    jar = folder.resolve("library-1.0.jar");
    zip = folder.resolve("function.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String name : List.of("META-INF/MANIFEST.MF", "z/", "z/Last.class", "a/First.class")) {
        out.putNextEntry(new ZipEntry(name));
        if (!name.endsWith("/")) {
          out.write((name + " ".repeat(500)).getBytes(UTF_8));
        }
        out.closeEntry();
      }
    }
  }

  private void pack() throws IOException {
    FunctionZip.pack(zip, "fold", classes + File.pathSeparator + jar, folder.resolve("extras"));
  }

  @Test
  void putsLibrariesAndOwnClassesUnderLib() throws IOException {
    pack();
    try (ZipFile packed = new ZipFile(zip.toFile())) {
      assertThat(packed.stream().map(ZipEntry::getName))
          .containsExactly("lib/fold.jar", "lib/library-1.0.jar");
    }
    assertThat(entries("lib/fold.jar")).containsExactly("org/Own.class");
  }

  @Test
  void keepsNamesOrderAndBytesOfALibraryAndStoresThem() throws IOException {
    pack();
    assertThat(entries("lib/library-1.0.jar"))
        .containsExactly("META-INF/MANIFEST.MF", "z/", "z/Last.class", "a/First.class");
    Path unpacked = folder.resolve("unpacked.jar");
    Files.write(unpacked, bytes("lib/library-1.0.jar"));
    try (ZipFile before = new ZipFile(jar.toFile());
        ZipFile after = new ZipFile(unpacked.toFile())) {
      ZipEntry stored = after.getEntry("z/Last.class");
      assertThat(stored.getMethod()).isEqualTo(ZipEntry.STORED);
      assertThat(after.getInputStream(stored).readAllBytes())
          .isEqualTo(before.getInputStream(before.getEntry("z/Last.class")).readAllBytes());
    }
  }

  @Test
  void takesExtrasAsTheyAre() throws IOException {
    Path data = Files.createDirectories(folder.resolve("extras/tessdata"));
    Files.writeString(data.resolve("eng.traineddata"), "letters");
    pack();
    assertThat(bytes("tessdata/eng.traineddata")).asString(UTF_8).isEqualTo("letters");
  }

  @Test
  void makesTheSameBytesOfTheSameInputWhereverItRuns() throws IOException {
    pack();
    byte[] first = Files.readAllBytes(zip);
    TimeZone before = TimeZone.getDefault();
    try {
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Shanghai"));
      pack();
    } finally {
      TimeZone.setDefault(before);
    }
    assertThat(Files.readAllBytes(zip)).isEqualTo(first);
  }

  @Test
  void letsEverybodyReadEveryFile() throws IOException {
    pack();
    try (FileSystem packed =
        FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
      assertThat(Files.getPosixFilePermissions(packed.getPath("lib/fold.jar")))
          .isEqualTo(PosixFilePermissions.fromString("rw-r--r--"));
    }
  }

  @Test
  void refusesTwoLibrariesOfOneName() throws IOException {
    Path other = Files.createDirectories(folder.resolve("other")).resolve("library-1.0.jar");
    Files.copy(jar, other);
    assertThatThrownBy(() ->
            FunctionZip.pack(zip, "fold", jar + File.pathSeparator + other, folder.resolve("x")))
        .hasMessageContaining("library-1.0.jar");
  }

  private byte[] bytes(String name) throws IOException {
    try (ZipFile packed = new ZipFile(zip.toFile())) {
      return packed.getInputStream(packed.getEntry(name)).readAllBytes();
    }
  }

  private List<String> entries(String name) throws IOException {
    List<String> names = new ArrayList<>();
    try (InputStream bytes = new ByteArrayInputStream(bytes(name));
        ZipInputStream in = new ZipInputStream(bytes)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }
}
