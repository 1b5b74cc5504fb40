package org.intake.documents.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.intake.documents.sandbox.SandboxSettings.ChildProgram;

/// The command line of a child.
final class ChildCommand {
  /// What `-XX:+ExitOnOutOfMemoryError` ends with.
  static final int OUT_OF_MEMORY = 3;

  private ChildCommand() {}

  static List<String> of(ChildProgram program, Path scratch) {
    List<String> command = new ArrayList<>();
    if (canUnshare()) {
      command.addAll(List.of("unshare", "--map-root-user", "--net", "--"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx512m",
            // Else the heap starts at a sixty-fourth of the machine's memory and never shrinks.
            "-Xms64m",
            "-XX:MaxHeapFreeRatio=50",
            // Else the first collection gives nothing back, the second a tenth.
            "-XX:-ShrinkHeapInSteps",
            "-Xss2m",
            "-XX:+UseSerialGC",
            // The time goes into native code: the second compiler costs more than it gains.
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-CreateCoredumpOnCrash",
            "-XX:ErrorFile=" + scratch.resolve("crash.log"),
            "-Djava.awt.headless=true",
            "-Djava.io.tmpdir=" + scratch,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            program.classPath(),
            program.mainClass()));
    command.addAll(program.arguments());
    return command;
  }

  /// Whether this kernel and user may make an empty network namespace. Lambda may not: there the
  /// function has no network of its own need but its queue, and the JVM-level closing holds.
  private static boolean canUnshare() {
    try {
      Process probe =
          new ProcessBuilder("unshare", "--map-root-user", "--net", "--", "true")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (!probe.waitFor(5, TimeUnit.SECONDS)) {
        probe.destroyForcibly();
        return false;
      }
      return probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
