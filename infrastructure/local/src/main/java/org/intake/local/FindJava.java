package org.intake.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds a JDK 25 on the machine. Compiled for Java 17 like the launcher that asks. */
final class FindJava {
  private static final int WANTED = 25;

  /** The `java` of the first JDK 25, else of a newer one, else null. */
  static @Nullable Path find() {
    Set<Path> homes = new LinkedHashSet<>();
    homes.add(Path.of(System.getProperty("java.home")));
    for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
      String name = variable.getKey().toUpperCase(Locale.ROOT);
      if (name.startsWith("JAVA_HOME") || name.startsWith("JDK_HOME") || name.equals("JDK_25")) {
        homes.add(Path.of(variable.getValue()));
      }
    }
    String user = System.getProperty("user.home");
    for (String folder :
        List.of(
            "/usr/lib/jvm",
            "/usr/lib64/jvm",
            "/usr/local/lib/jvm",
            "/usr/java",
            "/opt",
            "/opt/java",
            "/opt/jdk",
            "/Library/Java/JavaVirtualMachines",
            user + "/Library/Java/JavaVirtualMachines",
            user + "/.sdkman/candidates/java",
            user + "/.jdks",
            user + "/.local/share/mise/installs/java",
            user + "/.asdf/installs/java",
            "C:\\Program Files\\Java",
            "C:\\Program Files\\Eclipse Adoptium",
            "C:\\Program Files\\Amazon Corretto",
            "C:\\Program Files\\Microsoft",
            "C:\\Program Files\\Zulu")) {
      homes.addAll(childrenOf(folder));
    }
    @Nullable Path newer = null;
    for (Path home : homes) {
      for (Path candidate : List.of(home, home.resolve("Contents/Home"))) {
        int version = versionOf(candidate);
        if (version == WANTED) {
          return executable(candidate);
        }
        if (version > WANTED && newer == null) {
          newer = executable(candidate);
        }
      }
    }
    return newer != null ? newer : onPath();
  }

  private static List<Path> childrenOf(String folder) {
    try (Stream<Path> children = Files.list(Path.of(folder))) {
      return children.sorted().toList();
    } catch (IOException | RuntimeException e) {
      return List.of();
    }
  }

  private static Path executable(Path home) {
    return home.resolve("bin").resolve(File.separatorChar == '\\' ? "java.exe" : "java");
  }

  /** The feature release that the `release` file of a JDK names, or 0. */
  private static int versionOf(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(executable(home)) || !Files.isReadable(release)) {
      return 0;
    }
    try (InputStream content = Files.newInputStream(release)) {
      Properties properties = new Properties();
      properties.load(content);
      return feature(properties.getProperty("JAVA_VERSION", "").replace("\"", ""));
    } catch (IOException | RuntimeException e) {
      return 0;
    }
  }

  private static int feature(String version) {
    String first = version.split("[.+-]", 2)[0];
    return first.matches("\\d{1,4}") ? Integer.parseInt(first) : 0;
  }

  /** A `java` on the path that does not lie in one of the usual folders: asked for its version. */
  private static @Nullable Path onPath() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path java = Path.of(folder, File.separatorChar == '\\' ? "java.exe" : "java");
      if (Files.isExecutable(java) && askedVersion(java) >= WANTED) {
        return java;
      }
    }
    return null;
  }

  private static int askedVersion(Path java) {
    try {
      Process asked =
          new ProcessBuilder(java.toString(), "-version").redirectErrorStream(true).start();
      String answer = new String(asked.getInputStream().readNBytes(4096), StandardCharsets.UTF_8);
      asked.waitFor(5, TimeUnit.SECONDS);
      int quote = answer.indexOf('"');
      return quote < 0 ? 0 : feature(answer.substring(quote + 1));
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }

  private FindJava() {}
}
