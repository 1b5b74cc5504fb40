package org.intake.local;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The door of intake-local.jar: finds a JDK 25 on the machine and starts the real program on it
 * with the settings that keep it small.
 *
 * <p>The launcher alone is compiled for Java 17, because it must run on whatever `java` is there.
 * The program ends when this process ends, however it ends: it holds the other end of a pipe.
 */
public final class IntakeLocal {
  private static final String PROGRAM = "org.intake.local.Main";

  /** Makes the start cache; the build calls it after the jar. */
  private static final String TRAIN = "train";

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
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Dfile.encoding=UTF-8",
          "-Dstdout.encoding=UTF-8",
          "-Dstderr.encoding=UTF-8",
          "-Djava.awt.headless=true");

  public static void main(String[] arguments) throws Exception {
    Path java = FindJava.find();
    if (java == null) {
      System.err.println(
          "intake-local needs a JDK 25 and found none on this machine: install one (for example"
              + " Eclipse Temurin 25) or set JAVA_HOME to it.");
      System.exit(3);
      return;
    }
    List<String> spoken = spoken(arguments);
    StartCache cache = StartCache.of(java, SETTINGS, System.getProperty("java.class.path"));
    System.exit(
        spoken.equals(List.of(TRAIN))
            ? cache.make((options, log) -> run(java, options, spoken, Redirect.to(log.toFile())))
            : run(java, cache.options(), spoken, Redirect.INHERIT));
  }

  private static int run(Path java, List<String> options, List<String> arguments, Redirect output)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(java.toString());
    command.addAll(SETTINGS);
    command.addAll(options);
    command.add("-Dintake.arguments=" + encoded(arguments));
    command.add("-Dintake.launcher=" + ProcessHandle.current().pid());
    command.add(PROGRAM);
    ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(output);
    if (output.equals(Redirect.INHERIT)) {
      builder.redirectError(output);
    } else {
      builder.redirectErrorStream(true);
    }
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

  private IntakeLocal() {}
}
