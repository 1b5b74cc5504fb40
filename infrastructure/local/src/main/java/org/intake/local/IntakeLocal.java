package org.intake.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The door of intake-local.jar: finds a JDK 25 on the machine and starts the real program on it
 * with the settings that keep it small.
 *
 * <p>This class alone is compiled for Java 17, because it must run on whatever `java` is there. The
 * program ends when this process ends, however it ends: it holds the other end of a pipe.
 */
public final class IntakeLocal {
  private static final int WANTED = 25;
  private static final String PROGRAM = "org.intake.local.Main";

  /** Measured: 346 MB resident at the peak of the sample package; 450 MB are the limit. */
  private static final List<String> SETTINGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:MinHeapFreeRatio=20",
          "-XX:MaxHeapFreeRatio=40",
          "-Xms32m",
          "-Xmx160m",
          "-Xss512k",
          "-Xshare:auto",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Djava.awt.headless=true");

  public static void main(String[] arguments) throws Exception {
    Path java = findJava();
    if (java == null) {
      System.err.println(
          "intake-local needs a JDK 25 and found none on this machine: install one (for example"
              + " Eclipse Temurin 25) or set JAVA_HOME to it.");
      System.exit(3);
      return;
    }
    System.exit(run(java, spoken(arguments)));
  }

  private static int run(Path java, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(SETTINGS);
    command.add("-Dintake.arguments=" + encoded(arguments));
    command.add("-Dintake.launcher=" + ProcessHandle.current().pid());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(PROGRAM);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    speakUtf8(builder.environment());
    Process program = builder.start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(program)));
    return program.waitFor();
  }

  private static void stop(Process program) {
    program.destroy();
    try {
      if (!program.waitFor(5, TimeUnit.SECONDS)) {
        program.destroyForcibly();
      }
    } catch (InterruptedException e) {
      program.destroyForcibly();
    }
  }

  /** File names may be Chinese whatever the shell's language is. */
  private static void speakUtf8(Map<String, String> environment) {
    if (File.separatorChar == '/' && !speaksUtf8(environment)) {
      environment.put("LC_ALL", "C.UTF-8");
    }
  }

  private static boolean speaksUtf8(Map<String, String> environment) {
    for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value.toUpperCase(Locale.ROOT).replace("-", "").contains("UTF8");
      }
    }
    return false;
  }

  /** The arguments as they were typed. In a shell that does not speak UTF-8 Java has lost them. */
  private static List<String> spoken(String[] arguments) {
    Path raw = Path.of("/proc/self/cmdline");
    if (!speaksUtf8(System.getenv()) && Files.isReadable(raw)) {
      try {
        String[] all = Files.readString(raw, StandardCharsets.UTF_8).split("\0", -1);
        int end = all.length - 1;
        if (end >= arguments.length) {
          return Arrays.asList(all).subList(end - arguments.length, end);
        }
      } catch (IOException e) {
        // Not UTF-8 after all: what Java made of it has to do.
      }
    }
    return Arrays.asList(arguments);
  }

  private static String encoded(List<String> arguments) {
    List<String> parts = new ArrayList<>();
    for (String argument : arguments) {
      parts.add(URLEncoder.encode(argument, StandardCharsets.UTF_8));
    }
    return String.join(",", parts);
  }

  private static Path findJava() {
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
    Path newer = null;
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
  private static Path onPath() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
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

  private IntakeLocal() {}
}
