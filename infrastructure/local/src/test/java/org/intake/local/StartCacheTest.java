package org.intake.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A cache that does not fit is worse than none, so it must not be found.
class StartCacheTest {
  private static final List<String> SETTINGS = List.of("-Xmx160m");

  @TempDir Path directory;
  private Path jar;
  private Path library;

  @BeforeEach
  void aJarWithItsLibraries() throws IOException {
    jar = directory.resolve("intake-local.jar");
    library = directory.resolve("lib").resolve("a-1.0.jar");
    Files.createDirectories(library.getParent());
    Files.writeString(library, "a");
    Files.writeString(directory.resolve("lib").resolve("DynamoDBLocal-3.jar"), "d");
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().putValue("Libraries", "lib/a-1.0.jar,lib/DynamoDBLocal-3.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
      out.finish();
    }
  }

  @Test
  void keepsDynamoDbLocalOffTheClassPath() throws IOException {
    assertThat(cache().options())
        .containsExactly(
            "-Dintake.dynamodb=" + directory.resolve("lib").resolve("DynamoDBLocal-3.jar"),
            "-cp",
            jar + File.pathSeparator + library);
  }

  @Test
  void isUsedOnceMadeAndForgottenWhenALibraryChanges() throws Exception {
    assertThat(cache().make((options, _) -> write(options))).isZero();
    assertThat(cache().options()).anyMatch(option -> option.startsWith("-XX:AOTCache="));

    Files.writeString(library, "another");
    assertThat(cache().options()).noneMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  @Test
  void isNotMadeTwice() throws Exception {
    var first = cache();
    assertThat(first.make((options, _) -> write(options))).isZero();
    assertThat(first.make((_, _) -> 1)).isZero();
    assertThat(first.options()).anyMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  @Test
  void leavesAnyOtherClassPathAlone() throws IOException {
    var folders = directory + File.pathSeparator + library;
    assertThat(StartCache.of(Path.of("java"), SETTINGS, folders).options())
        .containsExactly("-cp", folders);
  }

  private StartCache cache() throws IOException {
    return StartCache.of(Path.of("java"), SETTINGS, jar.toString());
  }

  private static int write(List<String> options) throws IOException {
    var output = "-XX:AOTCacheOutput=";
    for (var option : options) {
      if (option.startsWith(output)) {
        Files.writeString(Path.of(option.substring(output.length())), "cache");
      }
    }
    return 0;
  }
}
