package org.intake.documents.sandbox;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How a child is started and how long it is trusted. `command` is the whole command line of the
/// child, `environment` all that it gets to see; neither holds credentials.
public record SandboxSettings(
    List<String> command, Map<String, String> environment, Path scratch, Budget budget) {
  public SandboxSettings {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /// Recognition takes and gives back large pieces of native memory on every thread; the C library
  /// would keep them apart for each thread and never return them (glibc, mallopt(3)). Pieces from 8
  /// MB on, whole pages, are the kernel's own mappings; with smaller ones a twentieth of the time
  /// went into making and dropping mappings.
  private static final Map<String, String> NATIVE_MEMORY =
      Map.of("MALLOC_ARENA_MAX", "1", "MALLOC_MMAP_THRESHOLD_", "8388608");

  /// What one document may use. `recycleAfter` documents the child is replaced by a fresh one.
  public record Budget(
      Duration start,
      Duration perDocument,
      Duration perPage,
      int maxAnswerBytes,
      int recycleAfter) {
    public Budget {
      boolean positive =
          start.isPositive()
              && perDocument.isPositive()
              && perPage.isPositive()
              && maxAnswerBytes > 0
              && recycleAfter > 0;
      if (!positive) {
        throw new IllegalArgumentException("every budget is positive");
      }
    }

    /// 30 s for a document beside 10 s for each page that came out; an answer of 64 MB holds the
    /// text of a 600-page file with boxes. A child starts in a second; on a machine with ten times
    /// more to do than it can, one took over 30.
    public static Budget standard() {
      return new Budget(
          Duration.ofMinutes(2), Duration.ofSeconds(30), Duration.ofSeconds(10), 64 << 20, 200);
    }
  }

  /// The main class that a composition root provides for its child; it calls [SandboxChild#serve].
  public record ChildProgram(String mainClass, String classPath, List<String> arguments) {
    public ChildProgram {
      arguments = List.copyOf(arguments);
    }
  }

  /// A child on this process's own Java: 512 MB of heap, gone at the first sign of memory trouble.
  /// In an empty network namespace where the kernel lets us make one.
  public static SandboxSettings ofThisJava(
      ChildProgram program, Map<String, String> environment, Path scratch) {
    Map<String, String> seen = new HashMap<>(NATIVE_MEMORY);
    seen.putAll(environment);
    return new SandboxSettings(ChildCommand.of(program, scratch), seen, scratch, Budget.standard());
  }

  public SandboxSettings with(Budget other) {
    return new SandboxSettings(command, environment, scratch, other);
  }
}
